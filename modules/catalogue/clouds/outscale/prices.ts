import type { UnitPrice } from "../../cloud.ts";

export const prices: readonly UnitPrice[] = [];
