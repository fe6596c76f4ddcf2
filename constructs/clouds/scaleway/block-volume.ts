import type { Construct } from "constructs";
import { BlockVolume as BlockVolumeResource } from "../../../.gen/scaleway/block-volume.js";
import { BlockVolume, type BlockVolumeProps } from "../../capabilities/block-volume.ts";
import { bareId, keep, tagList, zonal } from "./locality.ts";

/** A network disk. It takes no key of yours, so the node encrypts it. */
export class ScalewayBlockVolume extends BlockVolume {
  readonly resource: BlockVolumeResource;
  readonly encryptedBy = "node";

  constructor(scope: Construct, id: string, props: BlockVolumeProps) {
    super(scope, id, props);
    this.resource = new BlockVolumeResource(this, "Resource", {
      ...zonal(this.placement, this.zone),
      name: this.placement.nameOf(props.name),
      iops: 5000,
      sizeInGb: props.diskGib,
      tags: tagList(this.placement),
      lifecycle: keep(this.placement),
    });
  }

  get volumeId(): string {
    return this.resource.id;
  }

  get devicePath(): string {
    return `/dev/disk/by-id/scsi-0SCW_sbs_volume-${bareId(this.resource.id)}`;
  }
}
