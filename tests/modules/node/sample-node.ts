import { type InferenceNodeOptions, inferenceNode } from "../../../modules/node/inference-node.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";

/** Options of an inference node with documentation addresses; tests change what they are about. */
export const sampleOptions: InferenceNodeOptions = {
  hostname: "llm.example.org",
  engine: {
    image: `registry.example.org/vllm@sha256:${"a".repeat(64)}`,
    engineFlags: ["--max-model-len=8192", "--max-num-seqs=8", "--gpu-memory-utilization=0.9"],
    servedModelName: "general",
    registryLoginSecret: "registry-login",
  },
  weights: {
    modelId: "small-model",
    files: [
      { path: "model.safetensors", sha256: "b".repeat(64) },
      { path: "config.json", sha256: "c".repeat(64) },
    ],
    bucket: { endpoint: "https://s3.example.org", region: "eu-1", name: "acme-models" },
    accessKeySecret: "bucket-access-key",
    secretKeySecret: "bucket-secret-key",
  },
  tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
  secrets: {
    names: [
      "bucket-access-key",
      "bucket-secret-key",
      "client-keys",
      "registry-login",
      "tls-certificate",
      "tls-key",
    ],
    fetchScript: '#!/bin/bash\nset -euo pipefail\ncp /var/lib/sovereign/delivered/* "$1"/\n',
    packages: [],
    files: [],
    units: [],
    firewall: [],
  },
  clientKeysSecret: "client-keys",
  clientsFrom: ["192.0.2.0/24", "2001:db8::/64"],
  egress: [
    {
      direction: "out",
      protocol: "tcp",
      ports: [443],
      peers: ["198.51.100.0/24"],
      purpose: "bucket and registry",
    },
    { direction: "out", protocol: "udp", ports: [53], peers: ["198.51.100.53/32"], purpose: "names" },
  ],
};

export function sampleNode(changes: Partial<InferenceNodeOptions> = {}): NodeProgram {
  return inferenceNode({ ...sampleOptions, ...changes });
}
