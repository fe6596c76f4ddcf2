import type { MachineParts } from "../../self-hosted/service-host.ts";
import { OutscaleBlockVolume } from "./block-volume.ts";
import { OutscaleInstance } from "./instance.ts";

/** What the cloud has for the machine of a service of yours. */
export const machineParts: MachineParts = { Instance: OutscaleInstance, BlockVolume: OutscaleBlockVolume };
