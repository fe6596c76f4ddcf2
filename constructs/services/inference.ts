import { Construct } from "constructs";
import { findModel } from "../../modules/catalogue/models.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import { inferenceNode } from "../../modules/node/inference-node.ts";
import type { NodeMount } from "../../modules/node/node-program.ts";
import { nodePaths } from "../../modules/node/paths.ts";
import type { WeightsFile } from "../../modules/node/weights.ts";
import type { OrganisationFacts } from "../../modules/sizing/licence-verdict.ts";
import { sizeModel } from "../../modules/sizing/size-model.ts";
import type { BlockVolume } from "../capabilities/block-volume.ts";
import { type Cloud, required } from "../capabilities/cloud.ts";
import type { DataClass } from "../capabilities/data-class.ts";
import type { Instance } from "../capabilities/instance.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import { machineImage } from "../capabilities/machine-image.ts";
import type { Network } from "../capabilities/network.ts";
import type { ObjectStorage } from "../capabilities/object-storage.ts";
import { Placement } from "../capabilities/placement.ts";
import { reportProblems } from "../capabilities/problems.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";
import { checkInference } from "./inference-checks.ts";
import { handedOver, type NodeAccess, rootEgress, shippedTo, withBastion, withHosts } from "./node-access.ts";
import { renderNode } from "./render-node.ts";

export interface InferenceProps {
  readonly cloud: Cloud;
  readonly network: Network;
  /** @default "app" */
  readonly tier?: Tier;
  /** @default - the placement's zone */
  readonly zone?: string;
  /** What requests carry. */
  readonly dataClass: DataClass;
  /** Id of a model of the catalogue. */
  readonly model: string;
  /** Name of a GPU offer of the catalogue. */
  readonly offer: string;
  /** Longest prompt plus answer. */
  readonly contextTokens: number;
  /** Answers written at the same time. */
  readonly concurrentRequests: number;
  /** What licences ask of whoever runs the model. @default - nothing is known, so a licence that asks is refused */
  readonly organisation?: OrganisationFacts;
  /** DNS name under which clients reach the node: the one in its certificate. */
  readonly hostname: string;
  /** Fixed address inside the tier. @default - one that the cloud picks */
  readonly privateIp?: string;
  /** The engine's image by digest, in a registry of your own. */
  readonly engineImage: string;
  /** Bucket that holds the weights, in a folder named like the model. */
  readonly weights: ObjectStorage;
  /** The model's files and their checksums; nothing else is served. */
  readonly weightsFiles: readonly WeightsFile[];
  /** Public SSH keys of those who may hand over the node's secrets. */
  readonly operatorKeys: readonly string[];
  /** Where the machine's journal goes; its token is handed over. @default - it stays on the machine */
  readonly logs?: LogSink;
  /** CIDRs that clients come from. */
  readonly clientsFrom: readonly string[];
  /** CIDRs of the monitoring, which reads /metrics on port 9443. @default - nobody reads them */
  readonly monitoringFrom?: readonly string[];
  /** Disk of the machine's zone that keeps the weights when the machine is replaced. @default - the root disk */
  readonly modelsDisk?: BlockVolume;
  /** Names that no public name server tells, such as those of services on machines of yours. @default - none */
  readonly hosts?: readonly PrivateHost[];
  /** Name under which clients ask for the model; it stays when the model changes. @default "general" */
  readonly servedModelName?: string;
}

/** Secrets that have to be delivered to an inference node. */
export const inferenceSecrets = [
  { name: "inference-certificate", purpose: "TLS chain of the inference node, PEM" },
  { name: "inference-certificate-key", purpose: "key of the inference node's certificate, PEM" },
  { name: "inference-clients", purpose: "keys of the clients of the inference node, name=key a line" },
  { name: "weights-access-key", purpose: "access key of the reader of the weights' bucket" },
  { name: "weights-secret-key", purpose: "secret key of the reader of the weights' bucket" },
  { name: "registry-login", purpose: "user:password of the reader of the container registry" },
] as const;

