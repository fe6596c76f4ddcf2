import { describe, expect, it } from "vitest";
import { dataClasses as contractClasses } from "../../../constructs/capabilities/data-class.ts";
import { manifestOutput as contractOutput } from "../../../constructs/capabilities/manifest.ts";
import {
  csvReport,
  defaultLimits,
  htmlReport,
  jsonReport,
  junitReport,
  markdownReport,
  plain,
  type Source,
  sarifReport,
  textReport,
} from "../../../modules/audit/index.ts";
import { dataClasses, manifestOutput } from "../../../modules/audit/manifest.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { auditOf, outcomeOf, planDocument } from "./plan-of.ts";

const bucket = "scaleway_object_bucket.Documents_7E5B2978";
const entry = {
  path: "acme-foundation/Documents",
  dataClass: "personal",
  owner: "it@example.org",
  source: "stacks/small.ts:56",
};

/** A plan of one bucket, with what its stack says about it. */
function plan(manifest: unknown, address = bucket) {
  return planDocument([{ address, values: { name: "acme-documents", tags: {}, region: "fr-par" } }], {
    output_changes: { [manifestOutput]: { actions: ["create"], before: null, after: manifest } },
  });
}

function sourceOf(document: unknown): Source {
  return {
    name: "plan.json",
    sha256: "ab".repeat(32),
    rehearsed: false,
    plan: maskPlan(readPlan(document)),
  };
}

const labelled = (document: unknown, address = bucket) =>
  ["data-class-labelled", "owner-labelled"].map((rule) => outcomeOf(document, rule, address));

describe("the manifest of a stack", () => {
  it("has the name and the data classes that the stacks write", () => {
    expect(manifestOutput).toBe(contractOutput);
    expect(dataClasses).toEqual(contractClasses);
  });

  it("stands in for labels, with itself as the evidence", () => {
    const document = plan({ [bucket]: entry });
    expect(labelled(document)).toEqual(["pass", "pass"]);
    const verdict = auditOf(document).verdicts.find(({ rule }) => rule === "owner-labelled");
    expect(verdict).toMatchObject({
      evidence: [{ pointer: `/output_changes/${manifestOutput}/after/${bucket}/owner` }],
      origin: { path: "acme-foundation/Documents", file: "stacks/small.ts", line: 56 },
    });
  });

  it("counts for every instance of an address", () => {
    const address = `${bucket}["a"]`;
    expect(labelled(plan({ [bucket]: entry }, address), address)).toEqual(["pass", "pass"]);
  });

  it("shows what settings give reasons for, as somebody's word and not as evidence", () => {
    const reason = "Only one zone was contracted for";
    const document = plan({
      [bucket]: entry,
      "setting.oneZoneReason": { path: "acme-foundation", dataClass: "internal", owner: entry.owner, reason },
    });
    const audit = auditOf(document);
    expect(audit.graph.warnings.map(({ en }) => en)).toEqual([
      `Stated by the deployment, not proven by its plan: oneZoneReason: ${reason}`,
    ]);
    expect(labelled(document)).toEqual(["pass", "pass"]);
    const source = sourceOf(document);
    expect(jsonReport(audit, source, defaultLimits)).toContain(reason);
    expect(markdownReport(audit, source, "fr", defaultLimits)).toContain("non prouvé par son plan");
    expect(
      htmlReport(audit, source, { language: "en", limits: defaultLimits, onDay: "2026-11-24" }),
    ).toContain(reason);
  });

  it("leaves what it does not describe without class and owner", () => {
    expect(labelled(plan({ "scaleway_object_bucket.Other": entry }))).toEqual(["fail", "fail"]);
    expect(labelled(plan(null))).toEqual(["fail", "fail"]);
  });

  it("spares public data a key of one's own, and nothing else", () => {
    const ownKey = (dataClass: string) =>
      outcomeOf(plan({ [bucket]: { ...entry, dataClass } }), "bucket-under-own-key", bucket);
    expect(ownKey("public")).toBe("not-applicable");
    expect(ownKey("personal")).toBe("fail");
    expect(outcomeOf(plan(undefined), "bucket-under-own-key", bucket)).toBe("fail");
  });

  it.each([
    ["a text", "x"],
    ["a list", [entry]],
    ["an entry that is a text", { [bucket]: "x" }],
    ["an unknown class", { [bucket]: { ...entry, dataClass: "secret" } }],
    ["a reason of two lines", { [bucket]: entry, "setting.x": { ...entry, reason: "a\nb" } }],
    ["an empty owner", { [bucket]: { ...entry, owner: "" } }],
    ["an owner that paints the terminal", { [bucket]: { ...entry, owner: "\u001b[31mred" } }],
    ["an owner of two lines", { [bucket]: { ...entry, owner: "a\nb" } }],
    ["an absolute file", { [bucket]: { ...entry, source: "/etc/passwd:1" } }],
    ["a file outside", { [bucket]: { ...entry, source: "a/../../b.ts:1" } }],
    ["an address elsewhere", { [bucket]: { ...entry, source: "https://example.org/a.ts:1" } }],
    ["no line", { [bucket]: { ...entry, source: "stacks/small.ts" } }],
    ["one wrong entry among right ones", { [bucket]: entry, b: { path: "x" } }],
    ["an inherited entry", JSON.parse('{"__proto__":{"path":1}}')],
  ])("is ignored with a warning when it is %s", (_, manifest) => {
    const document = plan(manifest);
    const audit = auditOf(document);
    expect(audit.graph.warnings).toHaveLength(1);
    expect(labelled(document)).toEqual(["fail", "fail"]);
    expect(audit.verdicts.filter(({ origin }) => origin !== undefined)).toEqual([]);
    const source = sourceOf(document);
    const text = textReport(audit, source, {
      paint: plain,
      language: "en",
      all: false,
      limits: defaultLimits,
    });
    expect(text.replace(/\s+/g, " ")).toContain("is not a manifest");
    expect(text).not.toContain("\u001b");
    expect(JSON.parse(jsonReport(audit, source, defaultLimits)).warnings).toHaveLength(1);
    expect(markdownReport(audit, source, "fr", defaultLimits)).toContain("manifeste");
  });

  it("warns about nothing when it is right or not there", () => {
    for (const manifest of [{ [bucket]: entry }, {}, null])
      expect(auditOf(plan(manifest)).graph.warnings).toEqual([]);
  });

  it("is not changed by masking", () => {
    const manifest = { "scaleway_secret.Secrets_Secret-database-password_DFBE7A4A": entry };
    expect(sourceOf(plan(manifest)).plan.outputs[0]?.value).toEqual(manifest);
  });
});

