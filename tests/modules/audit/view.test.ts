import { describe, expect, it } from "vitest";
import { outcomeOf, planDocument } from "./plan-of.ts";

const address = "scaleway_object_bucket.b";

/** A bucket whose region the plan leaves open, as the real provider does, filled by an expression. */
function bucketIn(region: Record<string, unknown>) {
  return planDocument([{ address, values: { name: "acme" }, unknown: { region: true } }], {
    configuration: {
      root_module: { resources: [{ address, type: "scaleway_object_bucket", expressions: { region } }] },
    },
  });
}

describe("a value that the plan leaves open", () => {
  it("counts as known when the configuration writes it as a constant", () => {
    const document = bucketIn({ constant_value: "fr-par" });
    expect(outcomeOf(document, "region-stated", address)).toBe("pass");
    expect(outcomeOf(document, "region-in-eea", address)).toBe("pass");
  });

  it("is judged by that constant, not passed by it", () => {
    expect(outcomeOf(bucketIn({ constant_value: "us-east-1" }), "region-in-eea", address)).not.toBe("pass");
  });

  it("stays unknown when it comes from a reference", () => {
    const document = bucketIn({ references: ["terraform_data.place"] });
    expect(outcomeOf(document, "region-in-eea", address)).toBe("unknown");
  });
});
