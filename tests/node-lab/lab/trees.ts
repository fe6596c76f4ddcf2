import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { nodePackages } from "../../../modules/node/render-cloud-init.ts";
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
const basePackages = [
  ...[
    "age",
    "ca-certificates",
    "caddy",
    "chrony",
    "cryptsetup-bin",
    "curl",
    "jq",
    "nftables",
    "openssh-client",
    "podman",
  ],
  ...["prometheus-node-exporter", "rclone", "rsyslog", "rsyslog-gnutls", "unattended-upgrades"],
];

/** What decides how a machine's packages are installed. */
export type Installed = Pick<NodeProgram, "packages" | "files" | "maskedUnits" | "mounts">;

/**
 * A Debian tree with every declared package, as overlayfs takes it for its lower layers: what a program declares
 * beyond what all nodes have is installed into a layer of its own.
 */
export async function debianTree(suite: Suite, program?: Installed): Promise<string> {
  const base = await baseTree(suite);
  if (program === undefined) return base;
  const further = nodePackages(program).filter((name) => !basePackages.includes(name));
  if (further.length === 0) return base;
  return `${await packageLayer(suite, base, further.toSorted(), program)}:${base}`;
}

function baseTree(suite: Suite): Promise<string> {
  const all = [...imagePackages, ...basePackages, ...enginePackages].sort();
  return cached(`${suite}-${keyOf(all)}`, async (folder) => {
    await execa("mmdebstrap", [
      ...["--quiet", "--variant=minbase", `--include=${all.join(",")}`],
      ...["man", "doc", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
      ...[suite, folder],
    ]);
  });
}

/** As on a machine: packages find their units masked and the program's settings for them already there. */
function packageLayer(suite: Suite, base: string, packages: readonly string[], program: Installed) {
  const settings = program.files.filter(({ path }) => /^\/etc\/(?!sovereign\/)/.test(path));
  const parts = [base, ...packages, ...program.maskedUnits, ...settings.flatMap(Object.values)];
  return cached(`${suite}-layer-${keyOf(parts)}`, async (folder) => {
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
      if (program.maskedUnits.length > 0) await inside("systemctl", "mask", ...program.maskedUnits);
      for (const { path, content } of settings) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
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
