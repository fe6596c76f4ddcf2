import { describe, expect, it } from "vitest";
import { readRealPlan, realPlanClouds } from "./real-plans.ts";
import { replacementsOf } from "./replacement.ts";

describe.each(realPlanClouds)("every replace-forcing attribute of %s", (cloud) => {
  it("plans as a replacement when it changes, and the others as an update", {
    timeout: 180_000,
  }, async () => {
    const { facts } = readRealPlan(cloud);
    const asked = Object.values(facts.behaviour ?? {}).flatMap(({ requiresReplace = [] }) => requiresReplace);
    const { replaced, kept, unsettable, notInPlace } = await replacementsOf(facts);
    expect(kept).toEqual([]);
    expect(unsettable).toEqual([]);
    expect(notInPlace).toEqual([]);
    expect(replaced).toHaveLength(asked.length);
  });
});
