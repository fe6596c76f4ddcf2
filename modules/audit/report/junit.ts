import type { Audit } from "../audit.ts";
import { placeOf } from "../node.ts";
import { type Language, type Rule, topics } from "../rule.ts";
import type { Verdict } from "../verdict.ts";
import { phrase } from "./phrases.ts";
import { words } from "./words.ts";

/** The audit as JUnit XML: a suite per topic, a case per rule and resource. What is no pass and no failure is skipped. */
export function junitReport(audit: Audit, language: Language): string {
  const rules = new Map(audit.rules.map((rule) => [rule.id, rule]));
  const verdicts = audit.verdicts.filter(({ outcome }) => outcome !== "not-applicable");
  const suites = topics.flatMap((topic) => {
    const own = verdicts.filter(({ rule }) => rules.get(rule)?.topic === topic);
    if (own.length === 0) return [];
    const failures = own.filter(({ outcome }) => outcome === "fail").length;
    const skipped = own.filter(({ outcome }) => outcome !== "fail" && outcome !== "pass").length;
    return [
      `  <testsuite name="${topic}" tests="${own.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
      ...own.flatMap((verdict) => testCase(verdict, rules.get(verdict.rule), language)),
      "  </testsuite>",
    ];
  });
  const failures = verdicts.filter(({ outcome }) => outcome === "fail").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sovereign audit" tests="${verdicts.length}" failures="${failures}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(
  { rule: id, address, outcome, evidence, origin, waiver }: Verdict,
  rule: Rule | undefined,
  language: Language,
) {
  const place = origin?.file === undefined ? "" : ` file="${escapeXml(origin.file)}"`;
  const written = origin?.line === undefined ? place : `${place} line="${origin.line}"`;
  const open = `    <testcase classname="${escapeXml(id)}" name="${escapeXml(address === "" ? words[language].wholePlan : address)}"${written}`;
  if (outcome === "pass") return [`${open}/>`];
  const details = evidence
    .map(({ pointer, shown, note }) =>
      [pointer, phrase(shown)[language], phrase(note ?? "")[language]].filter(Boolean).join(" – "),
    )
    .concat(origin === undefined ? [] : [placeOf(origin)])
    .join("\n");
  const title = rule?.title[language] ?? id;
  const inside =
    outcome === "fail"
      ? `      <failure message="${escapeXml(title)}" type="${rule?.severity ?? ""}">${escapeXml(`${details}\n${rule?.fix[language] ?? ""}`)}</failure>`
      : `      <skipped message="${escapeXml(`${words[language].outcomeNames[outcome]}: ${title}${waiver === undefined ? "" : ` (${words[language].waiver(waiver)})`}`)}"/>`;
  return [`${open}>`, inside, "    </testcase>"];
}

/** XML 1.0 has no place for most control characters, escaped or not. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\n/g, "&#10;");
}
