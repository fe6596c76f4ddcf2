import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
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

/**
 * A Debian tree with every declared package, as overlayfs takes it for its lower layers: what a program declares
 * beyond what all nodes have is installed into a layer of its own.
 */
export async function debianTree(suite: Suite, packages: readonly string[] = []): Promise<string> {
  const base = await baseTree(suite);
  const further = packages.filter((name) => !nodePackages.includes(name)).sort();
  return further.length === 0 ? base : `${await packageLayer(suite, base, further)}:${base}`;
}

function baseTree(suite: Suite): Promise<string> {
  const all = [...imagePackages, ...nodePackages, ...enginePackages].sort();
  return cached(`${suite}-${keyOf(all)}`, async (folder) => {
    await execa("mmdebstrap", [
      ...["--quiet", "--variant=minbase", `--include=${all.join(",")}`],
      ...["man", "doc", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
      ...[suite, folder],
    ]);
  });
}

/** The packages' own services are not started while they are installed, as on a machine that masked them. */
function packageLayer(suite: Suite, base: string, packages: readonly string[]): Promise<string> {
  return cached(`${suite}-layer-${keyOf([base, ...packages])}`, async (folder) => {
    const [root, work] = [`${folder}.root`, `${folder}.work`];
    for (const path of [folder, root, work]) await mkdir(path, { recursive: true });
    const layers = `lowerdir=${base},upperdir=${folder},workdir=${work}`;
    await execa("mount", ["-t", "overlay", "overlay", "-o", layers, root]);
    const inside = (...command: string[]) =>
      execa("systemd-nspawn", [
        ...["--quiet", "--register=no", "--keep-unit", "--pipe", "-D", root],
        ...["--resolv-conf=copy-host", "--setenv=DEBIAN_FRONTEND=noninteractive", ...command],
      ]);
    try {
      await inside("apt-get", "update", "--quiet");
      await inside(...["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", ...packages]);
      await inside("apt-get", "clean");
    } finally {
      await execa("umount", [root]);
      await rm(root, { recursive: true });
      await rm(work, { recursive: true });
    }
  });
}

const keyOf = (names: readonly string[]) =>
  createHash("sha256").update(names.join()).digest("hex").slice(0, 12);