describe("a finding", () => {
  const document = plan({ [bucket]: entry });
  const [audit, source] = [auditOf(document), sourceOf(document)];
  const line = "acme-foundation/Documents · stacks/small.ts:56";

  it("names the construct and its line in text, Markdown and HTML", () => {
    const limits = defaultLimits;
    expect(textReport(audit, source, { paint: plain, language: "en", all: false, limits })).toContain(line);
    expect(markdownReport(audit, source, "en", limits)).toContain(line);
    expect(htmlReport(audit, source, { language: "en", limits, onDay: "2026-11-24" })).toContain(line);
  });

  it("has the construct and its line in CSV and JUnit, which stay empty for foreign plans", () => {
    const failed = (report: string) =>
      report.split("\n").filter((one) => one.includes("bucket-under-own-key"));
    expect(failed(csvReport(audit, "en"))[0]).toMatch(/,acme-foundation\/Documents,stacks\/small\.ts,56\r?$/);
    const [testcase] = failed(junitReport(audit, "en"));
    expect(testcase).toContain('file="stacks/small.ts" line="56"');
    expect(junitReport(audit, "en")).toContain(line);
    const foreign = auditOf(plan(null));
    expect(failed(csvReport(foreign, "en"))[0]).toMatch(/,,,\r?$/);
    expect(junitReport(foreign, "en")).not.toContain(" file=");
  });

  it("stands at the line in SARIF, with the plan beside it", () => {
    const [run] = JSON.parse(sarifReport(audit, source, "en")).runs;
    const failed = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "bucket-under-own-key");
    expect(failed.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "stacks/small.ts" },
      region: { startLine: 56 },
    });
    expect(failed.relatedLocations[0].physicalLocation.artifactLocation.uri).toBe("plan.json");
    const foreign = JSON.parse(sarifReport(auditOf(plan(null)), source, "en")).runs[0].results;
    expect(foreign[0].locations[0].physicalLocation.artifactLocation.uri).toBe("plan.json");
  });
});

describe("what is left to people", () => {
  const byHand = { control: "audit-trail", steps: ["Send the account's events to the bucket"] };
  const left = { ...entry, byHand };
  const verdict = (manifest: unknown, rule: string) =>
    auditOf(plan(manifest)).verdicts.find((one) => one.rule === rule);

  it("is unknown with its steps as evidence, and never a pass", () => {
    const found = verdict({ [bucket]: entry, "output.audit_trail_steps": left }, "audit-trail-kept");
    expect(found).toMatchObject({
      outcome: "unknown",
      evidence: [{ shown: "done by hand", note: "Send the account's events to the bucket" }],
    });
    expect(verdict({ [bucket]: entry }, "audit-trail-kept")).toMatchObject({
      outcome: "unknown",
      evidence: [{ shown: "no audit trail" }],
    });
  });

  it("speaks for its own control only", () => {
    const found = verdict({ [bucket]: entry, "output.audit_trail_steps": left }, "budget-alerts");
    expect(found?.evidence).toMatchObject([{ shown: "no budget" }]);
  });

  it.each([
    ["no list of steps", { control: "audit-trail", steps: "all" }],
    ["no step", { control: "audit-trail", steps: [] }],
    ["a control with a line break", { control: "audit\ntrail", steps: ["a step"] }],
  ])("with %s, it was not written by a stack: the whole is ignored", (_, broken) => {
    const { graph } = auditOf(plan({ [bucket]: entry, "output.x": { ...entry, byHand: broken } }));
    expect(graph.warnings).toHaveLength(1);
    expect(graph.byHand).toEqual([]);
  });
});
