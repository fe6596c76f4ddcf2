import { type Audit, countOutcomes } from "../audit.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Verdict } from "../verdict.ts";
import type { LapsedWaiver, Waiver } from "./waiver.ts";

/**
 * Turns failures that a waiver covers into waived verdicts. A waiver past its day, or for evidence that has changed,
 * covers nothing and is reported.
 *
 * @param onDay the day to judge by, YYYY-MM-DD
 */
export function applyWaivers(audit: Audit, waivers: readonly Waiver[], onDay: string): Audit {
  const lapsed: LapsedWaiver[] = [];
  const used = new Set<Waiver>();
  const verdicts = audit.verdicts.map((verdict): Verdict => {
    if (verdict.outcome !== "fail") return verdict;
    const fingerprint = fingerprintOf(verdict);
    for (const waiver of waivers.filter(
      (one) => one.rule === verdict.rule && matches(one.scope, verdict.address),
    )) {
      used.add(waiver);
      const expired = waiver.expires < onDay;
      if (!expired && waiver.fingerprints.includes(fingerprint))
        return { ...verdict, outcome: "waived", waiver };
      const reason = expired ? "expired" : "evidence-changed";
      lapsed.push({ waiver, reason, address: verdict.address, fingerprint });
    }
    return verdict;
  });
  for (const waiver of waivers) {
    if (!used.has(waiver)) lapsed.push({ waiver, reason: "nothing-to-waive", address: "" });
  }
  return { ...audit, verdicts, counts: countOutcomes(verdicts), lapsed };
}

function matches(scope: string, address: string): boolean {
  const pattern = scope.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(address);
}