/** A further one, where the weights lie on a disk that the node itself encrypts. */
export const modelsDiskKey = {
  name: "models-disk-key",
  purpose: "key of the disk of the models, 64 random bytes or more",
} as const;

/** A GPU machine that serves one model behind a proxy. A changed program replaces it. */
export class Inference extends Construct {
  readonly instance: Instance;
  /** Where clients send requests, such as "https://llm.example.org/v1". */
  readonly baseUrl: string;
  readonly servedModelName: string;

  constructor(scope: Construct, id: string, props: InferenceProps) {
    super(scope, id);
    const { cloud, network, tier = "app", hostname, servedModelName = "general" } = props;
    const zone = props.zone ?? Placement.of(this).zone;
    const access = { network, tier, operatorKeys: props.operatorKeys, logs: props.logs };
    this.baseUrl = `https://${hostname}/v1`;
    this.servedModelName = servedModelName;
    reportProblems(this, () => checkInference({ organisation: {}, ...props, cloud: cloud.name, zone }));

    this.instance = new (required(cloud, "Instance"))(this, "Instance", {
      name: id.toLowerCase(),
      network,
      tier,
      zone,
      dataClass: props.dataClass,
      offer: props.offer,
      image: machineImage(this, "gpu"),
      ...(props.privateIp === undefined ? {} : { privateIp: props.privateIp }),
      rootDiskGib: props.modelsDisk === undefined ? systemGib + modelsDiskGib(props.model) : systemGib,
      ...(props.modelsDisk === undefined ? {} : { volumes: [props.modelsDisk] }),
      userData: renderNode(this, () =>
        withBastion(withHosts(program(props, servedModelName, access), props.hosts ?? []), access),
      ),
    });
  }
}

function program(props: InferenceProps, servedModelName: string, access: NodeAccess) {
  const { hostname, weights, weightsFiles, engineImage, clientsFrom, monitoringFrom } = props;
  const disk = props.modelsDisk && modelsMount(props.modelsDisk);
  const secrets = disk?.keySecret === undefined ? inferenceSecrets : [...inferenceSecrets, modelsDiskKey];
  return inferenceNode({
    hostname,
    engine: {
      image: engineImage,
      servedModelName,
      engineFlags: engineFlags(props),
      registryLoginSecret: "registry-login",
    },
    weights: {
      modelId: props.model,
      files: weightsFiles,
      bucket: {
        endpoint: weights.endpoint,
        region: weights.region,
        name: weights.bucketName,
      },
      accessKeySecret: "weights-access-key",
      secretKeySecret: "weights-secret-key",
    },
    tls: {
      kind: "secret",
      certificateSecret: "inference-certificate",
      keySecret: "inference-certificate-key",
    },
    secrets: handedOver(secrets, access),
    clientKeysSecret: "inference-clients",
    clientsFrom,
    ...(monitoringFrom === undefined ? {} : { monitoringFrom }),
    ...(disk === undefined ? {} : { modelsDisk: disk }),
    egress: rootEgress,
    ...shippedTo(access),
  });
}

/** What sizing computed; empty where the model cannot run, which is reported as a problem of its own. */
function engineFlags({ cloud, model, offer, contextTokens, concurrentRequests }: InferenceProps) {
  const [known, machine] = [findModel(model), findOffer(cloud.name, offer)];
  if (known === undefined || machine?.gpu === undefined) return [];
  return sizeModel({ model: known, offer: machine, contextTokens, concurrentRequests }).engineFlags;
}

function modelsMount({ devicePath, encryptedBy }: BlockVolume): NodeMount {
  const common = { device: devicePath, path: `${nodePaths.state}/models` };
  return encryptedBy === "provider"
    ? { ...common, encryption: "provider" }
    : { ...common, encryption: "kept", keySecret: modelsDiskKey.name };
}

/** The image with its driver, and the engine's container. */
const systemGib = 80;

/** Room for a model twice: while one copy is checked, the other serves. */
export function modelsDiskGib(model: string): number {
  const bytes = Math.max(0, ...(findModel(model)?.weights ?? []).map((weights) => weights.bytes));
  return Math.ceil((2 * bytes) / 2 ** 30 / 5) * 5;
}
