import { execaSync } from "execa";

const programs = [
  "systemd-nspawn",
  "mmdebstrap",
  "ip",
  "nft",
  "age",
  "ssh-keygen",
  "openssl",
  "psql",
  "curl",
  "go",
  "python3",
];

/** Why this machine cannot boot nodes; undefined when it can. `NODE_LAB_REQUIRED=1` turns a reason into a failure. */
export const cannotBoot: string | undefined = findReason();
if (cannotBoot !== undefined) {
  if (process.env.NODE_LAB_REQUIRED === "1") throw new Error(`the node lab cannot run: ${cannotBoot}`);
  console.warn(`node lab skipped: ${cannotBoot}`);
}

function findReason(): string | undefined {
  if (process.getuid?.() !== 0) return "booting machines needs root";
  const missing = programs.filter((name) => execaSync("which", [name], { reject: false }).exitCode !== 0);
  if (missing.length > 0) return `not installed: ${missing.join(", ")}`;
  const namespace = execaSync("unshare", ["--net", "--mount", "true"], { reject: false });
  return namespace.exitCode === 0 ? undefined : "this machine refuses network namespaces";
}
