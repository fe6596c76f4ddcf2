import type { Audit, Source, TextOptions } from "../audit/index.ts";
import type { AuditFormat } from "./formats.ts";

type Options = TextOptions & { readonly onDay: string };
type Print = (audit: Audit, source: Source, options: Options) => Promise<string>;

/** Each format's own file, read only when that format is asked for. */
const formats: { readonly [F in AuditFormat]: Print } = {
  text: async (audit, source, options) =>
    (await import("../audit/report/text.ts")).textReport(audit, source, options),
  json: async (audit, source, { limits }) =>
    (await import("../audit/report/json.ts")).jsonReport(audit, source, limits),
  sarif: async (audit, source, { language }) =>
    (await import("../audit/report/sarif.ts")).sarifReport(audit, source, language),
  junit: async (audit, _, { language }) =>
    (await import("../audit/report/junit.ts")).junitReport(audit, language),
  markdown: async (audit, source, { language, limits }) =>
    (await import("../audit/report/markdown.ts")).markdownReport(audit, source, language, limits),
  csv: async (audit, _, { language }) => (await import("../audit/report/csv.ts")).csvReport(audit, language),
  // The plan's own time where it has one, so that the same plan gives the same bytes.
  oscal: async (audit, source, { language, onDay }) =>
    (await import("../audit/report/oscal.ts")).oscalReport(
      audit,
      source,
      language,
      source.plan.timestamp ?? `${onDay}T00:00:00Z`,
    ),
  cyclonedx: async (audit, source) =>
    (await import("../audit/report/cyclonedx.ts")).cyclonedxReport(audit, source),
  flows: async (audit) => (await import("../audit/report/flow-matrix.ts")).flowMatrix(audit),
  waivers: async (audit) => (await import("../audit/waivers.ts")).waiverDraft(audit),
};

/** The audit in one of the formats. */
export const printAudit = (format: AuditFormat, ...what: Parameters<Print>): Promise<string> =>
  formats[format](...what);
