import { Construct } from "constructs";
import { findModel } from "../../modules/catalogue/models.ts";
import type { TimeServer } from "../../modules/node/time-servers.ts";
import type { WeightsFile } from "../../modules/node/weights.ts";
import type { OrganisationFacts } from "../../modules/sizing/licence-verdict.ts";
import type { BlockVolume } from "../capabilities/block-volume.ts";
import { type Cloud, required } from "../capabilities/cloud.ts";
import type { DataClass } from "../capabilities/data-class.ts";
import type { Instance } from "../capabilities/instance.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import { imageHasDriver, machineImage } from "../capabilities/machine-image.ts";
import type { Network } from "../capabilities/network.ts";
import type { ObjectStorage } from "../capabilities/object-storage.ts";
import { Placement } from "../capabilities/placement.ts";
import { reportProblems } from "../capabilities/problems.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";
import { checkInference } from "./inference-checks.ts";
import { inferenceProgram } from "./inference-program.ts";
import { accessTo, asOperated, withHosts } from "./node-access.ts";
import { renderNode } from "./render-node.ts";

export { inferenceSecrets, modelsDiskKey } from "./inference-program.ts";

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
  /** CIDRs of the monitoring, which reads /metrics and /metrics/machine on port 9443. @default - nobody reads them */
  readonly monitoringFrom?: readonly string[];
  /** NVIDIA's dcgm-exporter by digest, in a registry of your own, read as /metrics/gpu. @default - no figures of GPUs */
  readonly gpuMetricsImage?: string;
  /** Disk of the machine's zone that keeps the weights when the machine is replaced. @default - the root disk */
  readonly modelsDisk?: BlockVolume;
  /** Names that no public name server tells, such as those of services on machines of yours. @default - none */
  readonly hosts?: readonly PrivateHost[];
  /** Certificates of the organisation's own authorities, one PEM text each. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
  /** Servers that tell it the time. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  /** Name under which clients ask for the model; it stays when the model changes. @default "general" */
  readonly servedModelName?: string;
}

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
    const access = accessTo(network, tier, props);
    const image = machineImage(this, "gpu");
    const gpuDriver = imageHasDriver(this, image) ? "image" : "install";
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
      image,
      ...(props.privateIp === undefined ? {} : { privateIp: props.privateIp }),
      rootDiskGib: props.modelsDisk === undefined ? systemGib + modelsDiskGib(props.model) : systemGib,
      ...(props.modelsDisk === undefined ? {} : { volumes: [props.modelsDisk] }),
      userData: renderNode(this, () =>
        asOperated(
          withHosts(inferenceProgram(props, { servedModelName, gpuDriver }, access), props.hosts ?? []),
          access,
        ),
      ),
    });
  }
}

/** The image with its driver, and the engine's container. */
const systemGib = 80;

/** Room for a model twice: while one copy is checked, the other serves. */
export function modelsDiskGib(model: string): number {
  const bytes = Math.max(0, ...(findModel(model)?.weights ?? []).map((weights) => weights.bytes));
  return Math.ceil((2 * bytes) / 2 ** 30 / 5) * 5;
}
