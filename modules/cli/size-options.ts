import { cloudNames } from "../catalogue/clouds.ts";
import type { Model } from "../catalogue/model.ts";
import { findModel, models } from "../catalogue/models.ts";
import { didYouMean } from "../problem/did-you-mean.ts";
import { type Problem, UserError } from "../problem/problem.ts";
import type { OrganisationFacts } from "../sizing/licence-verdict.ts";
import { dataClasses, type Wish } from "../sizing/wish.ts";
import { findWork, type Work, works } from "../sizing/works.ts";

/** The wish that the options of `sovereign size` state; all problems are told at once. */
export function wishFrom(options: Record<string, unknown>): Wish {
  const read = new Reading(options);
  const people = read.number("people", 1, 100_000);
  const chosen = read
    .words(
      "work",
      works.map(({ name }) => name),
    )
    .flatMap((name): Work[] => {
      const work = findWork(name);
      return work === undefined ? [] : [work];
    });
  const data = read.word("data", dataClasses);
  const clouds = options.cloud === "all" ? undefined : read.words("cloud", cloudNames);
  const country = read.land("country");
  const model = read.model("model");
  const contextTokens = read.number("context", 1024, 10_485_760);
  const peak = read.number("peak", 1, 100);
  const mostMachines = read.number("machines", 1, 64);
  const seat = read.land("seat");
  const annualRevenueEur = read.number("revenue", 0, 1e13);
  const monthlyRevenueEur = read.number("bestMonth", 0, 1e13);
  if (read.problems.length > 0) throw new UserError(...read.problems);
  const organisation: OrganisationFacts = {
    ...(seat === undefined ? {} : { country: seat }),
    ...(annualRevenueEur === undefined ? {} : { annualRevenueEur }),
    ...(monthlyRevenueEur === undefined ? {} : { monthlyRevenueEur }),
    production: options.trial !== true,
  };
  return {
    people: people ?? 1,
    works: chosen,
    data: data ?? "internal",
    organisation,
    peakShare: (peak ?? 10) / 100,
    ...(clouds === undefined ? {} : { clouds }),
    ...(country === undefined ? {} : { country }),
    ...(model === undefined ? {} : { model }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(mostMachines === undefined ? {} : { mostMachines }),
  };
}

/** Reads options one by one and keeps what is wrong with them. */
class Reading {
  readonly problems: Problem[] = [];
  readonly options: Record<string, unknown>;

  constructor(options: Record<string, unknown>) {
    this.options = options;
  }

  number(name: string, least: number, most: number): number | undefined {
    const given = this.options[name];
    if (given === undefined) return undefined;
    const value = Number(String(given).replaceAll("_", ""));
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.wrong(name, "is no whole number in range", given, `${least} to ${most}`, `give --${name} ${least}`);
    return undefined;
  }

  words(name: string, allowed: readonly string[]): string[] {
    const given = String(this.options[name] ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== "");
    const unknown = given.filter((word) => !allowed.includes(word));
    if (given.length > 0 && unknown.length === 0) return given;
    const meant = didYouMean(unknown[0] ?? "", allowed) ?? allowed[0];
    this.wrong(
      name,
      "is not known",
      unknown.join(",") || "nothing",
      allowed.join(", "),
      `give --${name} ${meant}`,
    );
    return [];
  }

  word<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const given = String(this.options[name]);
    const found = allowed.find((word) => word === given);
    if (found !== undefined) return found;
    const meant = didYouMean(given, allowed) ?? allowed[0];
    this.wrong(name, "is not known", given, allowed.join(", "), `give --${name} ${meant}`);
    return undefined;
  }

  land(name: string): string | undefined {
    const given = this.options[name];
    if (given === undefined) return undefined;
    if (/^[a-z]{2}$/i.test(String(given))) return String(given).toUpperCase();
    this.wrong(name, "is no code of a land", given, "two letters, as in ISO 3166", `give --${name} FR`);
    return undefined;
  }

  model(name: string): Model | undefined {
    const given = this.options[name];
    if (given === undefined) return undefined;
    const model = findModel(String(given));
    if (model !== undefined) return model;
    const ids = models.map(({ id }) => id);
    const meant = didYouMean(String(given), ids);
    const fix = meant === undefined ? "choose one of them" : `did you mean ${meant}?`;
    const allowed = `the ${ids.length} ids of \`sovereign catalogue models\``;
    this.wrong(name, "is no model of the catalogue", given, allowed, fix);
    return undefined;
  }

  private wrong(name: string, what: string, got: unknown, allowed: string, fix: string): void {
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    this.problems.push({ where: `--${option}`, what, got: String(got), allowed, fix });
  }
}
