import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { debianTree, type Installed } from "./trees.ts";

/** A machine with a kernel of its own, User Mode Linux, for what containers share with their host: disks. */
export interface KernelMachine {
  /** The machine's files, disks among them, seen from outside. */
  readonly root: string;
  /** Boots, runs the script as root, and cuts the power; answers what it printed. */
  boot(script: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * @param disks sizes in MiB; they are /dev/ubda, /dev/ubdb, … inside and files called like that below `root`
 * @throws Error when the kernel does not come up on this host
 */
export async function makeKernelMachine(
  folder: string,
  installed: Installed,
  disks: readonly number[],
): Promise<KernelMachine> {
  const packages = [...installed.packages, "kmod", "user-mode-linux"];
  const tree = await debianTree("trixie", { ...installed, packages });
  const root = join(folder, "root");
  for (const name of ["upper", "work", "root"]) await mkdir(join(folder, name), { recursive: true });
  const layers = `lowerdir=${tree},upperdir=${join(folder, "upper")},workdir=${join(folder, "work")}`;
  await execa("mount", ["-t", "overlay", "overlay", "-o", layers, root]);
  await execa("cp", ["--archive", `${root}/usr/lib/uml/modules`, `${root}/usr/lib/modules`]);
  for (const [index, mebibytes] of disks.entries())
    await execa("truncate", [`--size=${mebibytes}M`, join(root, diskName(index))]);
  const kernel = [
    ...["/usr/bin/linux.uml", "mem=1G", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "rw", "quiet"],
    ...["init=/lab-init", "con=null", "con0=fd:0,fd:1"],
    ...disks.map((_, index) => `ubd${index}=/${diskName(index)}`),
  ];
  return {
    root,
    boot: async (script) => {
      await writeFile(join(root, "lab-init"), initOf(script), { mode: 0o755 });
      const { stdout, stderr } = await execa(
        "systemd-nspawn",
        [
          ...["--quiet", "--register=no", "--keep-unit", "--pipe", "--tmpfs=/dev/shm:mode=1777", "-D", root],
          ...kernel,
        ],
        { reject: false, timeout: 120_000 },
      );
      const printed = /^BEGIN\r?\n([\s\S]*)^END\r?$/m.exec(stdout)?.[1];
      if (printed === undefined)
        throw new Error(`no kernel of its own on this host: ${(stdout + stderr).slice(-300)}`);
      return printed.replaceAll("\r", "");
    },
    remove: async () => {
      await execa("umount", ["--lazy", root], { reject: false });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const diskName = (index: number) => `ubd${String.fromCharCode(97 + index)}`;

const initOf = (script: string) => `#!/bin/bash
export PATH=/usr/sbin:/usr/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs tmpfs /run
mkdir /run/cryptsetup
echo BEGIN
${script}
echo END
echo o >/proc/sysrq-trigger
sleep 60
`;
