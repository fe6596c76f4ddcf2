import type { Construct } from "constructs";
import { DomainRecord } from "../../../.gen/scaleway/domain-record.js";
import { DnsZone, type DnsZoneProps } from "../../capabilities/dns-zone.ts";

/**
 * Records of a zone that was made beforehand: the provider's resource for zones lists those of the account at every
 * plan, so no plan would work without the network. A record holds one value; several make several records.
 */
export class ScalewayDnsZone extends DnsZone {
  readonly resources: readonly DomainRecord[];

  constructor(scope: Construct, id: string, props: DnsZoneProps) {
    super(scope, id, props);
    this.resources = this.entries.map(
      (entry) =>
        new DomainRecord(this, entry.id, {
          projectId: this.placement.project,
          dnsZone: this.zone,
          name: entry.name === "@" ? "" : entry.name,
          type: entry.type,
          data: entry.value,
          ttl: entry.ttlSeconds,
        }),
    );
  }
}
