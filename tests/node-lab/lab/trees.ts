import { createHash } from "node:crypto";
import { execa } from "execa";
import { cached } from "./cache.ts";

export type Suite = "bookworm" | "trixie";

/** What an image of a cloud has, beside the packages that the node's program declares. */
const imagePackages = [
  "systemd",
  "systemd-sysv",
  "dbus",
  "udev",
  "cloud-init",
  "iproute2",
  "procps",
  "python3",
];
/** What only the lab's engine needs. */
const enginePackages = ["libgomp1"];

/** A Debian tree with the declared packages: `packages` of a program cannot be installed without a network. */
export function debianTree(suite: Suite, packages: readonly string[]): Promise<string> {
  const all = [...new Set([...imagePackages, ...packages, ...enginePackages])].sort();
  const key = createHash("sha256").update(all.join()).digest("hex").slice(0, 12);
  return cached(`${suite}-${key}`, async (folder) => {
    await execa("mmdebstrap", ["--quiet", "--variant=minbase", `--include=${all.join(",")}`, suite, folder]);
  });
}
