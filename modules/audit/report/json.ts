import type { Audit } from "../audit.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { frameworks } from "../frameworks/frameworks.ts";
import { standings } from "../frameworks/standing.ts";
import { conclude, type Limits, unknownPercent } from "../settings.ts";
import type { Source } from "../source.ts";

/** The whole audit as JSON, with the rules it used; the same audit gives the same bytes. */
export function jsonReport(audit: Audit, source: Source, limits: Limits): string {
  const { plan } = source;
  const report = {
    format: "sovereign-audit/1",
    source: {
      name: source.name,
      sha256: source.sha256,
      kind: plan.kind,
      rehearsed: source.rehearsed,
      formatVersion: plan.formatVersion,
      terraformVersion: plan.terraformVersion,
      ...(plan.timestamp === undefined ? {} : { plannedAt: plan.timestamp }),
      resources: plan.resources.filter(({ mode, after }) => mode === "managed" && after !== undefined).length,
    },
    warnings: audit.graph.warnings,
    conclusion: conclude(audit, limits),
    counts: audit.counts,
    unknownPercent: Math.round(unknownPercent(audit) * 10) / 10,
    limits,
    verdicts: audit.verdicts.map((verdict) => ({ ...verdict, fingerprint: fingerprintOf(verdict) })),
    lapsedWaivers: audit.lapsed,
    frameworks: frameworks.map((framework) => ({
      id: framework.id,
      title: framework.title,
      caveat: framework.caveat,
      requirements: standings(framework, audit),
    })),
    uncovered: audit.uncovered,
    rules: audit.rules.map(({ id, topic, severity, title, fix, cannotVerify, sources }) => ({
      id,
      topic,
      severity,
      title,
      fix,
      cannotVerify,
      sources,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
