import { describe, expect, it } from "vitest";
import type { DnsRecord } from "../../../../constructs/capabilities/dns-record.ts";
import { ScalewayDnsZone } from "../../../../constructs/clouds/scaleway/dns-zone.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const zone = (...records: DnsRecord[]) =>
  synthesize(scalewayCase, (stack) => {
    new ScalewayDnsZone(stack, "Names", {
      zone: "example.org",
      records,
      certificateIssuers: [],
      dataClass: "public",
    });
  });

describe("traps of Scaleway's names", () => {
  it("domain_zone calls the cloud at every plan: the zone is made beforehand", () => {
    const { json } = zone({ name: "ai", type: "A", values: ["192.0.2.10"] });
    expect(Object.keys(json.resource as object)).toEqual(["scaleway_domain_record"]);
  });

  it("domain_record keeps one value: several make several records", () => {
    const made = zone({ name: "ai", type: "A", values: ["192.0.2.10", "192.0.2.11"] });
    const records = made.all("scaleway_domain_record");
    expect(records.map(({ data }) => data)).toEqual(["192.0.2.10", "192.0.2.11"]);
  });

  it("the zone itself is an empty name", () => {
    expect(
      zone({ name: "@", type: "TXT", values: ["v=spf1 -all"] }).the("scaleway_domain_record"),
    ).toMatchObject({ name: "", dns_zone: "example.org", ttl: 3600 });
  });

  it("an alias without its final dot would be read below the zone", () => {
    const made = zone({ name: "chat", type: "CNAME", values: ["front.example.org"] });
    expect(made.the("scaleway_domain_record").data).toBe("front.example.org.");
  });
});
