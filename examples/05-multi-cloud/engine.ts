import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import { required } from "sovereign-ai-stack/capabilities";
import { ovhcloud as cloud } from "sovereign-ai-stack/clouds/ovhcloud";
import { Inference } from "sovereign-ai-stack/services";
import type { Documents } from "./documents.ts";
import { enginePlace, placeholders } from "./places.ts";

/** Where answers are written: nothing is kept here, and nobody but the other cloud's gateway gets in. */
export class Engine extends SovereignStack {
  constructor(scope: Construct, id: string, { documents }: { readonly documents: Documents }) {
    super(scope, id, { cloud, placement: enginePlace, placeholders });
    const network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: "personal",
      tiers: ["edge", "app"],
      adminCidrs: ["192.0.2.0/28"],
    });
    const weights = new (required(cloud, "ObjectStorage"))(this, "Weights", {
      bucketName: "acme-assistant-weights",
      dataClass: "public",
    });
    const inference = new Inference(this, "Inference", {
      cloud,
      network,
      dataClass: "personal",
      model: "mistral-small-3.2-24b",
      offer: "l40s-90",
      contextTokens: 16_384,
      concurrentRequests: 4,
      organisation: { country: "FR", production: true },
      hostname: "engine.assistant.example.org",
      engineImage: `registry.example.org/vllm-openai@sha256:${"0".repeat(64)}`,
      weights,
      weightsFiles: [{ path: "model.safetensors", sha256: "0".repeat(64) }],
      operatorKeys: [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${"A".repeat(43)}`],
      clientsFrom: [network.cidrOf("edge")],
    });
    new (required(cloud, "LoadBalancer"))(this, "LoadBalancer", {
      name: "engine",
      network,
      dataClass: "personal",
      domain: "engine.assistant.example.org",
      targets: [inference.instance],
      targetPort: 443,
      targetTls: true,
      // The flow between the clouds: TLS to the engine itself, a key per client, and one address that may ask.
      allowedCidrs: documents.network.egressAddresses.map((address) => `${address}/32`),
    });
    network.allow({
      from: "edge",
      to: "app",
      port: 443,
      justification: "The load balancer passes on what comes from the documents' cloud",
    });
    network.allowEgress({ from: "app", justification: "Packages, the engine's image and the weights" });
  }
}
