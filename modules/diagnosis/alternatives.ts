import { isInEea } from "../audit/knowledge/eea.ts";
import { isStale } from "../catalogue/provenance.ts";
import type { ToolUse } from "./knowledge/tool.ts";
import { tools } from "./knowledge/tools.ts";

/** A known tool for the same use whose operator and its controller have their seat in the EEA, or that one runs oneself. */
export interface Alternative {
  readonly name: string;
  /** Run on one's own machines. */
  readonly own: boolean;
  /** What is known of its operator was not verified. */
  readonly toConfirm: boolean;
}

/** Those that are known; an empty list says only that this toolkit knows none. It is no recommendation of a product. */
export function alternativesFor(use: ToolUse, today: string): Alternative[] {
  return tools.flatMap(({ name, uses, company }): Alternative[] => {
    if (!uses.includes(use)) return [];
    if (company === undefined) return [{ name, own: true, toConfirm: false }];
    const { country, parent, provenance } = company;
    if (isStale(provenance, today) || !isInEea(country) || !isInEea(parent?.country ?? country)) return [];
    return [{ name, own: false, toConfirm: provenance.mark === "recalled" }];
  });
}
