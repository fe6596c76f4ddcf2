import { deployerItems } from "./deployer-items.ts";
import type { ChecklistItem } from "./item.ts";
import { logItems } from "./log-items.ts";

/**
 * Source: Regulation (EU) 2024/1689, articles 4, 12, 19, 26 and 50, https://eur-lex.europa.eu/eli/reg/2024/1689/oj,
 * read in the copies of overview.legal on 2026-11-24.
 */
export const checklistItems: readonly ChecklistItem[] = [...logItems, ...deployerItems].sort((a, b) =>
  a.id.localeCompare(b.id, "en", { numeric: true }),
);
