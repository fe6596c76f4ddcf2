import type { Audit } from "../audit.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Language, Rule, Severity } from "../rule.ts";
import type { Source } from "../source.ts";
import type { Outcome, Verdict } from "../verdict.ts";

const kinds: { readonly [O in Outcome]: string } = {
  fail: "fail",
  waived: "fail",
  unknown: "open",
  "not-observable": "review",
  "provider-attested": "review",
  pass: "pass",
  "not-applicable": "notApplicable",
};
/** GitHub sorts by this number: critical from 9, high from 7, medium from 4. */
const securitySeverity: { readonly [S in Severity]: string } = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/**
 * The audit as SARIF 2.1.0 (OASIS). Every rule is declared, also those that did not fire; a waived failure stays a
 * failure with an accepted suppression. What does not apply is left out.
 */
export function sarifReport(audit: Audit, source: Source, language: Language): string {
  const index = new Map(audit.rules.map(({ id }, position) => [id, position]));
  const run = {
    tool: {
      driver: {
        name: "sovereign-ai-stack audit",
        rules: audit.rules.map((rule) => describe(rule, language)),
      },
    },
    automationDetails: { id: `sovereign-audit/${source.rehearsed ? "rehearsed" : "real"}` },
    properties: { planSha256: source.sha256, rehearsed: source.rehearsed },
    results: audit.verdicts
      .filter(({ outcome }) => outcome !== "not-applicable")
      .map((verdict) =>
        result(
          verdict,
          audit.rules[index.get(verdict.rule) ?? 0],
          index.get(verdict.rule) ?? 0,
          source,
          language,
        ),
      ),
  };
  const document = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describe({ id, topic, severity, title, fix, cannotVerify, sources }: Rule, language: Language) {
  return {
    id,
    shortDescription: { text: title[language] },
    fullDescription: { text: `${title[language]}. ${sources.join("; ")}` },
    help: { text: `${fix[language]}\n\n${cannotVerify[language]}` },
    properties: { tags: [topic, severity], "security-severity": securitySeverity[severity] },
  };
}

function result(
  verdict: Verdict,
  rule: Rule | undefined,
  ruleIndex: number,
  source: Source,
  language: Language,
) {
  const { outcome, address, evidence, origin, waiver } = verdict;
  const said = evidence.map(({ shown, note }) =>
    [shown, note].filter((part) => part !== undefined && part !== "").join(" – "),
  );
  const kind = kinds[outcome];
  const inPlan = locationOf(source.name === "-" ? "plan.json" : source.name, 1);
  const logicalLocations = [
    { fullyQualifiedName: `${address}${evidence[0]?.pointer ?? ""}`, kind: "resource" },
    ...(origin === undefined ? [] : [{ fullyQualifiedName: origin.path, kind: "module" }]),
  ];
  const inCode = origin?.file === undefined ? undefined : locationOf(origin.file, origin.line ?? 1);
  return {
    ruleId: verdict.rule,
    ruleIndex,
    kind,
    // SARIF allows a level other than "none" for failures only.
    level: kind === "fail" ? levelOf(rule) : "none",
    message: {
      text: [address, rule?.title[language], ...said]
        .filter((part) => part !== "" && part !== undefined)
        .join(" | "),
    },
    locations: [{ ...(inCode ?? inPlan), logicalLocations }],
    // A reader goes to the line that wrote the resource; the plan stays beside it.
    ...(inCode === undefined ? {} : { relatedLocations: [inPlan] }),
    partialFingerprints: { "sovereignAudit/v1": fingerprintOf(verdict) },
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: `${waiver.reason} (${waiver.owner}, until ${waiver.expires})`,
            },
          ],
        }),
  };
}

function locationOf(file: string, startLine: number) {
  return { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine } } };
}

function levelOf(rule: Rule | undefined): string {
  return rule?.severity === "critical" || rule?.severity === "high"
    ? "error"
    : rule?.severity === "medium"
      ? "warning"
      : "note";
}
