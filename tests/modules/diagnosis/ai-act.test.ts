import { describe, expect, it } from "vitest";
import { framework } from "../../../modules/audit/frameworks/ai-act.ts";
import { checklistOf } from "../../../modules/diagnosis/ai-act/checklist.ts";
import { checklistDocument } from "../../../modules/diagnosis/ai-act/document.ts";
import { checklistItems } from "../../../modules/diagnosis/ai-act/items.ts";
import { markdownOf } from "../../../modules/diagnosis/report/markdown.ts";
import { rules } from "../audit/plan-of.ts";
import { planOf } from "./plans.ts";

const source = "scaleway_cockpit_source.l";
const kept = (days: number | undefined, type = "logs") =>
  planOf([
    {
      address: source,
      values: { type, region: "fr-par", ...(days === undefined ? {} : { retention_days: days }) },
      ...(days === undefined ? { unknown: { retention_days: true } } : {}),
    },
  ]);
const standing = (plan: ReturnType<typeof kept>, id: string) =>
  checklistOf(plan).items.find((item) => item.id === id)?.standing;

describe("the AI Act checklist", () => {
  it("has every article on logs and on deployers that it promises", () => {
    const ids = checklistItems.map(({ id }) => id);
    for (const id of ["12(1)", "19(1)", "26(1)", "26(2)", "26(5)", "26(6)", "26(7)", "26(11)"])
      expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("rests on requirements and rules that the audit has", () => {
    const requirements = framework.requirements.map(({ id }) => id);
    const ruleIds = rules.map(({ id }) => id);
    for (const { requirement, rules: own = [] } of checklistItems) {
      if (requirement !== undefined) expect(requirements).toContain(requirement);
      for (const rule of own) expect(ruleIds).toContain(rule);
    }
  });

  it.each([
    [183, "supported"],
    [182, "failing"],
    [undefined, "unknown"],
  ] as const)("takes logs kept %s days as %s", (days, expected) => {
    expect(standing(kept(days), "26(6)")).toBe(expected);
  });

  it("calls silent what no plan can show, whatever the plan", () => {
    for (const id of ["26(2)", "26(7)", "50"]) expect(standing(kept(365), id)).toBe("silent");
  });

  it("lists where logs are kept, with what the plan does not tell, and leaves metrics out", () => {
    expect(checklistOf(kept(31)).logs).toEqual([
      {
        address: source,
        retentionDays: { value: 31, pointer: "/resource_changes/0/change/after/retention_days" },
        country: { value: "FR", pointer: "/resource_changes/0/change/after/region" },
      },
    ]);
    expect(checklistOf(kept(undefined)).logs[0]?.retentionDays).toMatchObject({ unknown: true });
    expect(checklistOf(kept(31, "metrics")).logs).toEqual([]);
  });

  it("says beside each duty what to hold as evidence, and that nothing is attested", () => {
    const text = markdownOf(checklistDocument([checklistOf(kept(31))]), "en");
    expect(text).toContain("31 days: shorter than six months");
    expect(text.match(/To be held as evidence:/g)).toHaveLength(checklistItems.length);
    expect(text).toContain("nor does it attest conformity");
  });
});
