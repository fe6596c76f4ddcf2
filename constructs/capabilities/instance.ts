import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import type { BlockVolume } from "./block-volume.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkText, checkWholeNumber, isWithin } from "./checks.ts";
import { checkMachine } from "./machine.ts";
import type { Network } from "./network.ts";
import type { Tier } from "./tier.ts";

export interface InstanceProps extends CapabilityProps {
  /** Name inside the deployment and host name, such as "inference". */
  readonly name: string;
  readonly network: Network;
  /** Tier whose private network the machine joins. It has no public address. */
  readonly tier: Tier;
  /** The cloud's name of the machine type, as in the catalogue. */
  readonly offer: string;
  /** Label of the operating system's image, as in the catalogue. */
  readonly image: string;
  /** A rendered node program. Readable by everyone on the machine and kept in the state: no secret in it. */
  readonly userData: string;
  /** @default - 125 for a machine with a GPU, else 40 */
  readonly rootDiskGib?: number;
  /** Disks that outlive the machine, in order. @default - none */
  readonly volumes?: readonly BlockVolume[];
  /** @default - the placement's zone */
  readonly zone?: string;
  /** Fixed address inside the tier, kept over replacements. @default - one that the cloud picks, kept as well */
  readonly privateIp?: string;
}

/** A machine, CPU or GPU, that only its private network reaches. A changed node program replaces it. */
export abstract class Instance extends Capability {
  readonly name: string;
  readonly tier: Tier;
  readonly network: Network;
  readonly zone: string;
  /** The cloud's name of the machine type, as in the catalogue. */
  readonly offer: string;
  /** The provider's id; known after apply. */
  abstract readonly instanceId: string;
  /** Private IPv4 address: the literal that was asked for, else known after apply. */
  abstract readonly privateIp: string;

  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id, props, ({ cloud, zone }) => [
      ...checkInstanceProps(props),
      ...checkMachine({ cloud, zone: props.zone ?? zone, offer: props.offer, image: props.image }),
    ]);
    this.name = props.name;
    this.tier = props.tier;
    this.network = props.network;
    this.zone = props.zone ?? this.placement.zone;
    this.offer = props.offer;
  }
}

/** Problems of the props, before any cloud is asked. */
export function checkInstanceProps(props: InstanceProps): Problem[] {
  return [
    ...checkName("name", props.name),
    ...checkText("image", props.image, /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/, "a label of the catalogue"),
    ...checkWholeNumber("rootDiskGib", props.rootDiskGib, { least: 10, most: 10_000, unit: "GiB" }),
    ...checkUserData(props.userData),
    ...checkPrivateIp(props),
    ...checkVolumes(props),
  ];
}

/** Shapes of secrets that have no place in a node program. */
const secretShapes = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bhvs\.[A-Za-z0-9_-]{20,}/,
  /\bhf_[A-Za-z0-9]{30,}\b/,
];

function checkUserData(userData: string): Problem[] {
  if (!secretShapes.some((shape) => shape.test(userData))) return [];
  const what = "holds a secret, which every process of the machine and the state could read";
  return [{ where: "userData", what, fix: "declare it in a SecretStore and let the node fetch it" }];
}

function checkPrivateIp({ privateIp, network, tier, zone }: InstanceProps): Problem[] {
  if (privateIp === undefined) return [];
  const allowed = network.cidrIn(tier, zone ?? network.placement.zone);
  if (isWithin(privateIp, allowed)) return [];
  const what = `lies outside the "${tier}" tier${zone === undefined ? "" : ` in ${zone}`}`;
  return [{ where: "privateIp", what, got: `"${privateIp}"`, allowed, fix: "pick one inside" }];
}

function checkVolumes(props: InstanceProps): Problem[] {
  const zone = props.zone ?? props.network.placement.zone;
  return (props.volumes ?? [])
    .filter((volume) => volume.zone !== zone)
    .map((volume) => ({
      where: "volumes",
      what: `the volume ${volume.node.id} lies in another zone than the machine`,
      got: `"${volume.zone}"`,
      allowed: zone,
      fix: "give both the same zone",
    }));
}
