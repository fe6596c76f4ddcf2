import { describe, expect, it } from "vitest";
import type { DnsRecord } from "../../../../constructs/capabilities/dns-record.ts";
import { OvhcloudDnsZone } from "../../../../constructs/clouds/ovhcloud/dns-zone.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const zone = (...records: DnsRecord[]) =>
  synthesize(ovhcloudCase, (stack) => {
    new OvhcloudDnsZone(stack, "Names", {
      zone: "example.org",
      records,
      certificateIssuers: [],
      dataClass: "public",
    });
  });

describe("traps of OVHcloud's names", () => {
  it("a zone is an order: it is made beforehand", () => {
    const { json } = zone({ name: "ai", type: "A", values: ["192.0.2.10"] });
    expect(Object.keys(json.resource as object)).toEqual(["ovh_domain_zone_record"]);
  });

  it("a lifetime left out is zero, which means the zone's own", () => {
    expect(zone({ name: "ai", type: "A", values: ["192.0.2.10"] }).the("ovh_domain_zone_record").ttl).toBe(
      3600,
    );
  });

  it("a record's type is not checked: only known ones are written, each with one value", () => {
    const made = zone({ name: "@", type: "AAAA", values: ["2001:db8::1", "2001:db8::2"] });
    expect(made.all("ovh_domain_zone_record")).toEqual([
      expect.objectContaining({ fieldtype: "AAAA", subdomain: "", target: "2001:db8::1" }),
      expect.objectContaining({ fieldtype: "AAAA", subdomain: "", target: "2001:db8::2" }),
    ]);
  });

  it("the API quotes texts itself: no quote is written", () => {
    const made = zone({ name: "@", type: "TXT", values: ["v=spf1 -all"] });
    expect(made.the("ovh_domain_zone_record").target).toBe("v=spf1 -all");
  });
});
