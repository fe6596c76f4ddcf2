import type { CloudCatalogue, Qualification } from "../catalogue/cloud.ts";
import { qualificationOf } from "../catalogue/regions.ts";
import type { Words } from "../page/language.ts";
import type { CloudAdvice, Recommendation } from "../sizing/recommend.ts";

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

/** One cloud with what speaks for and against it. */
export function candidateOf(
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
export function byCost(a: Candidate, b: Candidate): number {
  const open = Number(a.why !== undefined) - Number(b.why !== undefined);
  return open !== 0 ? open : eurOf(a) - eurOf(b) || (a.cloud < b.cloud ? -1 : 1);
}

function eurOf({ stack, machine }: Candidate): number {
  return stack?.lowEur ?? machine?.price?.aroundTheClockEur ?? Number.MAX_VALUE;
}

function distinct(qualifications: readonly Qualification[]): Qualification[] {
  return [
    ...new Map(qualifications.map((one) => [`${one.scheme} ${one.status} ${one.offer}`, one])).values(),
  ];
}
