import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { BlockVolume } from "../../constructs/capabilities/block-volume.ts";
import { type Cloud, optional, required } from "../../constructs/capabilities/cloud.ts";
import type { ContainerRegistry } from "../../constructs/capabilities/container-registry.ts";
import type { Database } from "../../constructs/capabilities/database.ts";
import type { EncryptionKey } from "../../constructs/capabilities/encryption-key.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import type { LogSink } from "../../constructs/capabilities/log-sink.ts";
import type { Network } from "../../constructs/capabilities/network.ts";
import type { ObjectStorage } from "../../constructs/capabilities/object-storage.ts";
import type { SecretStore } from "../../constructs/capabilities/secret-store.ts";
import type { PrivateHost, SelfHosted } from "../../constructs/capabilities/service-machine.ts";
import { modelsDiskGib } from "../../constructs/services/inference.ts";
import type { Deployment } from "../load-settings.ts";
import type { SizeProfile } from "../size-profile.ts";
import { SovereignStack } from "../sovereign-stack.ts";
import { contentClass, globalName, stackProps } from "../stack-props.ts";
import type { Workload } from "../workload.ts";
import { disksBeside } from "./disks.ts";
import { nodeSecrets } from "./node-secrets.ts";
import { serviceMachine } from "./service-machine.ts";
import { watch } from "./watch.ts";

export interface FoundationProps {
  readonly deployment: Deployment;
  readonly cloud: Cloud;
  readonly profile: SizeProfile;
  readonly workload: Workload;
}

/** What lasts: network, keys, buckets, secrets, logs, identities, registry, database. */
export class Foundation extends SovereignStack {
  readonly network: Network;
  /** Absent where the cloud has no key service: machines encrypt their own disks there. */
  readonly key: EncryptionKey | undefined;
  readonly weights: ObjectStorage;
  readonly documents: ObjectStorage;
  /** Of each engine; none where the size fetches weights anew. */
  readonly modelsDisks: readonly BlockVolume[];
  /** Of each front machine: the files that people attach. */
  readonly chatDisks: readonly BlockVolume[];
  readonly secrets: SecretStore;
  readonly logs: LogSink;
  readonly nodes: Identity;
  readonly registry: ContainerRegistry;
  readonly database: Database;

  constructor(scope: Construct, id: string, props: FoundationProps) {
    super(scope, id, stackProps(props.deployment, props.cloud));
    const { deployment, cloud, profile, workload } = props;
    const { adminCidrs, operatorKeys, retention, backups } = deployment;
    const content = contentClass(deployment);

    this.network = new (required(cloud, "Network"))(this, "Network", {
      dataClass: content,
      tiers: profile.tiers,
      zones: workload.engines.map(({ zone }) => zone),
      adminCidrs,
      adminKeys: operatorKeys,
    });
    const Key = optional(cloud, "EncryptionKey");
    this.key = Key && new Key(this, "Key", { name: "content", dataClass: content });
    this.weights = this.#bucket("Weights", "internal", props);
    this.documents = this.#bucket("Documents", content, props);
    this.modelsDisks = disksBeside(this, profile.keepsWeights ? workload.engines : [], {
      name: "Models",
      dataClass: "internal",
      diskGib: modelsDiskGib(workload.model),
    });
    this.chatDisks = disksBeside(this, workload.fronts, {
      name: "Chat",
      dataClass: content,
      diskGib: 20,
    });
    const { network } = this;
    const machine = serviceMachine(this, props);
    this.logs = new (required(cloud, "LogSink"))(this, "Logs", {
      name: "logs",
      dataClass: "personal",
      network,
      retentionDays: retention.logsDays,
      ...machine,
    });
    this.registry = new (required(cloud, "ContainerRegistry"))(this, "Registry", {
      registryName: globalName(deployment, "images"),
      dataClass: "internal",
      network,
      ...machine,
    });
    this.nodes = new (required(cloud, "Identity"))(this, "Nodes", {
      name: "nodes",
      purpose: "Machines read weights and images; its key is made out of band",
      dataClass: "internal",
    });
    if (cloud.identitiesReachBuckets) this.weights.grantRead(this.nodes);
    this.registry.grantPull(this.nodes);
    this.database = new (required(cloud, "Database"))(this, "Database", {
      name: "gateway",
      network,
      tier: profile.database.tier,
      highAvailability: profile.database.highAvailability,
      dataClass: content,
      backupRetentionDays: backups.retentionDays,
      backupEveryHours: backups.everyHours ?? profile.recovery.pointHours,
      ...machine,
    });
    this.secrets = new (required(cloud, "SecretStore"))(this, "Secrets", {
      dataClass: "confidential",
      network,
      secrets: nodeSecrets(this.selfHosted, this, deployment.teams),
      ...machine,
    });
    watch(this, props);
    this.#tellOperators();
  }

  /** Services that are machines of yours, because the cloud sells none. */
  get selfHosted(): readonly SelfHosted[] {
    const services = [this.logs, this.registry, this.database, this.secrets];
    return services.flatMap((service) => service?.selfHosted ?? []);
  }

  /** Their names, which no public name server tells. */
  get hosts(): readonly PrivateHost[] {
    return this.selfHosted.map(({ host }) => host);
  }

  #bucket(id: string, dataClass: ObjectStorage["dataClass"], { deployment, cloud }: FoundationProps) {
    return new (required(cloud, "ObjectStorage"))(this, id, {
      bucketName: globalName(deployment, id.toLowerCase()),
      dataClass,
      ...(cloud.bucketsTakeKeys && this.key !== undefined ? { key: this.key } : {}),
      noncurrentDays: deployment.retention.objectVersionsDays,
    });
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
