import { expect, it } from "vitest";
import * as catalogue from "../../../modules/catalogue/index.ts";
import { datedFacts } from "../../../modules/packaging/dated-facts.ts";

it("finds facts at any depth, by the names that people use", () => {
  const price = { eur: 1, provenance: { source: "a page", expiresOn: "2027-01-01" } };
  const data = { clouds: [{ cloud: "acme", offers: [{ name: "GPU-1", price, again: price }] }] };
  expect(datedFacts(data)).toEqual([
    {
      path: "clouds › acme › offers › GPU-1 › price › provenance",
      expiresOn: "2027-01-01",
      source: "a page",
    },
  ]);
});

it("finds the catalogue's", () => {
  const facts = datedFacts(catalogue);
  expect(facts.length).toBeGreaterThan(50);
  expect(facts.filter(({ expiresOn }) => !/^\d{4}-\d\d-\d\d$/.test(expiresOn))).toEqual([]);
});
