import type { CloudCatalogue } from "../cloud.ts";
import { catalogue as outscale } from "./outscale/index.ts";
import { catalogue as ovhcloud } from "./ovhcloud/index.ts";
import { catalogue as scaleway } from "./scaleway/index.ts";

/**
 * What is known of every cloud: one line for each folder beside this file. Imported by name and not looked up on
 * the disk, because a program that loads the package with `require` cannot wait for an import.
 */
export const clouds: readonly CloudCatalogue[] = [outscale, ovhcloud, scaleway];
