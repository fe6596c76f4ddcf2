import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import { type Cloud, type PlacementProps, required } from "sovereign-ai-stack/capabilities";
import type { Foundation } from "./foundation.ts";
import { adminCidrs, placeholders } from "./placement.ts";

/** The cluster. Its GPU nodes come when an engine asks for them, two at most, and go when none does. */
export class Cluster extends SovereignStack {
  constructor(
    scope: Construct,
    id: string,
    props: { cloud: Cloud; placement: PlacementProps; foundation: Foundation },
  ) {
    super(scope, id, { cloud: props.cloud, placement: props.placement, placeholders });

    const cluster = new (required(props.cloud, "KubernetesCluster"))(this, "Cluster", {
      name: "cluster",
      network: props.foundation.network,
      version: "1.36",
      adminCidrs,
      pools: [
        { name: "system", offer: "PRO2-XS", minNodes: 2, maxNodes: 3 },
        { name: "gpu", offer: "L40S-1-48G", minNodes: 0, maxNodes: 2 },
      ],
      signIn: { issuerUrl: "https://id.example.org/realms/acme", clientId: "kubernetes" },
      dataClass: "personal",
    });
    new TerraformOutput(this, "cluster_id", {
      value: cluster.clusterId,
      description: "What the cloud's own tool asks for; it opens nothing by itself",
    });
  }
}
