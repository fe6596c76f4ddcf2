import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { DnsRecord } from "../../constructs/capabilities/dns-record.ts";
import type { DnsZone, DnsZoneProps } from "../../constructs/capabilities/dns-zone.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

const address: DnsRecord = { name: "ai", type: "A", values: ["192.0.2.10"] };

/** What a DnsZone must do on every cloud. */
export function dnsZoneContract(setting: ContractCase): void {
  const make = required(setting.cloud, "DnsZone");
  const zone = (stack: TerraformStack, props: Partial<DnsZoneProps> = {}): DnsZone =>
    new make(stack, "Names", { zone: "example.org", records: [address], dataClass: "public", ...props });
  const entries = (props: Partial<DnsZoneProps>) => {
    let found: DnsZone["entries"] = [];
    synthesize(setting, (stack) => {
      found = zone(stack, props).entries;
    });
    return found.map(({ name, type, value }) => [name, type, value]);
  };
  const wrong = (records: readonly DnsRecord[]): Partial<DnsZoneProps> => ({ records });

  describe(`DnsZone on ${setting.cloud.name}`, () => {
    it("lets one certificate authority issue for a name that has addresses, and nobody for wildcards", () => {
      expect(entries({})).toEqual([
        ["ai", "A", "192.0.2.10"],
        ["ai", "CAA", '0 issue "letsencrypt.org"'],
        ["ai", "CAA", '0 issuewild ";"'],
      ]);
    });

    it("leaves names without addresses to their own authorities", () => {
      const records: DnsRecord[] = [
        { name: "@", type: "TXT", values: ["v=spf1 -all"] },
        { name: "chat", type: "CNAME", values: ["ai.example.org"] },
      ];
      expect(entries({ records })).toEqual([
        ["@", "TXT", "v=spf1 -all"],
        ["chat", "CNAME", "ai.example.org."],
      ]);
      expect(entries({ certificateIssuers: [] })).toEqual([["ai", "A", "192.0.2.10"]]);
    });

    it("writes each value, its own lifetime or the zone's, in seconds", () => {
      const records: DnsRecord[] = [
        { name: "@", type: "A", values: ["192.0.2.1", "192.0.2.2"], ttlSeconds: 60 },
        { name: "@", type: "AAAA", values: ["2001:db8::1"] },
      ];
      const { json } = synthesize(setting, (stack) => {
        zone(stack, { records, ttlSeconds: 7200, certificateIssuers: [] });
      });
      const byType = json.resource as Record<string, Record<string, { ttl: number }>>;
      const made = Object.values(byType).flatMap((byName) => Object.values(byName));
      expect(made.map(({ ttl }) => ttl)).toEqual([60, 60, 7200]);
    });

    it("takes an address that is known after apply", () => {
      const { text } = synthesize(setting, (stack) => {
        const parts = partsOf(setting);
        const machine = parts.instance(stack, parts.network(stack));
        zone(stack, { records: [{ ...address, values: [machine.privateIp] }] });
      });
      expect(text).toContain('0 issue \\"letsencrypt.org\\"');
    });

    it.each([
      [{ zone: "Example.org" }, 'zone: has a form that is not accepted, got "Example.org"'],
      [{ ttlSeconds: 30 }, "ttlSeconds: must be a whole number of seconds, got 30; allowed: 60 to 86400"],
      [{ certificateIssuers: ["https://ca"] }, "certificateIssuers[0]: has a form that is not accepted"],
      [wrong([{ ...address, name: "*.ai" }]), "records[0].name: has a form that is not accepted"],
      [wrong([{ ...address, ttlSeconds: 1 }]), "records[0].ttlSeconds: must be a whole number of seconds"],
      [
        wrong([{ ...address, values: ["2001:db8::1"] }]),
        "records[0].values[0]: is no value of a record of type A",
      ],
      [wrong([{ ...address, values: [] }]), "records[0].values: names no value"],
      [wrong([{ ...address, values: ["192.0.2.1", "192.0.2.1"] }]), "records[0].values: names a value twice"],
      [
        wrong([{ name: "@", type: "CNAME", values: ["a.example.org"] }]),
        "records[0].type: makes the zone itself",
      ],
      [wrong([{ name: "a", type: "TXT", values: ['say "hi"'] }]), "is no value of a record of type TXT"],
      [wrong([address, { ...address, type: "CNAME", values: ["b.example.org"] }]), "stands beside an alias"],
      [wrong([address, address]), "records[1]: repeats a name and type"],
    ] satisfies [Partial<DnsZoneProps>, string][])("refuses %j", (props, message) => {
      const found = problemsOf(setting, (stack) => void zone(stack, props));
      expect(found).toEqual([expect.stringContaining(message)]);
    });
  });
}
