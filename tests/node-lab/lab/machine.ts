import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { HostName, Network } from "./network.ts";
import { type ServiceProcess, startProcess } from "./service-process.ts";

export interface MachineOptions {
  readonly network: Network;
  /** Host of the network that the machine is. @default "node" */
  readonly host?: HostName;
  /** Debian tree below the machine's own layer; nothing in it changes. */
  readonly tree: string;
  readonly folder: string;
  readonly userData: string;
  /** Files of the machine's image that user data does not write, by absolute path. */
  readonly imageFiles: Readonly<Record<string, { readonly content: string; readonly mode?: number }>>;
  /** Host folders seen read-only: "/host:/machine". */
  readonly binds: readonly string[];
  /** Of systemd-nspawn itself, such as folders that the machine writes. @default - nothing more */
  readonly nspawn?: {
    readonly arguments: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  };
}

export interface Machine {
  /** Root of the machine's files, seen from outside. */
  readonly root: string;
  run(command: string, input?: string): Promise<{ stdout: string; stderr: string; exitCode: number }>;
  /** Waits until the command succeeds inside; answers the seconds it took. */
  until(command: string, seconds: number): Promise<number>;
  start(): Promise<void>;
  /** Clean stop, as at a reboot. */
  stop(): Promise<void>;
  /** As if the power went. */
  cutPower(): Promise<void>;
  remove(): Promise<void>;
}

/** A machine that boots the user data with its own systemd, in a layer of its own over the tree. */
export async function makeMachine(options: MachineOptions): Promise<Machine> {
  const { folder, network } = options;
  const root = join(folder, "root");
  for (const name of ["upper", "work", "root"]) await mkdir(join(folder, name), { recursive: true });
  await execa("mount", [
    "-t",
    "overlay",
    "overlay",
    "-o",
    `lowerdir=${options.tree},upperdir=${join(folder, "upper")},workdir=${join(folder, "work")}`,
    root,
  ]);
  await prepareImage(root, options);
  let container: ServiceProcess | undefined;

  const leader = async (): Promise<string> => {
    const children = await readFile(`/proc/${container?.pid}/task/${container?.pid}/children`, "utf8");
    const pid = children.trim().split(" ").at(-1);
    if (!pid) throw new Error("the machine is not running");
    return pid;
  };
  const run: Machine["run"] = async (command, input) => {
    const pid = await leader().catch(() => undefined);
    if (pid === undefined) return { stdout: "", stderr: "not running", exitCode: 255 };
    const { stdout, stderr, exitCode } = await execa(
      "nsenter",
      ["-t", pid, "-m", "-u", "-i", "-n", "-p", "-C", "-r", "-w", "/bin/bash", "-c", command],
      {
        reject: false,
        timeout: 120_000,
        ...(input === undefined ? {} : { input }),
        env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", TERM: "dumb" },
        extendEnv: false,
      },
    );
    return { stdout, stderr, exitCode: exitCode ?? -1 };
  };
  const ended = async (signal: NodeJS.Signals, pid: number | undefined) => {
    if (pid !== undefined) process.kill(pid, signal);
    await container?.ended;
    container = undefined;
  };
  return {
    root,
    run,
    until: (command, seconds) => untilSucceeds(run, command, seconds),
    start: async () => {
      const namespace = network.namespaceOf(options.host ?? "node");
      container = startProcess(
        [
          ...[
            "systemd-nspawn",
            "--quiet",
            "-D",
            root,
            `--machine=${namespace}`,
            "--register=no",
            "--keep-unit",
          ],
          ...[`--network-namespace-path=/run/netns/${namespace}`, "--capability=CAP_NET_ADMIN"],
          ...options.binds.map((bind) => `--bind-ro=${bind}`),
          ...(options.nspawn?.arguments ?? []),
          ...["--resolv-conf=off", "--boot"],
        ],
        {
          output: join(folder, "console.log"),
          // As on a machine: settings of its own network can be written.
          environment: { SYSTEMD_NSPAWN_API_VFS_WRITABLE: "network", ...options.nspawn?.environment },
        },
      );
    },
    stop: () => ended("SIGTERM", container?.pid),
    cutPower: async () => {
      const pid = Number(await leader());
      await ended("SIGKILL", pid);
    },
    remove: async () => {
      if (container !== undefined) await ended("SIGKILL", Number(await leader().catch(() => container?.pid)));
      await execa("umount", ["--lazy", root], { reject: false });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a cloud would put on a machine's disk before its first boot. */
export async function prepareImage(
  root: string,
  options: Pick<MachineOptions, "userData" | "imageFiles">,
): Promise<void> {
  const seed = join(root, "var/lib/cloud/seed/nocloud");
  await mkdir(seed, { recursive: true });
  await writeFile(join(seed, "user-data"), options.userData);
  await writeFile(join(seed, "meta-data"), `instance-id: i-${Date.now()}\n`);
  await writeFile(
    join(root, "etc/cloud/cloud.cfg.d/90-lab.cfg"),
    "datasource_list: [NoCloud]\nnetwork: {config: disabled}\n",
  );
  await writeFile(join(root, "etc/machine-id"), "");
  await rm(join(root, "etc/resolv.conf"), { force: true });
  await mkdir(join(root, "etc/network"), { recursive: true });
  await writeFile(join(root, "etc/network/interfaces"), "");
  for (const [path, { content, mode = 0o644 }] of Object.entries(options.imageFiles)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), content, { mode });
  }
}

/** Waits until the command succeeds; answers the seconds it took. */
export async function untilSucceeds(run: Machine["run"], command: string, seconds: number): Promise<number> {
  const began = Date.now();
  for (;;) {
    const { exitCode, stdout, stderr } = await run(command);
    const passed = (Date.now() - began) / 1000;
    if (exitCode === 0) return passed;
    if (passed > seconds)
      throw new Error(`not within ${seconds} s: ${command}\n${stdout}\n${stderr}\n${await failures(run)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function failures(run: Machine["run"]): Promise<string> {
  const { stdout } = await run(
    "systemctl --failed --no-legend --no-pager; systemctl list-jobs --no-pager; journalctl -b --no-pager -n 60",
  );
  return stdout;
}
