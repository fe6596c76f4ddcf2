import { findModel } from "../../modules/catalogue/models.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import type { EngineOptions } from "../../modules/node/engine.ts";
import { inferenceNode } from "../../modules/node/inference-node.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { nodePaths } from "../../modules/node/paths.ts";
import { rootEgress } from "../../modules/node/root-egress.ts";
import { sizeModel } from "../../modules/sizing/size-model.ts";
import { diskMount } from "./disk-mount.ts";
import type { InferenceProps } from "./inference.ts";
import { connectedTo, handedOver, type NodeAccess } from "./node-access.ts";

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
  purpose: "key of the disk of the models, 32 characters or more",
} as const;

/** What is decided before the program: by the props and by the image. */
type EngineChoice = Pick<EngineOptions, "servedModelName" | "gpuDriver">;

/** What runs on the machine of an inference service. */
export function inferenceProgram(
  props: InferenceProps,
  engine: EngineChoice,
  access: NodeAccess,
): NodeProgram {
  const { hostname, weights, weightsFiles, engineImage, clientsFrom, monitoringFrom } = props;
  const disk =
    props.modelsDisk && diskMount(props.modelsDisk, `${nodePaths.state}/models`, modelsDiskKey.name);
  const secrets = disk?.keySecret === undefined ? inferenceSecrets : [...inferenceSecrets, modelsDiskKey];
  return inferenceNode({
    hostname,
    engine: {
      ...engine,
      image: engineImage,
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
    ...(props.gpuMetricsImage === undefined ? {} : { gpuMetricsImage: props.gpuMetricsImage }),
    ...(disk === undefined ? {} : { modelsDisk: disk }),
    egress: rootEgress,
    ...connectedTo(access),
  });
}

/** What sizing computed; empty where the model cannot run, which is reported as a problem of its own. */
function engineFlags({ cloud, model, offer, contextTokens, concurrentRequests }: InferenceProps) {
  const [known, machine] = [findModel(model), findOffer(cloud.name, offer)];
  if (known === undefined || machine?.gpu === undefined) return [];
  return sizeModel({ model: known, offer: machine, contextTokens, concurrentRequests }).engineFlags;
}
