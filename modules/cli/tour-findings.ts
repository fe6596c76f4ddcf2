/** Parts of `sovereign audit --format json` that the tour tells. */
export interface AuditReport {
  readonly counts: Readonly<Record<"fail" | "unknown" | "pass", number>>;
  readonly verdicts: readonly { readonly rule: string; readonly outcome: string }[];
  readonly rules: readonly RuleTitle[];
}

/** Parts of `sovereign diff --format json` that the tour tells. */
export interface DiffReport {
  readonly lost: readonly { readonly rule: string }[];
  readonly gained: readonly { readonly rule: string }[];
}

export interface RuleTitle {
  readonly id: string;
  readonly severity: string;
  readonly title: { readonly en: string };
}

/** An audit in one line, and one for each rule that failed. */
export function auditFindings(stack: string, { counts, verdicts, rules }: AuditReport): string[] {
  const failed = verdicts.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule);
  return [
    `${stack}: ${counts.pass} passed, ${counts.fail} failed, ${counts.unknown} unknown`,
    ...ruleLines("✗", failed, rules),
  ];
}

/** What a second plan loses and gains, one line for each rule. */
export function diffFindings(
  stack: string,
  { lost, gained }: DiffReport,
  rules: readonly RuleTitle[],
): string[] {
  const nothing = lost.length + gained.length === 0;
  return [
    `${stack}: ${nothing ? "no control lost or gained" : `${lost.length} lost, ${gained.length} gained`}`,
    ...ruleLines("- lost:", rulesOf(lost), rules),
    ...ruleLines("+ gained:", rulesOf(gained), rules),
  ];
}

const rulesOf = (changes: readonly { readonly rule: string }[]) => changes.map(({ rule }) => rule);

function ruleLines(mark: string, found: readonly string[], rules: readonly RuleTitle[]): string[] {
  return [...new Set(found)].map((id) => {
    const rule = rules.find((candidate) => candidate.id === id);
    const count = found.filter((other) => other === id).length;
    const title = rule === undefined ? id : `${rule.title.en} [${rule.severity}]`;
    return `  ${mark} ${title}${count === 1 ? "" : `, ${count} resources`}`;
  });
}
