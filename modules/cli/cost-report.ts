import type { Mark } from "../catalogue/provenance.ts";
import type { CostEstimate } from "../cost/estimate.ts";
import type { BreakEven } from "../cost/hosted.ts";
import { renderTable } from "./table.ts";

/** One stack, or one plan, with its estimate. */
export interface StackCost {
  readonly name: string;
  readonly estimate: CostEstimate;
}

const signs: Readonly<Record<Mark, string>> = { verified: "", secondary: "~", recalled: "?" };
const whole = (value: number) => Math.round(value).toLocaleString("en");

/** The estimates as text for a terminal. */
export function costReport(stacks: readonly StackCost[], breakEven: BreakEven | undefined): string {
  const total = sumOf(stacks);
  const days = stacks.flatMap(({ estimate }) => estimate.lines.map(({ checkedOn }) => checkedOn)).sort();
  const unknown = stacks.reduce((sum, { estimate }) => sum + estimate.unknown.length, 0);
  const usage = stacks[0]?.estimate.usage;
  return `${[
    ...stacks.filter(({ estimate }) => estimate.lines.length + estimate.unknown.length > 0).map(stackText),
    `total ${whole(total.low)} to ${whole(total.high)} € a month${unknown === 0 ? "" : `, without ${unknown} ${unknown === 1 ? "line" : "lines"} whose price is unknown`}`,
    ...(breakEven === undefined ? [] : [breakEvenText(breakEven)]),
    [
      `List prices without VAT${days.length === 0 ? "" : `, of ${days[0]} to ${days.at(-1)}`}; ~ second hand, ? recalled, ≥ incomplete.`,
      ...(usage === undefined
        ? []
        : [
            `Assumed: ${usage.bucketGb} GB in each bucket, ${usage.logsGb} GB of logs a month for each source, ${usage.registryGb} GB in each registry, GPUs ${usage.gpuHours} hours a month.`,
          ]),
      "Not counted: traffic, backups beyond the volumes, taxes, discounts, work.",
    ].join("\n"),
  ].join("\n\n")}\n`;
}

export function sumOf(stacks: readonly StackCost[]): { readonly low: number; readonly high: number } {
  return {
    low: stacks.reduce((sum, { estimate }) => sum + estimate.total.low, 0),
    high: stacks.reduce((sum, { estimate }) => sum + estimate.total.high, 0),
  };
}

function stackText({ name, estimate }: StackCost): string {
  const rows = [
    ...[...estimate.lines]
      .sort((a, b) => b.eur - a.eur)
      .map(({ address, what, how, eur, mark, missing }) => [
        address,
        what,
        how,
        `${missing === undefined ? "" : "≥ "}${signs[mark]}${eur.toFixed(2)}`,
      ]),
    ...estimate.unknown.map(({ address, what, why }) => [address, what, why, "unknown"]),
  ];
  const table = renderTable(
    [{ title: "resource" }, { title: "what" }, { title: "how" }, { title: "€/month", align: "right" }],
    rows,
    132,
  );
  const { low, high } = estimate.total;
  const free = estimate.free === 0 ? "" : `; ${estimate.free} resources carry no charge`;
  return [
    name,
    ...table.split("\n").map((line) => `  ${line}`),
    `  ${whole(low)} to ${whole(high)} €${free}`,
  ].join("\n");
}

function breakEvenText({ low, high, blendedEur }: BreakEven): string {
  const millions = (tokens: number) => whole(tokens / 1e6);
  return `A hosted model at ${blendedEur.toFixed(2)} € a million tokens costs the same at ${millions(low)} to ${millions(high)} million tokens a month.`;
}
