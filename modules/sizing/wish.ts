import type { Model } from "../catalogue/model.ts";
import type { OrganisationFacts } from "./licence-verdict.ts";
import type { Work } from "./works.ts";

export const dataClasses = ["public", "internal", "confidential", "personal", "health"] as const;
export type DataClass = (typeof dataClasses)[number];

/** What somebody wants to do with a model of their own. */
export interface Wish {
  readonly people: number;
  readonly works: readonly Work[];
  readonly data: DataClass;
  /** Share of the people who wait for an answer at the same moment, at peak. @default 0.1 */
  readonly peakShare?: number;
  /** Longest prompt plus answer. @default - what the work asks for */
  readonly contextTokens?: number;
  /** The only model to look at. @default - those that suit the work */
  readonly model?: Model;
  /** Clouds to look at. @default - all */
  readonly clouds?: readonly string[];
  /** Land in which the machines must stand. @default - any land of the European Union; any at all for public data */
  readonly country?: string;
  /** Most machines of one kind that may share the people. @default 4 */
  readonly mostMachines?: number;
  readonly organisation?: OrganisationFacts;
  /** The day on which prices must still hold. @default - the current day */
  readonly today?: string;
}

export const usualPeakShare = 0.1;

/** The wish in the engine's terms. */
export interface Load {
  readonly contextTokens: number;
  readonly concurrentRequests: number;
  readonly peakShare: number;
  readonly needsTools: boolean;
}

export function loadOf({ people, works, peakShare = usualPeakShare, contextTokens }: Wish): Load {
  return {
    contextTokens: contextTokens ?? Math.max(...works.map((work) => work.contextTokens)),
    concurrentRequests: Math.max(1, Math.ceil(people * peakShare)),
    peakShare,
    needsTools: works.some(({ tools }) => tools),
  };
}
