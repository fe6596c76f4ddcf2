import type { BlockVolume } from "../../constructs/capabilities/block-volume.ts";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { DataClass } from "../../constructs/capabilities/data-class.ts";
import { numbered } from "../stack-props.ts";
import type { MachinePlace } from "../workload.ts";
import type { Foundation } from "./foundation.ts";

interface DisksProps {
  readonly name: string;
  readonly dataClass: DataClass;
  readonly diskGib: number;
}

/** A disk beside each machine, in its zone, that stays when the machine is replaced. */
export function disksBeside(
  foundation: Foundation,
  machines: readonly MachinePlace[],
  { name, dataClass, diskGib }: DisksProps,
): BlockVolume[] {
  return machines.map(({ zone }, index) => {
    const id = numbered(name, index);
    return new (required(foundation.cloud, "BlockVolume"))(foundation, id, {
      name: id.toLowerCase(),
      dataClass,
      diskGib,
      zone,
    });
  });
}
