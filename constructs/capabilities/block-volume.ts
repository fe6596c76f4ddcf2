import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";

export interface BlockVolumeProps extends CapabilityProps {
  /** Name inside the deployment, such as "weights". */
  readonly name: string;
  /** Size; it can grow, never shrink. */
  readonly diskGib: number;
  /** Zone of the instance that uses it. @default - the placement's zone */
  readonly zone?: string;
}

/** A disk that outlives the machine it is attached to. */
export abstract class BlockVolume extends Capability {
  readonly name: string;
  readonly zone: string;
  /** The provider's id; known after apply. */
  abstract readonly volumeId: string;
  /** Stable name of the block device on the machine; known after apply. */
  abstract readonly devicePath: string;
  /** Whether the node must encrypt the disk itself, because the cloud offers no key of yours for it. */
  abstract readonly encryptedBy: "provider" | "node";

  constructor(scope: Construct, id: string, props: BlockVolumeProps) {
    super(scope, id, props, () => checkBlockVolumeProps(props));
    this.name = props.name;
    this.zone = props.zone ?? this.placement.zone;
  }
}

/** Problems of the props, before any cloud is asked. */
export const checkBlockVolumeProps = (props: BlockVolumeProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkWholeNumber("diskGib", props.diskGib, { least: 5, most: 10_000, unit: "GiB" }),
];
