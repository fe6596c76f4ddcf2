import { nodePaths } from "../paths.ts";

/** What Debian 13 carries with pgvector; Debian 12 has no package of it. */
export const postgresqlVersion = 17;
export const postgresqlPort = 5432;

/** Folders and programs on which the unit, its settings and its scripts agree. */
export const postgresqlPaths = {
  programs: `/usr/lib/postgresql/${postgresqlVersion}/bin`,
  data: `${nodePaths.data}/postgresql`,
  /** In memory: certificate, key, password, the backup's settings and the socket. */
  run: "/run/sovereign-postgresql",
} as const;
