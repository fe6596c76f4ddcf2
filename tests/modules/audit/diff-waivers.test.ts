import { describe, expect, it } from "vitest";
import {
  type Audit,
  applyWaivers,
  concludeDiff,
  costOf,
  diffAudits,
  fingerprintOf,
  jsonDiff,
  markdownDiff,
  plain,
  type Source,
  textDiff,
} from "../../../modules/audit/index.ts";
import type { Waiver } from "../../../modules/audit/waivers.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { auditOf, planDocument, rules } from "./plan-of.ts";

const address = "scaleway_instance_security_group.g";
const rule = "firewall-drops-outbound";
const group = (outbound: string, inbound = "drop") =>
  planDocument([
    {
      address,
      values: { inbound_default_policy: inbound, outbound_default_policy: outbound, zone: "fr-par-2" },
    },
  ]);
const good = group("drop");
const bad = group("accept");
const failed = (audit: Audit) => audit.verdicts.filter(({ outcome }) => outcome === "fail");
/** Waives what fails in the bad plan and not in the good one. */
const waivers = (change: Partial<Waiver> = {}): Waiver[] =>
  failed(auditOf(bad))
    .filter((verdict) => !failed(auditOf(good)).some((old) => old.rule === verdict.rule))
    .map((verdict) => ({
      rule: verdict.rule,
      scope: address,
      owner: "Platform team of Acme",
      approver: "Security officer of Acme",
      reason: "the mirror is not there yet",
      compensatingControl: "egress is logged",
      expires: "2027-03-31",
      fingerprints: [fingerprintOf(verdict)],
      ...change,
    }));

/** The diff of two plans with waivers applied to the second, in every format. */
function compare(before: unknown, after: unknown, written: readonly Waiver[], onDay = "2026-11-24") {
  const source = (name: string, document: unknown): Source => ({
    name,
    sha256: "ab".repeat(32),
    rehearsed: false,
    plan: maskPlan(readPlan(document), []),
  });
  const sources = { before: source("main.json", before), after: source("change.json", after) };
  const diff = diffAudits(auditOf(before), applyWaivers(auditOf(after), written, onDay));
  const cost = costOf(sources, onDay);
  return {
    diff,
    conclusion: concludeDiff(diff),
    json: JSON.parse(jsonDiff(diff, sources.before, sources.after, cost)),
    text: (language: "en" | "fr") =>
      textDiff(diff, sources, rules, { paint: plain, language, cost }).replaceAll(/\s+/g, " "),
    markdown: (language: "en" | "fr") => markdownDiff(diff, sources, rules, language, cost),
  };
}

describe("a new failure that somebody answers for", () => {
  const { diff, conclusion, json, text, markdown } = compare(good, bad, waivers());

  it("does not make the second plan worse, nor less known", () => {
    expect(compare(good, bad, []).conclusion).toBe("worse");
    expect([conclusion, diff.lost, diff.nowUnknown, diff.lapsed]).toEqual(["ok", [], [], []]);
    expect(diff.waived.map((change) => [change.rule, change.before, change.after])).toContainEqual([
      rule,
      "pass",
      "waived",
    ]);
  });

  it("is shown with who answers for it and until when, in every format and both languages", () => {
    expect(json.waived[0].verdict.waiver).toMatchObject({
      owner: "Platform team of Acme",
      expires: "2027-03-31",
    });
    for (const shown of [text("en"), text("fr"), markdown("en"), markdown("fr")]) {
      expect(shown).toContain("Platform team of Acme");
      expect(shown).toContain("2027-03-31");
    }
    expect(text("en")).toContain("NEW FAILURES THAT SOMEBODY ANSWERS FOR");
    expect(text("en")).toContain(`New failures: ${diff.waived.length}, all waived.`);
    expect(markdown("fr")).toContain("tous sous dérogation");
  });

  it("is no gain and no loss where it failed before", () => {
    const same = compare(bad, bad, waivers()).diff;
    expect([same.waived, same.gained, same.nowUnknown]).toEqual([[], [], []]);
  });
});

describe("a waiver that does not hold", () => {
  it.each([
    ["past its day", {}, "2027-04-01", "expired"],
    ["for other evidence", { fingerprints: ["0".repeat(16)] }, "2026-11-24", "evidence-changed"],
  ] as const)("counts as none and is named: %s", (_, change, onDay, reason) => {
    const { diff, conclusion, text, markdown } = compare(good, bad, waivers(change), onDay);
    expect(conclusion).toBe("worse");
    expect(diff.waived).toEqual([]);
    expect(diff.lost.map((one) => one.rule)).toContain(rule);
    expect(diff.lapsed.map((one) => [one.waiver.rule, one.reason])).toContainEqual([rule, reason]);
    expect(text("en")).toContain("WAIVERS THAT DO NOT HOLD");
    expect(markdown("fr")).toContain("Dérogations qui ne valent plus");
  });

  it("is left to the audit where nothing new fails", () => {
    expect(compare(good, good, waivers()).diff.lapsed).toEqual([]);
  });
});
