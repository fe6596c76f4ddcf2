import type { DataClass } from "../sizing/wish.ts";
import type { Known, Source } from "./evidence.ts";
import type { ToolUse } from "./knowledge/tool.ts";

/** A company and the country of its seat. */
export interface Party {
  readonly name: string;
  readonly country: string;
}

/** Something of somebody else's that the organisation's work rests on. */
export interface Dependency {
  /** As the questionnaire or the plan calls it. */
  readonly name: string;
  readonly use: ToolUse;
  /** Kinds of data that go there; empty where none is known to, as with a registry that images are taken from. */
  readonly data: readonly DataClass[];
  /** Run by the organisation itself on its own machines. */
  readonly own: boolean;
  readonly operator: Known<Party>;
  /** Who controls the operator: the operator itself where nobody else is known to. */
  readonly controller: Known<Party>;
  /** Countries, or `EEA`. */
  readonly hostedIn: Known<readonly string[]>;
  /** Whether the vendor can keep the data in the EEA. Unset: not known. */
  readonly euRegion?: "default" | "on-choice" | "in-some-plans" | "no";
  readonly subprocessors: readonly { readonly party: Party; readonly source: Source }[];
  readonly contract: Known<boolean>;
  readonly exportTested: Known<boolean>;
  /** Whether work stops without it, as told. */
  readonly essential: boolean;
  readonly people?: number;
  readonly monthlyCostEur?: number;
  readonly source: Source;
}
