import { describe, expect, it } from "vitest";
import { isStale, statusReadOn } from "../../../modules/catalogue/provenance.ts";

describe("what a vendor says about itself", () => {
  it("is second hand and believed for three months, unless something else is said", () => {
    expect(statusReadOn("2026-11-24", "a page")).toEqual({
      mark: "secondary",
      source: "a page",
      checkedOn: "2026-11-24",
      expiresOn: "2027-02-24",
    });
    expect(statusReadOn("2026-11-24", "a register", "verified").mark).toBe("verified");
  });

  it("is stale from its last day on", () => {
    const read = statusReadOn("2026-11-24", "a page");
    expect([isStale(read, "2027-02-23"), isStale(read, "2027-02-24")]).toEqual([false, true]);
  });
});
