import { createRequire } from "node:module";
import type * as Zod from "zod";

let loaded: typeof Zod.z | undefined;

/**
 * zod, loaded when a schema is first made: alone it takes as long as all files of the package together, and a program
 * that reads no settings makes none. By `require`, because those who ask cannot wait.
 */
export function z(): typeof Zod.z {
  loaded ??= (createRequire(import.meta.url)("zod") as typeof Zod).z;
  return loaded;
}
