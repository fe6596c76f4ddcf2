import type { CloudCatalogue, Qualification } from "../catalogue/cloud.ts";
import { clouds } from "../catalogue/clouds.ts";
import { qualificationOf } from "../catalogue/regions.ts";
import type { Words } from "../page/language.ts";
import { type CloudAdvice, type Recommendation, recommend } from "../sizing/recommend.ts";
import { type DataClass, dataClasses, type Wish } from "../sizing/wish.ts";
import { findWork, type Work } from "../sizing/works.ts";
import { replaceableUses, type ToolUse } from "./knowledge/tool.ts";
import type { Questionnaire, ToolInUse } from "./questionnaire.ts";

/** Sizes of the reference stacks, with the most people that each is made for. */
export const sizes = [
  { name: "micro", people: 9 },
  { name: "small", people: 49 },
  { name: "medium", people: 249 },
] as const;
export type SizeName = (typeof sizes)[number]["name"];

/** What a reference stack costs in a month by list price, euros without VAT. */
export interface StackCost {
  readonly size: string;
  readonly cloud: string;
  readonly lowEur: number;
  readonly highEur: number;
  /** Lines whose price is not known: they are in no sum. */
  readonly unknownLines: number;
}

/** One cloud, held against what is wanted. */
export interface Candidate {
  readonly cloud: string;
  readonly operator: CloudCatalogue["operator"];
  /** The cheapest machine that serves the wish. Unset: none does, see `why`. */
  readonly machine?: Recommendation;
  /** The reference stack of the size on this cloud. Unset: there is none, or it was not estimated. */
  readonly stack?: StackCost;
  /** Schemes for which something was read about an offer in one of the regions concerned. */
  readonly qualifications: readonly Qualification[];
  /** Why it is not chosen; unset for the chosen one and for those that are only dearer. */
  readonly why?: Words;
}

/** The architecture proposed. */
export interface Target {
  readonly people: number;
  readonly works: readonly Work[];
  readonly data: DataClass;
  /** Unset: more people than any reference stack is made for. */
  readonly size?: SizeName;
  readonly candidates: readonly Candidate[];
  /** Unset: no cloud has both a machine and a reference stack for it. */
  readonly chosen?: Candidate;
  /** Tools whose work it can take over, by name. */
  readonly replaces: readonly string[];
}

const workOf: { readonly [U in ToolUse]?: readonly string[] } = {
  assistant: ["chat", "documents"],
  "model-api": ["agents"],
  code: ["code"],
  translation: ["translation"],
};

/**
 * The stack and cloud for an AI of one's own; undefined where nothing in use and no wish asks for one.
 * @param costs - what the reference stacks cost. @default - not estimated: the machine's price decides
 */
export function targetFor(
  { organisation, tools, target }: Questionnaire,
  today: string,
  costs?: readonly StackCost[],
): Target | undefined {
  const replaced = tools.filter(({ use }) => replaceableUses.includes(use));
  const names = target.work ?? [...new Set(replaced.flatMap(({ use }) => workOf[use] ?? []))];
  const works = names.flatMap((name) => findWork(name) ?? []);
  if (works.length === 0) return undefined;
  const people = target.people ?? organisation.people;
  const size = sizes.find((one) => people <= one.people)?.name;
  const data = strictest(replaced.length > 0 ? replaced : tools);
  const { country, annualRevenueEur } = organisation;
  const wish: Wish = {
    people,
    works,
    data,
    today,
    ...(target.country === undefined ? {} : { country: target.country }),
    organisation: { country, ...(annualRevenueEur === undefined ? {} : { annualRevenueEur }) },
  };
  const advice = recommend(wish).clouds;
  const candidates = clouds
    .map((catalogue) => candidateOf(catalogue, advice, size, costs, today))
    .sort(byCost);
  const chosen = candidates.find(({ why }) => why === undefined);
  return {
    people,
    works,
    data,
    ...(size === undefined ? {} : { size }),
    candidates,
    ...(chosen === undefined ? {} : { chosen }),
    replaces: replaced.map(({ tool }) => tool),
  };
}

function candidateOf(
  { cloud, operator, regions }: CloudCatalogue,
  advice: readonly CloudAdvice[],
  size: SizeName | undefined,
  costs: readonly StackCost[] | undefined,
  today: string,
): Candidate {
  const advised = advice.find((one) => one.cloud === cloud);
  const [machine] = advised?.best ?? [];
  const stack = costs?.find((cost) => cost.cloud === cloud && cost.size === size);
  const places = regions.filter(({ zones }) => zones.some((zone) => machine?.residency.zones.includes(zone)));
  const why = whyNot(machine, advised, size, costs, stack);
  return {
    cloud,
    operator,
    ...(machine === undefined ? {} : { machine }),
    ...(stack === undefined ? {} : { stack }),
    qualifications: distinct(
      places.flatMap((region) =>
        region.qualifications.flatMap(({ scheme }) => {
          const found = qualificationOf(region, scheme, today);
          return "offer" in found ? [found] : [];
        }),
      ),
    ),
    ...(why === undefined ? {} : { why }),
  };
}

function whyNot(
  machine: Recommendation | undefined,
  advised: CloudAdvice | undefined,
  size: SizeName | undefined,
  costs: readonly StackCost[] | undefined,
  stack: StackCost | undefined,
): Words | undefined {
  if (machine === undefined) {
    const because = advised?.noZone === undefined ? "" : `: ${advised.noZone}`;
    return {
      en: `no GPU machine of this cloud serves the wish${because}`,
      fr: `aucune machine GPU de ce cloud ne répond au besoin${because}`,
    };
  }
  if (size === undefined) {
    return {
      en: "more people than a reference stack is made for",
      fr: "plus de personnes que n’en sert une pile de référence",
    };
  }
  if (costs === undefined || stack !== undefined) return undefined;
  return {
    en: `there is no reference stack of size ${size} on this cloud today`,
    fr: `il n’y a pas aujourd’hui de pile de référence de taille ${size} sur ce cloud`,
  };
}

/** What can be chosen first, then the cheapest; what has no price comes last. */
function byCost(a: Candidate, b: Candidate): number {
  const open = Number(a.why !== undefined) - Number(b.why !== undefined);
  return open !== 0 ? open : eurOf(a) - eurOf(b) || (a.cloud < b.cloud ? -1 : 1);
}

function eurOf({ stack, machine }: Candidate): number {
  return stack?.lowEur ?? machine?.price?.aroundTheClockEur ?? Number.MAX_VALUE;
}

function strictest(tools: readonly ToolInUse[]): DataClass {
  const used = new Set(tools.flatMap(({ data }) => data));
  return [...dataClasses].reverse().find((one) => used.has(one)) ?? "internal";
}

function distinct(qualifications: readonly Qualification[]): Qualification[] {
  return [
    ...new Map(qualifications.map((one) => [`${one.scheme} ${one.status} ${one.offer}`, one])).values(),
  ];
}
