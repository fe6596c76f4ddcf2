import { clouds } from "../catalogue/clouds.ts";
import { recommend } from "../sizing/recommend.ts";
import { type DataClass, dataClasses, type Wish } from "../sizing/wish.ts";
import { findWork, type Work } from "../sizing/works.ts";
import { byCost, type Candidate, candidateOf, type SizeName, type StackCost, sizes } from "./candidate.ts";
import { replaceableUses, type ToolUse } from "./knowledge/tool.ts";
import type { Questionnaire, ToolInUse } from "./questionnaire.ts";

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

function strictest(tools: readonly ToolInUse[]): DataClass {
  const used = new Set(tools.flatMap(({ data }) => data));
  return [...dataClasses].reverse().find((one) => used.has(one)) ?? "internal";
}
