import { describe, expect, it } from "vitest";
import { models } from "../../../modules/catalogue/models.ts";
import { licenceVerdict } from "../../../modules/sizing/licence-verdict.ts";
import { known } from "./log-errors.ts";

const french = { country: "FR", annualRevenueEur: 8_000_000 };

describe("licenceVerdict", () => {
  it("allows what Apache-2.0 allows, without asking anything", () => {
    expect(licenceVerdict(known("mistral-small-3.2-24b"), {})).toMatchObject({
      verdict: "allowed",
      reasons: [],
    });
  });

  it.each(["llama-4-scout", "llama-4-maverick", "llama-3.2-11b-vision"])(
    "refuses %s to a company of the EU",
    (id) => {
      const { verdict, reasons } = licenceVerdict(known(id), french);
      expect(verdict).toBe("refused");
      expect(reasons[0]?.text).toContain("principal place of business is in the European Union");
      expect(licenceVerdict(known(id), { country: "CH" }).verdict).toBe("allowed");
      expect(licenceVerdict(known(id), {})).toMatchObject({ verdict: "question" });
    },
  );

  it("does not confuse text models of Llama 3 with multimodal ones", () => {
    for (const id of ["llama-3.1-8b", "llama-3.2-3b", "llama-3.3-70b"]) {
      const { verdict, duties } = licenceVerdict(known(id), french);
      expect(verdict).toBe("allowed");
      expect(duties.map(({ about }) => about)).toContain("attribution");
    }
  });

  it.each(["ministral-8b-2410", "mistral-small-2409", "mistral-large-2407", "codestral-22b"])(
    "refuses %s in production and lets it be tried out",
    (id) => {
      expect(licenceVerdict(known(id), french).verdict).toBe("refused");
      expect(licenceVerdict(known(id), { ...french, production: false }).verdict).toBe("allowed");
    },
  );

  it("asks for revenue only where the answer depends on it", () => {
    const medium = known("mistral-medium-3.5-128b");
    expect(licenceVerdict(medium, {}).reasons[0]?.missing).toBe("annualRevenueEur");
    // Below the ceiling in a whole year: no month can be above it.
    expect(licenceVerdict(medium, { annualRevenueEur: 17_000_000 }).verdict).toBe("allowed");
    // Between one and twelve times: the best month decides.
    const between = licenceVerdict(medium, { annualRevenueEur: 50_000_000 });
    expect(between.verdict).toBe("question");
    expect(between.reasons[0]?.missing).toBe("monthlyRevenueEur");
    expect(
      licenceVerdict(medium, { annualRevenueEur: 50_000_000, monthlyRevenueEur: 6_000_000 }).verdict,
    ).toBe("allowed");
    expect(licenceVerdict(medium, { monthlyRevenueEur: 18_000_000 }).verdict).toBe("refused");
    expect(licenceVerdict(medium, { annualRevenueEur: 300_000_000 }).verdict).toBe("refused");
  });

  it("names the text of every clause that refuses or asks", () => {
    for (const model of models) {
      const { reasons, licence } = licenceVerdict(model, {});
      for (const { clause } of reasons) expect(clause.section).not.toBe("");
      expect(licence.url).toMatch(/^https:/);
    }
  });
});
