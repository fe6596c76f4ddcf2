import { nodePaths } from "../paths.ts";

export const openbaoPort = 8200;

export const openbaoPaths = {
  program: "/usr/local/bin/bao",
  data: `${nodePaths.data}/openbao`,
  /** In memory: certificate, key and the socket that only this machine's root uses. */
  run: "/run/sovereign-openbao",
} as const;
