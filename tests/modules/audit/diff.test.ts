import { describe, expect, it } from "vitest";
import { concludeDiff, diffAudits } from "../../../modules/audit/index.ts";
import { auditOf, planDocument, type TestResource } from "./plan-of.ts";

const diff = (before: readonly TestResource[], after: readonly TestResource[]) =>
  diffAudits(auditOf(planDocument(before)), auditOf(planDocument(after)));

const group = (name: string, outbound: string, more: Partial<TestResource> = {}): TestResource => ({
  address: `scaleway_instance_security_group.${name}`,
  values: { inbound_default_policy: "drop", outbound_default_policy: outbound, zone: "fr-par-2" },
  ...more,
});
const bucket = (more: Partial<TestResource> = {}): TestResource => ({
  address: "scaleway_object_bucket.b",
  values: { name: "acme", region: "fr-par", versioning: [{ enabled: true }] },
  ...more,
});

describe("diffAudits", () => {
  it("is empty for the same plan in another order", () => {
    const one = [group("a", "drop"), bucket()];
    const result = diff(one, [...one].reverse());
    expect(Object.values(result).flat()).toEqual([]);
    expect(concludeDiff(result)).toBe("ok");
  });

  it("names controls lost and gained", () => {
    const worse = diff([group("a", "drop")], [group("a", "accept")]);
    expect(worse.lost.map(({ rule }) => rule)).toContain("firewall-drops-outbound");
    expect(worse.egress).toEqual([
      { address: "scaleway_instance_security_group.a", to: "everywhere, by default" },
    ]);
    expect(concludeDiff(worse)).toBe("worse");
    const better = diff([group("a", "accept")], [group("a", "drop")]);
    expect(better.gained.map(({ rule }) => rule)).toContain("firewall-drops-outbound");
    expect(concludeDiff(better)).toBe("ok");
  });

  it("follows a moved resource", () => {
    const moved = group("b", "drop", { previousAddress: "scaleway_instance_security_group.a" });
    expect(Object.values(diff([group("a", "drop")], [moved])).flat()).toEqual([]);
  });

  it("does not call a deleted failure repaired", () => {
    const result = diff([group("a", "accept"), group("b", "drop")], [group("b", "drop")]);
    expect(result.gained).toEqual([]);
    expect(result.gone.map(({ before, address }) => [before, address])).toContainEqual([
      "fail",
      "scaleway_instance_security_group.a",
    ]);
  });

  it("says when a plan tells less", () => {
    const hidden = group("a", "drop", {
      values: { inbound_default_policy: "drop", zone: "fr-par-2" },
      unknown: { outbound_default_policy: true },
    });
    const result = diff([group("a", "drop")], [hidden]);
    expect(result.nowUnknown.map(({ rule }) => rule)).toContain("firewall-drops-outbound");
    expect(concludeDiff(result)).toBe("less-known");
  });

  it("warns of data that is deleted, replaced or no longer declared", () => {
    const deleted = bucket({ actions: ["delete"], before: { name: "acme", region: "fr-par" } });
    const replaced = bucket({ actions: ["delete", "create"], before: { name: "acme" } });
    expect(diff([bucket()], [deleted]).dataLosses.map(({ how }) => how)).toEqual(["deleted"]);
    expect(diff([bucket()], [replaced]).dataLosses.map(({ how }) => how)).toEqual(["replaced"]);
    expect(diff([bucket()], [group("a", "drop")]).dataLosses.map(({ how }) => how)).toEqual(["undeclared"]);
  });

  it("tells what a lost bucket had promised to keep", () => {
    const lock = {
      address: "scaleway_object_bucket_lock_configuration.l",
      values: { bucket: "acme", rule: [{ default_retention: [{ mode: "GOVERNANCE", days: 30 }] }] },
    };
    const deleted = bucket({ actions: ["delete"], before: { name: "acme", region: "fr-par" } });
    expect(diff([bucket(), lock], [deleted]).dataLosses[0]?.promisedDays).toBe(30);
  });

  it("names new countries and who brings them", () => {
    const model = {
      address: "scaleway_inference_model.m",
      values: { url: "https://huggingface.co/acme/m", region: "fr-par" },
    };
    const result = diff([bucket()], [bucket(), model]);
    expect(result.jurisdictions).toEqual([
      { country: "US", inEea: false, because: ["huggingface.co (Hugging Face, Inc.)"] },
    ]);
    expect(result.egress[0]?.operator).toBe("Hugging Face, Inc. (US)");
    expect(concludeDiff(result)).toBe("worse");
  });

  it("names new secrets in the state by attribute only", () => {
    const db = (values: Record<string, unknown>) => ({ address: "scaleway_rdb_instance.d", values });
    const result = diff([db({})], [db({ password: "Canary-12345678" })]);
    expect(result.secrets).toEqual([{ address: "scaleway_rdb_instance.d", attribute: "password" }]);
    expect(JSON.stringify(result)).not.toContain("Canary");
  });
});
