import type { Provenance } from "../../catalogue/provenance.ts";
import type { Company } from "./company.ts";

/** What a tool is used for; questionnaires name the same words. */
export const toolUses = [
  "assistant",
  "model-api",
  "code",
  "translation",
  "mail",
  "documents",
  "meetings",
  "messaging",
  "customers",
  "projects",
  "hosting",
  "other",
] as const;
export type ToolUse = (typeof toolUses)[number];

/** Uses that a stack of one's own with an open-weight model can take over. */
export const replaceableUses: readonly ToolUse[] = ["assistant", "model-api", "code", "translation"];

/** Somewhere in the European Economic Area, where no country is named. */
export const somewhereInEea = "EEA";

/** Where a vendor says that it keeps customers' content. */
export interface Hosting {
  /** Countries, ISO 3166-1 alpha-2, or `EEA`. Empty: the customer's own machines. */
  readonly places: readonly string[];
  /** Whether a customer can have the content kept in the EEA: by default, by a choice, only in some plans. */
  readonly euRegion: "default" | "on-choice" | "in-some-plans" | "no" | "unknown";
  readonly provenance: Provenance;
}

export interface Subprocessor {
  readonly name: string;
  readonly country: string;
  readonly provenance: Provenance;
}

/** What is known of a tool that organisations commonly use. */
export interface Tool {
  readonly name: string;
  /** Other spellings under which people know it. */
  readonly alsoCalled: readonly string[];
  readonly uses: readonly ToolUse[];
  /** Unset: software that one runs oneself. */
  readonly company?: Company;
  /** Unset: not known. */
  readonly hosting?: Hosting;
  /** Those that are known; there may be more. */
  readonly subprocessors: readonly Subprocessor[];
}
