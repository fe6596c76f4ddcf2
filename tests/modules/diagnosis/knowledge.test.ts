import { describe, expect, it } from "vitest";
import { isInEea } from "../../../modules/audit/knowledge/eea.ts";
import { cloudNames } from "../../../modules/catalogue/clouds.ts";
import { sizes } from "../../../modules/diagnosis/candidate.ts";
import { companies } from "../../../modules/diagnosis/knowledge/companies.ts";
import type { Company } from "../../../modules/diagnosis/knowledge/company.ts";
import { countryNotes } from "../../../modules/diagnosis/knowledge/laws.ts";
import { findTool, tools } from "../../../modules/diagnosis/knowledge/tools.ts";
import { choices } from "../../../stacks/main.ts";

const day = /^20\d\d-\d\d-\d\d$/;
const code = /^[A-Z]{2}$/;
const known: readonly (readonly [string, Company])[] = Object.entries(companies);

describe("what is known of companies", () => {
  it.each(known)("%s has a seat, a source and a day after which it is stale", (_, company) => {
    const { name, country, parent, provenance } = company;
    expect(name).not.toBe("");
    expect(country).toMatch(code);
    if (parent !== undefined) expect(parent.country).toMatch(code);
    expect(provenance.source.length).toBeGreaterThan(8);
    expect(provenance.checkedOn).toMatch(day);
    expect(provenance.expiresOn > provenance.checkedOn).toBe(true);
  });
});

describe("what is known of tools", () => {
  it("calls each name one tool only", () => {
    const plain = tools.flatMap(({ name, alsoCalled }) => [
      ...new Set([name, ...alsoCalled].map((one) => one.toLowerCase())),
    ]);
    expect(plain.filter((name, index) => plain.indexOf(name) !== index)).toEqual([]);
  });

  it.each(tools.map((tool) => [tool.name, tool] as const))(
    "%s is found, and says where it may stand",
    (name, tool) => {
      expect(findTool(name.toUpperCase())).toBe(tool);
      expect(tool.uses.length).toBeGreaterThan(0);
      for (const place of tool.hosting?.places ?? []) expect(place).toMatch(/^(?:[A-Z]{2}|EEA)$/);
      for (const { country, name: who } of tool.subprocessors) expect([country, who]).not.toContain("");
      // Software that one runs oneself stands on one's own machines.
      if (tool.company === undefined) expect(tool.hosting?.places).toEqual([]);
    },
  );

  it("knows every cloud of the catalogue by its name and its operator's", () => {
    for (const cloud of cloudNames) expect(findTool(cloud)?.uses).toEqual(["hosting"]);
  });

  it("does not know what nobody entered", () => expect(findTool("Chantier+")).toBeUndefined());

  it("has notes on countries outside the EEA only, in both languages", () => {
    for (const [country, notes] of Object.entries(countryNotes)) {
      expect(isInEea(country)).toBe(false);
      for (const { says } of notes) expect(Object.values(says)).not.toContain("");
    }
  });
});

it("proposes the sizes that the stacks have", () => {
  const people = Object.fromEntries(Object.entries(choices.sizes).map(([name, size]) => [name, size.people]));
  expect(Object.fromEntries(sizes.map((size) => [size.name, size.people]))).toEqual(people);
});
