import type { Construct } from "constructs";
import { DomainZoneRecord } from "../../../.gen/ovh/domain-zone-record.js";
import { DnsZone, type DnsZoneProps } from "../../capabilities/dns-zone.ts";

/**
 * Records of a zone that was ordered beforehand: making one goes through a shopping cart. A record holds one value;
 * several make several records. Its lifetime is always written: zero would mean the zone's own.
 */
export class OvhcloudDnsZone extends DnsZone {
  readonly resources: readonly DomainZoneRecord[];

  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id, props);
    this.resources = this.entries.map(
      (entry) =>
        new DomainZoneRecord(this, entry.id, {
          zone: this.zone,
          subdomain: entry.name === "@" ? "" : entry.name,
          fieldtype: entry.type,
          target: entry.value,
          ttl: entry.ttlSeconds,
        }),
    );
  }
}
