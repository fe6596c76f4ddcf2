import type { NodeMount } from "../../modules/node/node-program.ts";
import type { BlockVolume } from "../capabilities/block-volume.ts";

/** How a node opens a disk that outlives it; `keySecret` is needed only where the node itself encrypts it. */
export function diskMount(
  { devicePath, encryptedBy }: BlockVolume,
  path: string,
  keySecret: string,
): NodeMount {
  const common = { device: devicePath, path };
  return encryptedBy === "provider"
    ? { ...common, encryption: "provider" }
    : { ...common, encryption: "kept", keySecret };
}
