import type { CostRule, UnitPrice } from "../../cloud.ts";

export const prices: readonly UnitPrice[] = [];

export const costRules: readonly CostRule[] = [];

export const freeResources: readonly string[] = [];
