import type { Offer } from "../../cloud.ts";

export const offers: readonly Offer[] = [];
