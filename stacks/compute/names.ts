import { required } from "../../constructs/capabilities/cloud.ts";
import type { Compute, ComputeProps } from "./compute.ts";

/** The domain's address in a zone of this cloud, where the settings name one. */
export function addNames(compute: Compute, { deployment, cloud }: ComputeProps): void {
  const { domain, dnsZone } = deployment;
  if (dnsZone === undefined) return;
  new (required(cloud, "DnsZone"))(compute, "Names", {
    dataClass: "public",
    zone: dnsZone,
    records: [
      {
        name: domain === dnsZone ? "@" : domain.slice(0, -dnsZone.length - 1),
        type: "A",
        values: [compute.loadBalancer.address],
      },
    ],
  });
}
