import { describe, expect, it } from "vitest";
import { coverageOf, coverageText } from "../../../modules/audit/index.ts";
import { loadPinnedProviders } from "../../../modules/bindings/pinned.ts";
import { clouds, rules } from "./plan-of.ts";

const pinned = loadPinnedProviders().flatMap(({ source, schema }) =>
  Object.keys(schema.resource_schemas ?? {}).map((type) => ({ provider: source, type })),
);

describe("coverage", () => {
  it("lists every pinned type once, also those without a rule", () => {
    const coverage = coverageOf(pinned, rules, clouds);
    expect(coverage.map(({ type }) => type).sort()).toEqual(pinned.map(({ type }) => type).sort());
    const [unknown] = coverageOf([{ provider: "acme/acme", type: "acme_thing" }], rules, clouds);
    expect(unknown).toEqual({ provider: "acme/acme", type: "acme_thing", rules: [] });
    expect(coverageText(unknown === undefined ? [] : [unknown])).toContain("acme_thing: none");
  });

  it("reaches nine of ten of the types that our own constructs use", () => {
    const coverage = coverageOf(pinned, rules, clouds);
    const read = coverage.filter((one) => one.rules.length > 0 || one.class === "joint");
    expect(read.length / coverage.length).toBeGreaterThan(0.9);
  });

  it("counts no rule that looks at everything", () => {
    const [project] = coverageOf(
      [{ provider: "scaleway/scaleway", type: "scaleway_account_project" }],
      rules,
      clouds,
    );
    expect(project).toMatchObject({ class: "project", rules: [] });
  });
});
