/** What `sovereign audit --format` knows. */
export const auditFormats = [
  "text",
  "json",
  "sarif",
  "junit",
  "markdown",
  "csv",
  "oscal",
  "cyclonedx",
  "flows",
  "waivers",
] as const;

export type AuditFormat = (typeof auditFormats)[number];
