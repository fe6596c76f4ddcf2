import type { Audit } from "../audit.ts";
import { frameworks } from "../frameworks/frameworks.ts";
import type { Language, Rule } from "../rule.ts";
import type { Source } from "../source.ts";
import { uuidOf } from "../uuid.ts";
import type { Verdict } from "../verdict.ts";

/**
 * The audit as OSCAL assessment results (NIST, model 1.1.2). A failure is a finding that is not satisfied; a waiver is
 * a risk with a deadline; everything else is an observation. Nothing is ever called satisfied: no mapping here shows
 * the whole of a requirement.
 *
 * @param at the moment of the assessment, RFC 3339
 */
export function oscalReport(audit: Audit, source: Source, language: Language, at: string): string {
  const rules = new Map(audit.rules.map((rule) => [rule.id, rule]));
  const judged = audit.verdicts.filter(({ outcome }) => outcome !== "not-applicable");
  const failed = judged.filter(({ outcome }) => outcome === "fail" || outcome === "waived");
  const id = (kind: string, verdict: Verdict) =>
    uuidOf(`${source.sha256} ${kind} ${verdict.rule} ${verdict.address}`);
  const risks = failed.flatMap((verdict) => {
    const { waiver } = verdict;
    if (waiver === undefined) return [];
    return [
      {
        uuid: id("risk", verdict),
        title: rules.get(verdict.rule)?.title[language] ?? verdict.rule,
        description: waiver.reason,
        statement: `${waiver.owner}, ${waiver.approver}: ${waiver.compensatingControl}`,
        status: "deviation-approved",
        deadline: `${waiver.expires}T23:59:59Z`,
      },
    ];
  });
  const document = {
    "assessment-results": {
      uuid: uuidOf(`${source.sha256} results`),
      metadata: {
        title: `Audit of ${source.name}`,
        "last-modified": at,
        version: "1",
        "oscal-version": "1.1.2",
        ...(source.rehearsed ? { remarks: "The plan was rehearsed, not made by the real providers." } : {}),
      },
      "import-ap": { href: `#${uuidOf("rule pack")}` },
      results: [
        {
          uuid: uuidOf(`${source.sha256} result`),
          title: `plan sha256:${source.sha256}`,
          description: "Rules on a masked Terraform plan. No verdict is a statement of compliance.",
          start: at,
          "reviewed-controls": { "control-selections": [{ "include-controls": controls() }] },
          // The schema takes no empty list.
          ...(judged.length === 0
            ? {}
            : {
                observations: judged.map((verdict) => ({
                  uuid: id("observation", verdict),
                  title: verdict.rule,
                  description: `${verdict.outcome}: ${rules.get(verdict.rule)?.title[language] ?? verdict.rule}`,
                  methods: ["TEST"],
                  ...(verdict.evidence.length > 0
                    ? {
                        "relevant-evidence": verdict.evidence.map(({ pointer, shown, note }) => ({
                          href: `${encodeURI(source.name)}#${encodeURI(pointer)}`,
                          description:
                            [verdict.address, shown, note].filter(Boolean).join(" – ") || "the whole plan",
                        })),
                      }
                    : {}),
                  collected: at,
                })),
              }),
          ...(risks.length > 0 ? { risks } : {}),
          ...(failed.length > 0
            ? { findings: failed.map((verdict) => finding(verdict, rules.get(verdict.rule), language, id)) }
            : {}),
        },
      ],
      "back-matter": {
        resources: [
          { uuid: uuidOf("rule pack"), title: `${audit.rules.length} rules of sovereign-ai-stack` },
        ],
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function finding(
  verdict: Verdict,
  rule: Rule | undefined,
  language: Language,
  id: (kind: string, verdict: Verdict) => string,
) {
  return {
    uuid: id("finding", verdict),
    title: rule?.title[language] ?? verdict.rule,
    description: `${verdict.address || "the whole plan"}: ${rule?.fix[language] ?? ""}`,
    target: {
      type: "objective-id",
      "target-id": verdict.rule,
      status: { state: "not-satisfied", reason: "fail" },
    },
    "related-observations": [{ "observation-uuid": id("observation", verdict) }],
    ...(verdict.waiver === undefined ? {} : { "related-risks": [{ "risk-uuid": id("risk", verdict) }] }),
  };
}

/** OSCAL tokens begin with a letter and hold no brackets. */
function controls() {
  return frameworks.flatMap(({ id, requirements }) =>
    requirements
      .filter(({ rules }) => rules.length > 0)
      .map((requirement) => ({
        "control-id": `${id}_${requirement.id.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/-$/, "")}`,
      })),
  );
}
