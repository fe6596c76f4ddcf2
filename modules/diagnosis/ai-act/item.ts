import type { Duty } from "../../audit/frameworks/framework.ts";
import type { Words } from "../../page/language.ts";

/** One duty on logs and on deployers, said in our own words, with what has to be kept beside any plan. */
export interface ChecklistItem {
  /** Article and paragraph of Regulation (EU) 2024/1689. */
  readonly id: string;
  readonly asks: Words;
  /** "provider" is who makes the AI system; "customer" is who deploys it. */
  readonly duty: Duty;
  /** Requirement of the audit's AI Act framework whose rules bear on it. @default - none */
  readonly requirement?: string;
  /** Further rules of the audit that bear on it. @default - none */
  readonly rules?: readonly string[];
  /** What no plan can show of it. */
  readonly cannotShow: Words;
  /** What to hold as evidence. */
  readonly keep: Words;
}
