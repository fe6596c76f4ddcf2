import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { type Cloud, required } from "../../constructs/capabilities/cloud.ts";
import type { ContainerRegistry } from "../../constructs/capabilities/container-registry.ts";
import type { Database } from "../../constructs/capabilities/database.ts";
import type { EncryptionKey } from "../../constructs/capabilities/encryption-key.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import type { LogSink } from "../../constructs/capabilities/log-sink.ts";
import type { Network } from "../../constructs/capabilities/network.ts";
import type { ObjectStorage } from "../../constructs/capabilities/object-storage.ts";
import type { SecretStore } from "../../constructs/capabilities/secret-store.ts";
import { frontSecrets } from "../../constructs/services/front.ts";
import { inferenceSecrets } from "../../constructs/services/inference.ts";
import { logsToken } from "../../constructs/services/node-access.ts";
import type { Deployment } from "../load-settings.ts";
import { contentClass, globalName, stackProps } from "../reference-stack.ts";
import type { SizeProfile } from "../size-profile.ts";
import { SovereignStack } from "../sovereign-stack.ts";

export interface FoundationProps {
  readonly deployment: Deployment;
  readonly cloud: Cloud;
  readonly profile: SizeProfile;
}

/** What lasts: network, keys, buckets, secrets, logs, identities, registry, database. */
export class SmallFoundation extends SovereignStack {
  readonly network: Network;
  readonly key: EncryptionKey;
  readonly weights: ObjectStorage;
  readonly documents: ObjectStorage;
  readonly secrets: SecretStore;
  readonly logs: LogSink;
  readonly nodes: Identity;
  readonly registry: ContainerRegistry;
  readonly database: Database;

  constructor(scope: Construct, id: string, { deployment, cloud, profile }: FoundationProps) {
    super(scope, id, stackProps(deployment, cloud));
    const { adminCidrs, operatorKeys, retention, backups } = deployment;
    const content = contentClass(deployment);

    this.network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: content,
      adminCidrs,
      adminKeys: operatorKeys,
    });
    this.key = new (required(cloud, "EncryptionKey"))(this, "Key", { name: "content", dataClass: content });
    const encryption = cloud.bucketsTakeKeys ? { key: this.key } : {};
    this.weights = new (required(cloud, "ObjectStorage"))(this, "Weights", {
      bucketName: globalName(deployment, "weights"),
      dataClass: "internal",
      ...encryption,
      noncurrentDays: retention.objectVersionsDays,
    });
    this.documents = new (required(cloud, "ObjectStorage"))(this, "Documents", {
      bucketName: globalName(deployment, "documents"),
      dataClass: content,
      ...encryption,
      noncurrentDays: retention.objectVersionsDays,
    });
    this.secrets = new (required(cloud, "SecretStore"))(this, "Secrets", {
      dataClass: "confidential",
      secrets: nodeSecrets(),
    });
    this.logs = new (required(cloud, "LogSink"))(this, "Logs", {
      name: "logs",
      dataClass: "personal",
      retentionDays: retention.logsDays,
    });
    this.registry = new (required(cloud, "ContainerRegistry"))(this, "Registry", {
      registryName: globalName(deployment, "images"),
      dataClass: "internal",
      network: this.network,
    });
    this.nodes = new (required(cloud, "Identity"))(this, "Nodes", {
      name: "nodes",
      purpose: "Machines read weights and images; its key is made out of band",
      dataClass: "internal",
    });
    this.weights.grantRead(this.nodes);
    this.registry.grantPull(this.nodes);
    this.database = new (required(cloud, "Database"))(this, "Database", {
      name: "gateway",
      network: this.network,
      dataClass: content,
      backupRetentionDays: backups.retentionDays,
      backupEveryHours: backups.everyHours ?? profile.backupEveryHours,
    });
    this.#tellOperators();
  }

  /** What people need to fill the deployment: the way in, and where images and weights go. */
  #tellOperators(): void {
    const { bastion } = this.network;
    const outputs = {
      ...(bastion === undefined ? {} : { bastion: `${bastion.user}@${bastion.address}:${bastion.port}` }),
      registry: this.registry.endpoint,
      weights_bucket: this.weights.bucketName,
      documents_bucket: this.documents.bucketName,
      database: `${this.database.host}:${this.database.port}/${this.database.databaseName}`,
    };
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, name, { value });
  }
}

/** Every secret that a machine of the compute stack needs, by name; the same secret of two machines once. */
function nodeSecrets() {
  const declared = [...inferenceSecrets, ...frontSecrets, logsToken];
  return [...new Map(declared.map((secret) => [secret.name, secret])).values()];
}
