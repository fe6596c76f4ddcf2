import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import {
  type Audit,
  applyWaivers,
  conclude,
  defaultLimits,
  fingerprintOf,
} from "../../../modules/audit/index.ts";
import { readWaivers, waiverDraft } from "../../../modules/audit/waivers.ts";
import { UserError } from "../../../modules/problem/problem.ts";
import { auditOf, planDocument, rules } from "./plan-of.ts";

const ids = new Set(rules.map(({ id }) => id));
const group = (outbound: string) =>
  planDocument([
    {
      address: "scaleway_instance_security_group.g",
      values: { inbound_default_policy: "drop", outbound_default_policy: outbound },
    },
  ]);
const failing = auditOf(group("accept"));
const failed = failing.verdicts.find(({ rule }) => rule === "firewall-drops-outbound");
const fingerprint = failed === undefined ? "" : fingerprintOf(failed);
const complete = {
  rule: "firewall-drops-outbound",
  scope: "scaleway_instance_security_group.g",
  owner: "Platform team of Acme",
  approver: "Security officer of Acme",
  reason: "the mirror is not there yet",
  compensatingControl: "egress is logged",
  expires: "2027-03-31",
  fingerprints: [fingerprint],
};
const waive = (audit: Audit, change: object = {}, onDay = "2026-11-24") =>
  applyWaivers(
    audit,
    readWaivers(stringify({ waivers: [{ ...complete, ...change }] }), "w.yaml", ids),
    onDay,
  );
const outcome = ({ verdicts }: Audit) =>
  verdicts.find(({ rule }) => rule === "firewall-drops-outbound")?.outcome;

describe("a waiver", () => {
  it("waives the failure it was written for, which then is no pass", () => {
    const result = waive(failing);
    expect(outcome(result)).toBe("waived");
    expect(result.counts.pass).toBe(failing.counts.pass);
    expect(result.counts.fail).toBe(failing.counts.fail - 1);
    expect(result.lapsed).toEqual([]);
  });

  it("holds on its last day and not after", () => {
    expect(outcome(waive(failing, {}, "2027-03-31"))).toBe("waived");
    const late = waive(failing, {}, "2027-04-01");
    expect(outcome(late)).toBe("fail");
    expect(late.lapsed.map(({ reason }) => reason)).toEqual(["expired"]);
  });

  it("lapses when the evidence changes", () => {
    const changed = waive(failing, { fingerprints: ["0123456789abcdef"] });
    expect(outcome(changed)).toBe("fail");
    expect(changed.lapsed).toMatchObject([{ reason: "evidence-changed", fingerprint }]);
  });

  it("is reported when nothing fails any more", () => {
    expect(waive(auditOf(group("drop"))).lapsed.map(({ reason }) => reason)).toEqual(["nothing-to-waive"]);
  });

  it("covers what its scope matches", () => {
    expect(outcome(waive(failing, { scope: "scaleway_instance_*" }))).toBe("waived");
    expect(outcome(waive(failing, { scope: "scaleway_instance_server.*" }))).toBe("fail");
    expect(outcome(waive(failing, { scope: "scaleway.instance_security_group.g" }))).toBe("fail");
  });

  it("never turns a failing audit into one that passed without saying so", () => {
    const only = { ...failing, verdicts: failing.verdicts.filter(({ rule }) => rule === complete.rule) };
    expect(conclude(waive(only), defaultLimits)).toBe("passed");
    expect(waive(only).counts.waived).toBe(1);
  });
});

describe("the fingerprint", () => {
  it("does not depend on the order of resources", () => {
    const other = { address: "scaleway_vpc.v" };
    const document = group("accept");
    const moved = planDocument([other]);
    document.resource_changes.unshift(...moved.resource_changes);
    const verdict = auditOf(document).verdicts.find(({ rule }) => rule === complete.rule);
    expect(verdict === undefined ? "" : fingerprintOf(verdict)).toBe(fingerprint);
  });
});

describe("a file of waivers", () => {
  it.each([
    ["owner: [", "not YAML"],
    ["waivers: 3", "waivers"],
    [stringify({ waivers: [{ ...complete, owner: " " }] }), "must not be blank"],
    [stringify({ waivers: [{ ...complete, expires: "soon" }] }), "YYYY-MM-DD"],
    [stringify({ waivers: [{ ...complete, rule: "no-such-rule" }] }), "no such rule"],
    [stringify({ waivers: [{ ...complete, extra: 1 }] }), "extra"],
    [stringify({ waivers: [{ ...complete, fingerprints: [] }] }), "fingerprints"],
  ])("is refused: %s", (text, message) => {
    expect(() => readWaivers(text, "w.yaml", ids)).toThrow(UserError);
    expect(() => readWaivers(text, "w.yaml", ids)).toThrow(message);
  });

  it("can be drafted, and a draft with blanks is refused", () => {
    const draft = waiverDraft(failing);
    expect(draft).toContain(fingerprint);
    expect(() => readWaivers(draft, "w.yaml", ids)).toThrow("must not be blank");
  });
});
