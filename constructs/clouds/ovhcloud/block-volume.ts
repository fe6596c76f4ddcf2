import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { BlockstorageVolumeV3 } from "../../../.gen/openstack/blockstorage-volume-v3.js";
import { BlockVolume, type BlockVolumeProps } from "../../capabilities/block-volume.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { keep, zoned } from "./locality.ts";
import { checkZone } from "./placement-checks.ts";

/** A network disk, encrypted with a key of the cloud: its type decides that, and only at creation. */
export class OvhcloudBlockVolume extends BlockVolume {
  readonly resource: BlockstorageVolumeV3;
  readonly encryptedBy = "provider";

  constructor(scope: Construct, id: string, props: BlockVolumeProps) {
    super(scope, id, props);
    const { cloud, region } = this.placement;
    reportProblems(this, () => checkZone(cloud, region, this.zone));
    this.resource = new BlockstorageVolumeV3(this, "Resource", {
      region,
      ...zoned(this.placement, this.zone),
      name: this.placement.nameOf(props.name),
      size: props.diskGib,
      volumeType: "high-speed-gen2-luks",
      enableOnlineResize: true,
      metadata: { ...this.placement.tags },
      lifecycle: keep(this.placement),
    });
  }

  get volumeId(): string {
    return this.resource.id;
  }

  /** The serial number of a disk takes the first 20 characters of its id. */
  get devicePath(): string {
    return `/dev/disk/by-id/virtio-${Fn.substr(this.resource.id, 0, 20)}`;
  }
}
