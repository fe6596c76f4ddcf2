import type { Mark } from "../catalogue/provenance.ts";
import { explainSizing } from "../sizing/explain.ts";
import type { OrganisationFacts } from "../sizing/licence-verdict.ts";
import type { MonthlyPrice } from "../sizing/monthly-price.ts";
import { officeHoursPerMonth } from "../sizing/monthly-price.ts";
import type { Nearest } from "../sizing/nearest.ts";
import type { Advice, CloudAdvice, Recommendation } from "../sizing/recommend.ts";
import type { Wish } from "../sizing/wish.ts";
import { renderTable } from "./table.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en");

/** Before a figure: nothing where it was read at its source, `~` second hand, `?` from memory. */
const signs: Readonly<Record<Mark, string>> = { verified: "", secondary: "~", recalled: "?" };

/** The advice as text for a terminal. */
export function sizeReport(advice: Advice, wish: Wish, explain: boolean): string {
  const { contextTokens, concurrentRequests } = advice.load;
  const works = wish.works.map(({ name }) => name).join(" and ");
  return `${[
    `${wish.people} people, ${works}, ${wish.data} data: ${answersAtOnce(concurrentRequests)}, ${whole(contextTokens)} tokens each at most`,
    ...advice.clouds.map((cloud) => cloudText(cloud, advice, explain)),
    ...advice.refusedModels.map(
      ({ model, licence }) =>
        `${model.id} is left out: ${licence.reasons.map(({ text }) => text).join("; ")}`,
    ),
    legend(advice),
  ].join("\n\n")}\n`;
}

function answersAtOnce(count: number): string {
  return count === 1 ? "one answer at a time" : `${count} answers at the same time`;
}

function cloudText({ cloud, best, nearest, noZone }: CloudAdvice, advice: Advice, explain: boolean): string {
  if (noZone !== undefined) return `${cloud}\n  nothing: ${noZone}`;
  if (best.length === 0) return nearestText(cloud, nearest, advice);
  const operator = best[0]?.residency.operator ?? cloud;
  const table = renderTable(
    [
      { title: "machine" },
      { title: "model" },
      { title: "people", align: "right" },
      { title: "spare", align: "right" },
      { title: "tokens/s", align: "right" },
      { title: "€/month", align: "right" },
      { title: "office", align: "right" },
      { title: "licence" },
      { title: "where" },
    ],
    best.map(row),
    Number.POSITIVE_INFINITY,
  );
  const notes = best.flatMap((recommendation) => notesOf(recommendation));
  const arithmetic = explain ? best.flatMap(explained) : [];
  return [`${cloud} (${operator})`, ...indent([table, ...new Set(notes), ...arithmetic])].join("\n");
}

function row(recommendation: Recommendation): string[] {
  const { machines, offer, model, sizing, peopleServed, headroom, price, licence, residency, throughput } =
    recommendation;
  const speed = throughput?.tokensPerSecond;
  return [
    `${machines > 1 ? `${machines} × ` : ""}${offer.name}`,
    `${model.id} ${sizing.precision}${sizing.kvPrecision === "fp8" ? ", fp8 cache" : ""}`,
    whole(peopleServed),
    `${Math.round(headroom * 100)} %`,
    speed === undefined ? "" : `${whole(speed.low)}–${whole(speed.high)}`,
    priceText(price, price?.aroundTheClockEur, price?.mark),
    priceText(price, price?.officeHoursEur, price?.officeHoursMark),
    licence.verdict,
    residency.countries.join(", "),
  ];
}

function priceText(
  price: MonthlyPrice | undefined,
  eur: number | undefined,
  mark: Mark = "recalled",
): string {
  if (price === undefined) return "unknown";
  if (eur === undefined) return "–";
  return `${price.missing === undefined ? "" : "≥ "}${signs[mark]}${whole(eur)}`;
}

function notesOf({ offer, sizing, licence, price, residency }: Recommendation): string[] {
  return [
    ...(licence.verdict === "question"
      ? licence.reasons.map(({ text, missing }) => `${sizing.model.id}: ${text}${optionFor(missing)}`)
      : []),
    ...residency.conditions,
    ...(offer.provenance.mark === "recalled"
      ? [`${offer.name}: that it can be ordered like this is recalled, not verified`]
      : []),
    ...(price?.missing === undefined ? [] : [`price without ${price.missing}`]),
    ...(offer.billing.officeHours ? [] : [offer.billing.note]),
    ...sizing.notes,
  ].map((note) => `* ${note}`);
}

/** The option that answers a licence's question. */
function optionFor(missing: keyof OrganisationFacts | undefined): string {
  const options: Partial<Record<keyof OrganisationFacts, string>> = {
    country: "--seat",
    annualRevenueEur: "--revenue",
    monthlyRevenueEur: "--best-month",
  };
  const option = missing && options[missing];
  return option === undefined ? "" : `: give ${option}`;
}

function explained({ offer, sizing }: Recommendation): string[] {
  return [
    "",
    `${offer.name}, ${sizing.model.id}`,
    ...indent(explainSizing(sizing)),
    ...indent(["", ...sizing.engineFlags]),
  ];
}

function nearestText(cloud: string, nearest: readonly Nearest[], { load }: Advice): string {
  if (nearest.length === 0)
    return `${cloud}\n  nothing: no model that suits this work and may be used runs on any machine`;
  const lines = nearest.map(({ change, possible, machines, offer, model }) => {
    const on = `${machines} × ${offer.name} with ${model.id}`;
    return change === "people"
      ? `${whole(possible)} people at ${whole(load.contextTokens)} tokens: ${on}`
      : `these people at ${whole(possible)} tokens: ${on}`;
  });
  return [`${cloud}`, ...indent(["nothing serves this; the nearest that does:", ...indent(lines)])].join(
    "\n",
  );
}

function legend(advice: Advice): string {
  const days = advice.clouds.flatMap(({ best }) => best.flatMap(({ price }) => price?.checkedOn ?? []));
  const oldest = [...days].sort()[0];
  return [
    `€/month: list prices without VAT, volumes and addresses${oldest === undefined ? "" : `, the oldest of ${oldest}`}; ~ second hand, ? recalled, ≥ incomplete.`,
    `office: ${officeHoursPerMonth} hours a month, – where the bill does not stop at night. tokens/s: an estimate for one reader, from bandwidth.`,
  ].join("\n");
}

const indent = (lines: readonly string[]) =>
  lines.flatMap((line) => line.split("\n")).map((line) => (line === "" ? "" : `  ${line}`));
