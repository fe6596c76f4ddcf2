import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { frameworks } from "../../../modules/audit/frameworks/frameworks.ts";
import { standings } from "../../../modules/audit/frameworks/standing.ts";
import { auditOf, planDocument, rules } from "./plan-of.ts";

const ids = new Set(rules.map(({ id }) => id));
const everything = auditOf(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/scaleway/plan.json"), "utf8")),
);

describe.each(frameworks.map((framework) => [framework.id, framework] as const))("%s", (_, framework) => {
  it("names rules that exist, requirements once, in both languages", () => {
    const requirements = framework.requirements;
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    for (const { rules: named, asks, strength } of requirements) {
      expect(named.filter((rule) => !ids.has(rule))).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
      expect(strength === undefined).toBe(named.length === 0);
      expect(asks.en).not.toBe(asks.fr);
    }
  });

  it("says of every requirement what no plan can show: all of it, or the rest", () => {
    for (const { rules: named, beyond } of framework.requirements)
      if (beyond !== undefined) expect(named.length).toBeGreaterThan(0);
  });

  it("says what the mapping does not mean and claims no compliance", () => {
    expect(framework.caveat.en.length).toBeGreaterThan(20);
    expect(JSON.stringify(framework)).not.toMatch(/compliant|conforme à|certifi(?:ed|ée?) (?:by|par)/i);
  });
});

describe("standings", () => {
  it("lists the 35 recommendations of ANSSI, with those no plan can show", () => {
    const anssi = frameworks.find(({ id }) => id === "anssi-pa-102");
    const list = anssi === undefined ? [] : standings(anssi, everything);
    expect(list).toHaveLength(35);
    expect(list.find(({ id }) => id === "R32")?.standing).toBe("silent");
    expect(list.find(({ id }) => id === "R6")?.standing).toBe("unknown");
    expect(list.find(({ id }) => id === "R3")?.standing).toBe("failing");
  });

  it("reads the Commission's objectives as a vector with what was seen of each, and adds nothing up", () => {
    const framework = frameworks.find(({ id }) => id === "eu-cloud-sovereignty");
    const vector = framework === undefined ? [] : standings(framework, everything);
    expect(vector.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `SOV-${number}`));
    expect(vector.filter(({ standing }) => standing === "silent").map(({ id }) => id)).toEqual([
      "SOV-1",
      "SOV-8",
    ]);
    for (const { counts, seen } of vector) {
      expect(seen.decided).toBe(counts.pass + counts.fail + counts.waived);
      expect(seen.decidable).toBe(seen.decided + counts.unknown);
    }
    expect(Object.keys(framework ?? {})).not.toContain("score");
    expect(JSON.stringify(framework)).not.toMatch(/weight["']?:|SEAL-\d/i);
  });

  it("lists Annex A whole: every control stands in one line", () => {
    const iso = frameworks.find(({ id }) => id === "iso-27001");
    const controls = (iso?.requirements ?? []).flatMap(({ id }) => {
      const [, chapter = "", from = "", to = from] = /^(\d)\.(\d+)(?:–\d\.(\d+))?$/.exec(id) ?? [];
      return Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, index) => `${chapter}.${Number(from) + index}`,
      );
    });
    const chapters = { 5: 37, 6: 8, 7: 14, 8: 34 };
    const all = Object.entries(chapters).flatMap(([chapter, last]) =>
      Array.from({ length: last }, (_, index) => `${chapter}.${index + 1}`),
    );
    expect(controls).toEqual(all);
  });

  it("supports nothing where there is nothing", () => {
    const empty = auditOf(planDocument([]));
    const all = frameworks.flatMap((framework) => standings(framework, empty));
    expect(all.filter(({ standing }) => standing === "supported")).toEqual([]);
  });

  it("uses every rule for some text", () => {
    const used = new Set(
      frameworks.flatMap(({ requirements }) => requirements.flatMap(({ rules: named }) => named)),
    );
    const unused = [...ids].filter((id) => !used.has(id)).sort();
    expect(unused).toEqual([]);
  });
});
