import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../../../../modules/rehearsal/provider/engine/template.ts";

const known: Record<string, string> = { region: "eu-1", name: "documents", uuid: "0001" };

describe("the form of a generated value", () => {
  it.each([
    ["{region/}{name}", "eu-1/documents"],
    ["{zone/|region/}{uuid}", "eu-1/0001"],
    ["{zone/}{uuid}", "0001"],
    ["{zone|=eu-1-a}", "eu-1-a"],
    ["{region|=eu-9}", "eu-1"],
    ["{zone}", ""],
    ["as it stands", "as it stands"],
  ])("%s becomes %s", (template, value) => {
    expect(fillTemplate(template, (reference) => known[reference])).toBe(value);
  });
});
