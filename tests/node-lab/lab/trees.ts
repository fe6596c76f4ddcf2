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

/** What any node of the lab declares: `packages` of a program cannot be installed without a network. */
const nodePackages = [
  ...[
    "age",
    "ca-certificates",
    "caddy",
    "cryptsetup-bin",
    "curl",
    "jq",
    "nftables",
    "openssh-client",
    "podman",
  ],
  ...["rclone", "rsyslog", "rsyslog-gnutls", "unattended-upgrades"],
];

/** A Debian tree with every declared package; a program that declares another one is refused, not booted without. */
export function debianTree(suite: Suite, packages: readonly string[] = []): Promise<string> {
  const unknown = packages.filter((name) => !nodePackages.includes(name));
  if (unknown.length > 0) throw new Error(`add to the lab's tree: ${unknown.join(", ")}`);
  const all = [...imagePackages, ...nodePackages, ...enginePackages].sort();
  const key = createHash("sha256").update(all.join()).digest("hex").slice(0, 12);
  return cached(`${suite}-${key}`, async (folder) => {
    await execa("mmdebstrap", [
      ...["--quiet", "--variant=minbase", `--include=${all.join(",")}`],
      ...["man", "doc", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
      ...[suite, folder],
    ]);
  });
}
