import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa, execaSync } from "execa";
import { accelerator } from "./accelerator.ts";
import { guestAgent } from "./guest-agent.ts";
import { type Machine, type MachineOptions, prepareImage, untilSucceeds } from "./machine.ts";
import { addresses } from "./network.ts";
import { cannotBoot } from "./prerequisites.ts";
import { type ServiceProcess, startProcess } from "./service-process.ts";

/** What the image of a machine with a kernel of its own has, beside what the node's program declares. */
export const kernelPackages = ["apparmor", "linux-image-cloud-amd64", "qemu-guest-agent"] as const;

/** Why this machine cannot run another one with a kernel of its own; undefined when it can. */
export function whyNoKernel(): string | undefined {
  if (cannotBoot !== undefined) return cannotBoot;
  const programs = ["qemu-system-x86_64", "mke2fs", "chronyd"];
  const missing = programs.filter((name) => execaSync("which", [name], { reject: false }).exitCode !== 0);
  if (missing.length === 0) return undefined;
  const reason = `not installed: ${missing.join(", ")}`;
  if (process.env.NODE_LAB_REQUIRED === "1") throw new Error(reason);
  console.warn(`machines with a kernel of their own skipped: ${reason}`);
  return reason;
}

export interface QemuOptions extends Omit<MachineOptions, "host"> {
  /** Image files of data disks; inside they are /dev/disk/by-id/virtio-data1, virtio-data2, … */
  readonly disks: readonly string[];
}

/** A whole machine: own kernel, own clock, own disks. */
export interface QemuMachine extends Omit<Machine, "root" | "start"> {
  /** Image file of the root disk. */
  readonly image: string;
  /** @param clock what the machine's hardware clock says when the power comes. @default the true time */
  start(clock?: Date): Promise<void>;
  /** `systemctl reboot` inside; answers when the next boot takes commands. */
  reboot(): Promise<void>;
}

