import { unavailable } from "../../capabilities/cloud.ts";

const schema = { source: "schema of provider outscale/outscale 1.8.0", checkedOn: "2026-11-24" };

export const EncryptionKey = unavailable({
  ...schema,
  reason: "no key service; machines encrypt their own disks, buckets take the cloud's key",
});

export const DnsZone = unavailable({
  ...schema,
  reason: "no service for names; keep the zone at a registrar or on a name server in the European Union",
});

export const KubernetesCluster = unavailable({
  source: "schema of provider outscale/outscale 1.8.0 and its issue 668",
  checkedOn: "2026-11-24",
  reason:
    "its managed Kubernetes (OKS) has no resource for pools of nodes and documents none with a GPU; use machines with GPUs",
});
