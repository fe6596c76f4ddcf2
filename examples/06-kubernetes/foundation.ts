import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import { type Cloud, type Network, type PlacementProps, required } from "sovereign-ai-stack/capabilities";
import { adminCidrs, placeholders } from "./placement.ts";

/** What lasts: the network, the models' weights, the images that nodes pull, and who may read them. */
export class Foundation extends SovereignStack {
  readonly network: Network;

  constructor(scope: Construct, id: string, props: { cloud: Cloud; placement: PlacementProps }) {
    super(scope, id, { ...props, placeholders });
    const { cloud } = props;

    this.network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: "personal",
      tiers: ["app"],
      adminCidrs,
    });
    const weights = new (required(cloud, "ObjectStorage"))(this, "Weights", {
      bucketName: "acme-engines-weights",
      dataClass: "public",
    });
    const images = new (required(cloud, "ContainerRegistry"))(this, "Images", {
      registryName: "acme-engines",
      network: this.network,
      dataClass: "internal",
    });
    // Names alone: their values go into the cluster by hand, and into no template, plan or state.
    new (required(cloud, "SecretStore"))(this, "Secrets", {
      network: this.network,
      dataClass: "confidential",
      secrets: [
        { name: "engine-key", purpose: "What clients show to the engines" },
        { name: "nodes-key", purpose: "Nodes read weights and pull images with it" },
      ],
    });
    const nodes = new (required(cloud, "Identity"))(this, "Nodes", {
      name: "nodes",
      purpose: "Nodes of the cluster read weights and pull images",
      dataClass: "internal",
    });
    weights.grantRead(nodes);
    images.grantPull(nodes);
  }
}
