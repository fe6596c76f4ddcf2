import type { Construct } from "constructs";
import { Volume } from "../../../.gen/outscale/volume.js";
import { BlockVolume, type BlockVolumeProps } from "../../capabilities/block-volume.ts";
import { deviceLetters, seenAs } from "./device-name.ts";
import { keep, tagSet } from "./locality.ts";

/** A network disk. No volume of this cloud is encrypted with a key, so the node encrypts it. */
export class OutscaleBlockVolume extends BlockVolume {
  readonly resource: Volume;
  readonly encryptedBy = "node";
  /** Letters that it is attached under. */
  readonly deviceLetters: string;

  constructor(scope: Construct, id: string, props: BlockVolumeProps) {
    super(scope, id, props);
    this.deviceLetters = deviceLetters(props.name);
    this.resource = new Volume(this, "Resource", {
      subregionName: this.zone,
      size: props.diskGib,
      volumeType: "gp2",
      tags: tagSet(this.placement, props.name),
      lifecycle: keep(this.placement),
    });
  }

  get volumeId(): string {
    return this.resource.volumeId;
  }

  get devicePath(): string {
    return seenAs(this.deviceLetters);
  }
}