/** Boots the user data on a kernel of its own, on a disk made from the tree, as the host "node" of the network. */
export async function makeQemuMachine(options: QemuOptions): Promise<QemuMachine> {
  const { folder } = options;
  const image = join(folder, "root.img");
  const kernel = await makeImage(image, options);
  const namespace = options.network.namespaceOf("node");
  await joinTap(namespace);
  const accelerated = await accelerator(kernel.file);
  const agentSocket = join(folder, "agent.sock");
  const agent = guestAgent(agentSocket);
  let virtualMachine: ServiceProcess | undefined;

  const ended = async () => {
    await virtualMachine?.ended;
    virtualMachine = undefined;
    agent.close();
  };
  const cutPower = async () => {
    if (virtualMachine !== undefined) process.kill(virtualMachine.pid, "SIGKILL");
    await ended();
  };
  const until: Machine["until"] = (command, seconds) => untilSucceeds(agent.run, command, seconds);
  return {
    image,
    run: agent.run,
    until,
    start: async (clock) => {
      await rm(agentSocket, { force: true });
      virtualMachine = startProcess(
        [
          ...["ip", "netns", "exec", namespace, "qemu-system-x86_64", "-nodefaults", "-display", "none"],
          ...accelerated,
          ...["-m", "2048", "-smp", "2", "-kernel", kernel.file, "-initrd", kernel.initrd],
          ...["-append", "root=/dev/vda rw console=ttyS0 net.ifnames=0 quiet"],
          ...["-rtc", `base=${clock === undefined ? "utc" : clock.toISOString().slice(0, 19)}`],
          ...["-serial", `file:${join(folder, "console.log")}`],
          ...[image, ...options.disks].flatMap((file, index) => drive(file, index)),
          ...["-netdev", "tap,id=net,ifname=tap0,script=no,downscript=no"],
          ...["-device", `virtio-net-pci,netdev=net,mac=${macAddress}`],
          ...["-device", "virtio-rng-pci", "-device", "virtio-serial-pci"],
          ...["-chardev", `socket,id=agent,path=${agentSocket},server=on,wait=off`],
          ...["-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0"],
        ],
        { output: join(folder, "qemu.log") },
      );
    },
    stop: async () => {
      await agent.run("systemctl poweroff --no-block");
      await ended();
    },
    cutPower,
    reboot: async () => {
      const boot = (await agent.run("cat /proc/sys/kernel/random/boot_id")).stdout;
      await agent.run("systemctl reboot --no-block");
      await until(`! grep -q ${boot} /proc/sys/kernel/random/boot_id`, 700);
    },
    remove: async () => {
      await cutPower();
      await execa("ip", ["-n", namespace, "link", "del", "tap0"], { reject: false });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const macAddress = "52:54:00:4d:00:0b";

const drive = (file: string, index: number) => [
  ...["-drive", `file=${file},if=none,format=raw,id=disk${index}`],
  ...["-device", `virtio-blk-pci,drive=disk${index},serial=${index === 0 ? "root" : `data${index}`}`],
];

/** An ext4 disk with the tree, what a cloud adds to it, and the bound folders; no partition, no boot loader. */
async function makeImage(image: string, options: QemuOptions) {
  const root = join(options.folder, "root");
  for (const name of ["upper", "work", "root"]) await mkdir(join(options.folder, name), { recursive: true });
  const layers = `lowerdir=${options.tree},upperdir=${join(options.folder, "upper")},workdir=${join(options.folder, "work")}`;
  const mounted = [root];
  await execa("mount", ["-t", "overlay", "overlay", "-o", layers, root]);
  try {
    await prepareImage(root, options);
    await writeFile(join(root, "etc/cloud/cloud.cfg.d/90-lab.cfg"), "datasource_list: [NoCloud]\n");
    await writeFile(join(root, "var/lib/cloud/seed/nocloud/network-config"), networkConfig);
    await mkdir(join(root, agentSettings), { recursive: true });
    await writeFile(join(root, agentSettings, "quiet.conf"), "[Service]\nLogLevelMax=warning\n");
    await writeFile(join(root, "etc/fstab"), "/dev/vda / ext4 defaults 0 1\n");
    await execa("systemctl", ["--root", root, "enable", "systemd-networkd"]);
    for (const [from = "", to = ""] of options.binds.map((bind) => bind.split(":"))) {
      await mkdir(join(root, to), { recursive: true });
      await execa("mount", ["--bind", from, join(root, to)]);
      mounted.unshift(join(root, to));
    }
    await execa("truncate", ["--size=4G", image]);
    await execa("mke2fs", ["-q", "-F", "-t", "ext4", "-L", "root", "-d", root, image]);
    return await kernelOf(root, options.folder);
  } finally {
    for (const path of mounted) await execa("umount", [path]);
    for (const name of ["upper", "work", "root"])
      await rm(join(options.folder, name), { recursive: true, force: true });
  }
}

async function kernelOf(root: string, folder: string) {
  const names = await readdir(join(root, "boot"));
  const take = async (prefix: string) => {
    const name = names.find((entry) => entry.startsWith(prefix)) ?? prefix;
    await execa("cp", [join(root, "boot", name), join(folder, prefix)]);
    return join(folder, prefix);
  };
  return { file: await take("vmlinuz"), initrd: await take("initrd.img") };
}

/** It would write every command into the machine's journal. */
const agentSettings = "etc/systemd/system/qemu-guest-agent.service.d";

const networkConfig = `version: 2
ethernets:
  eth0:
    match: {macaddress: "${macAddress}"}
    set-name: eth0
    addresses: [${addresses.node}/24]
`;

/** The host's namespace becomes the cable: what reaches it goes on to the machine. */
async function joinTap(namespace: string): Promise<void> {
  const ip = (...args: string[]) => execa("ip", ["-n", namespace, ...args]);
  await ip("tuntap", "add", "dev", "tap0", "mode", "tap");
  if ((await ip("link", "show", "type", "bridge")).stdout === "") {
    await ip("addr", "flush", "dev", "eth0");
    await ip("link", "add", "br0", "type", "bridge");
    await ip("link", "set", "eth0", "master", "br0");
    await ip("link", "set", "br0", "up");
  }
  await ip("link", "set", "tap0", "master", "br0", "up");
}
