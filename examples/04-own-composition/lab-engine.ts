import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import type { Cloud, PlacementProps } from "sovereign-ai-stack/capabilities";
import { Inference } from "sovereign-ai-stack/services";
import type { LabData } from "./lab-data.ts";
import { placeholders } from "./placement.ts";

/** What can be destroyed every evening: one small model on one GPU, reached from the admin tier alone. */
export class LabEngine extends SovereignStack {
  constructor(
    scope: Construct,
    id: string,
    props: { cloud: Cloud; placement: PlacementProps; data: LabData },
  ) {
    super(scope, id, { cloud: props.cloud, placement: props.placement, placeholders });
    const { cloud, data } = props;

    new Inference(this, "Inference", {
      cloud,
      network: data.network,
      dataClass: "personal",
      model: "ministral-3-14b",
      offer: "L4-1-24G",
      contextTokens: 8192,
      concurrentRequests: 2,
      organisation: { country: "FR", production: false },
      hostname: "llm.lab.example.org",
      engineImage: `registry.example.org/vllm-openai@sha256:${"0".repeat(64)}`,
      weights: data.weights,
      weightsFiles: [{ path: "model.safetensors", sha256: "0".repeat(64) }],
      operatorKeys: [`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${"A".repeat(43)}`],
      clientsFrom: [data.network.cidrOf("admin")],
    });
    data.network.allow({
      from: "admin",
      to: "app",
      port: 443,
      justification: "The lab's notebooks ask the engine",
    });
    data.network.allowEgress({ from: "app", justification: "Packages, the engine's image and the weights" });
  }
}
