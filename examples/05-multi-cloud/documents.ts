import type { Construct } from "constructs";
import { SovereignStack } from "sovereign-ai-stack";
import { type Network, type ObjectStorage, required } from "sovereign-ai-stack/capabilities";
import { scaleway as cloud } from "sovereign-ai-stack/clouds/scaleway";
import { documentsPlace, placeholders } from "./places.ts";

/** Where the data lives: documents under a key of ours, and a network whose only way out is one address. */
export class Documents extends SovereignStack {
  readonly network: Network;
  readonly documents: ObjectStorage;

  constructor(scope: Construct, id: string) {
    super(scope, id, { cloud, placement: documentsPlace, placeholders });
    this.network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: "personal",
      tiers: ["app"],
      adminCidrs: ["192.0.2.0/28"],
    });
    const key = new (required(cloud, "EncryptionKey"))(this, "Key", {
      name: "documents",
      dataClass: "personal",
    });
    this.documents = new (required(cloud, "ObjectStorage"))(this, "Documents", {
      bucketName: "acme-assistant-documents",
      dataClass: "personal",
      key,
    });
    this.network.allowEgress({
      from: "app",
      ports: [{ protocol: "tcp", port: 443 }],
      justification: "Passages of documents go to the engine in the other cloud, for the time of an answer",
    });
  }
}
