import {
  type Audit,
  csvReport,
  cyclonedxReport,
  flowMatrix,
  jsonReport,
  junitReport,
  markdownReport,
  oscalReport,
  type Source,
  sarifReport,
  type TextOptions,
  textReport,
} from "../audit/index.ts";
import type { AuditFormat } from "./formats.ts";

/** The audit in one of the formats. */
export async function printAudit(
  format: AuditFormat,
  audit: Audit,
  source: Source,
  options: TextOptions & { readonly onDay: string },
): Promise<string> {
  const { language, limits } = options;
  const print: { readonly [F in AuditFormat]: () => string | Promise<string> } = {
    text: () => textReport(audit, source, options),
    json: () => jsonReport(audit, source, limits),
    sarif: () => sarifReport(audit, source, language),
    junit: () => junitReport(audit, language),
    markdown: () => markdownReport(audit, source, language, limits),
    csv: () => csvReport(audit, language),
    // The plan's own time where it has one, so that the same plan gives the same bytes.
    oscal: () => oscalReport(audit, source, language, source.plan.timestamp ?? `${options.onDay}T00:00:00Z`),
    cyclonedx: () => cyclonedxReport(audit, source),
    flows: () => flowMatrix(audit),
    waivers: async () => (await import("../audit/waivers.ts")).waiverDraft(audit),
  };
  return print[format]();
}
