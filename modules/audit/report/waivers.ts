import { stringify } from "yaml";
import type { Audit } from "../audit.ts";
import { fingerprintOf } from "../fingerprint.ts";

/** A draft of waivers for every failure, with blanks for what only people can say. Blank, it is refused. */
export function waiverDraft({ verdicts }: Audit): string {
  const drafts = verdicts
    .filter(({ outcome }) => outcome === "fail")
    .map((verdict) => ({
      rule: verdict.rule,
      scope: verdict.address,
      owner: "",
      approver: "",
      reason: "",
      compensatingControl: "",
      expires: "",
      fingerprints: [fingerprintOf(verdict)],
    }));
  return stringify({ waivers: drafts });
}
