import type { Check, Verdict } from "./check.ts";

const verdicts: readonly Verdict[] = ["problem", "warning", "unknown", "ok"];

/** How many checks ended how. */
export function countVerdicts(checks: readonly Check[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length;
  return {
    problem: count("problem"),
    warning: count("warning"),
    unknown: count("unknown"),
    ok: count("ok"),
  };
}

/** One line for each check, what is worst first, with what to do below it; the counts stand last. */
export function renderChecks(checks: readonly Check[]): string {
  const lines = verdicts
    .flatMap((verdict) => checks.filter((check) => check.verdict === verdict))
    .map(render);
  const counts = countVerdicts(checks);
  return `${lines.join("\n")}\n\n${verdicts.map((verdict) => `${counts[verdict]} ${verdict}`).join(", ")}\n`;
}

function render({ id, deployment, verdict, evidence, fix }: Check): string {
  const where = deployment === undefined ? id : `${deployment} ${id}`;
  const line = `${verdict.padEnd(8)} ${where}: ${evidence}`;
  return fix === undefined ? line : `${line}\n${" ".repeat(9)}→ ${fix}`;
}
