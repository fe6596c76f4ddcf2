import { mkdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, open } from "node:fs/promises";
import { release } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderFirewall } from "../../../modules/node/firewall.ts";
import { handoverSource } from "../../../modules/node/handover-source.ts";
import type { NodeMount, NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { engineFolder } from "../lab/engine-files.ts";
import { recipientOf } from "../lab/hand-over.ts";
import { imageFiles } from "../lab/image-files.ts";
import { addresses } from "../lab/network.ts";
import { openPorts } from "../lab/probes.ts";
import { kernelPackages, makeQemuMachine, type QemuMachine, whyNoKernel } from "../lab/qemu-machine.ts";
import { loadedRuleset, normalRuleset } from "../lab/ruleset.ts";
import { sandboxProbe } from "../lab/sandbox-probe.ts";
import { type LabTimeServer, timeServer } from "../lab/time-server.ts";
import { debianTree } from "../lab/trees.ts";
import { hostname, makeWorld, programOf, untilServed, type World } from "../lab/world.ts";

const models: NodeMount = {
  device: "/dev/disk/by-id/virtio-data1",
  path: "/var/lib/sovereign/models",
  encryption: "kept",
  keySecret: "models-key",
};
const scratch: NodeMount = {
  device: "/dev/disk/by-id/virtio-data2",
  path: "/srv/scratch",
  encryption: "scratch",
};
const ports = [22, 80, 123, 443, 2019, 8000, 8022, 9443];
const day = 86_400_000;
const cannotRun = whyNoKernel();

/** In the order of one machine's life: an emulated boot takes more than a minute. */
describe.skipIf(cannotRun)(
  "an inference node on a kernel, a clock and disks of its own",
  { timeout: 900_000 },
  () => {
    let world: World;
    let time: LabTimeServer;
    let program: NodeProgram;
    let machine: QemuMachine;
    let recipient: string;
    let disks: readonly string[];
    const modelsKey = "models-key-0123456789-0123456789-0123";
    const canaries = {
      models: "canary-on-models-4711",
      scratch: "canary-on-scratch-4711",
      root: "canary-4711",
    };

    const makeMachine = async (name: string) => {
      const folder = join(world.folder, name);
      mkdirSync(folder);
      return makeQemuMachine({
        network: world.network,
        tree: await debianTree("bookworm", {
          ...program,
          packages: [...program.packages, ...kernelPackages],
        }),
        folder,
        userData: renderCloudInit(program),
        imageFiles: imageFiles(world.authority, hostname),
        binds: [`${await engineFolder()}:/opt/engine`, `${await engineProgram(world.folder)}:/opt/lab`],
        disks,
      });
    };
    const deliver = (serial: number, key = modelsKey) =>
      world.handOver(machine, { serial, recipient, secrets: { "models-key": key } });
    const untilAsked = async () => {
      await machine.until("journalctl -b -o cat -u sovereign-secrets | grep -q 'handover to age1'", 700);
      recipient = await recipientOf(machine);
    };
    const stateOf = async (unit: string) => (await machine.run(`systemctl is-active ${unit}`)).stdout;
    const secondsWrong = async () =>
      Math.abs(Number((await machine.run("date +%s")).stdout) - Date.now() / 1000);
    const failed = async () => (await machine.run("systemctl --failed --plain --no-legend")).stdout;
    /** Once it serves: the canary may have asked for a token before the engine was there. */
    const failedStill = async () => {
      await machine.until("systemctl start sovereign-canary", 300);
      return failed();
    };

    beforeAll(async () => {
      world = await makeWorld();
      time = await timeServer(world);
      time.start();
      disks = [join(world.folder, "models.img"), join(world.folder, "scratch.img")];
      await execa("truncate", ["--size=1G", disks[0] ?? ""]);
      await execa("truncate", ["--size=256M", disks[1] ?? ""]);
      const node = programOf(world, {
        timeServers: [time.address],
        modelsDisk: models,
        secrets: handoverSource({
          names: [...Object.keys(world.secrets), "models-key"],
          operatorKeys: [readFileSync(`${world.operatorKeyFile}.pub`, "utf8")],
          inboxFrom: [`${addresses.cli}/32`],
        }),
      });
      program = { ...node, mounts: [...node.mounts, scratch] };
      machine = await makeMachine("first");
      await machine.start(new Date(Date.now() - 2 * day));
    });
    afterAll(async () => {
      await machine?.remove();
      await time?.stop();
      await world?.remove();
    });

    it("boots its user data on that kernel and stays shut until its secrets come", async () => {
      await untilAsked();
      expect((await machine.run("uname -r")).stdout).not.toBe(release());
      expect(await openPorts(world, "cli", ports)).toEqual([8022]);
      expect(await openPorts(world, "mon", ports)).toEqual([]);
    });

    it("corrects a clock that is two days behind before anything that checks dates starts", async () => {
      await machine.until("systemctl is-active sovereign-clock", 120);
      expect(await secondsWrong()).toBeLessThan(5);
      const { stdout } = await machine.run("journalctl -b -o cat -u sovereign-time -u sovereign-clock");
      expect(stdout).toMatch(/System clock was stepped by 1728\d\d\./);
      expect(stdout).toContain("clock synchronised: 10.77.0.10");
      expect(await stateOf("sovereign-proxy")).toBe("inactive");
    });

    it("serves a token over TLS from models on a sealed disk, and takes no delivery twice", async () => {
      expect(await deliver(100)).toBe("accepted");
      await untilServed(world, 700);
      expect(await deliver(100)).toBe("refused: older than the last delivery");
      const { stdout } = await machine.run(
        "findmnt --noheadings --output SOURCE,OPTIONS /var/lib/sovereign/models",
      );
      expect(stdout).toMatch(/^\/dev\/mapper\/data-var-lib-sovereign-models .*nosuid,nodev,noexec/);
    });

    it("holds the rendered ruleset in its own kernel, and no other port is open", async () => {
      const { stdout } = await machine.run("nft --numeric-protocol list ruleset");
      const expected = await loadedRuleset(renderFirewall(program.firewall, program.loopbackGuards));
      expect(normalRuleset(stdout)).toBe(normalRuleset(expected));
      expect(await openPorts(world, "cli", ports)).toEqual([443, 8022]);
      expect(await openPorts(world, "mon", ports)).toEqual([9443]);
      expect(await openPorts(world, "svc", ports)).toEqual([]);
      expect((await machine.run(`timeout 4 bash -c 'exec 3<>/dev/tcp/${addresses.mon}/443'`)).exitCode).toBe(
        124,
      );
    });

    it("lets its time keeper alone ask for the time", async () => {
      const ask = (user: number) =>
        `setpriv --reuid=${user} --regid=${user} --clear-groups bash -c 'exec 3<>/dev/tcp/${addresses.svc}/4460'`;
      expect((await machine.run(`timeout 8 ${ask(2008)}`)).exitCode).toBe(0);
      expect((await machine.run(`timeout 8 ${ask(2001)}`)).exitCode).toBe(124);
      const { stdout } = await machine.run(
        "cat /proc/$(pgrep -o chronyd)/attr/current; grep CapEff /proc/$(pgrep -o chronyd)/status",
      );
      expect(stdout).toContain("/usr/sbin/chronyd (enforce)");
      // CAP_SYS_TIME and nothing else.
      expect(stdout).toContain("0000000002000000");
    });

    it("keeps the proxy's sandbox from what root of this kernel may do", async () => {
      const { outside, inside } = await sandboxProbe(machine, "sovereign-proxy.service");
      expect(outside).toEqual(Object.fromEntries(Object.keys(outside).map((name) => [name, "done"])));
      expect(inside).toEqual(Object.fromEntries(Object.keys(outside).map((name) => [name, "refused"])));
    });

    it("has nothing readable on its sealed disks and no secret on its root disk", async () => {
      await machine.run(
        `echo ${canaries.models} >/var/lib/sovereign/models/note; echo ${canaries.scratch} >/srv/scratch/note; echo ${canaries.root} >/var/lib/note; sync; journalctl --sync; sync`,
      );
      // What is searched for can be found.
      expect(await found(machine.image, [canaries.root, canaries.models])).toEqual([canaries.root]);
      for (const disk of disks) {
        expect(await firstBytes(disk)).toBe("LUKS\xba\xbe");
        expect(await found(disk, [...Object.values(canaries), "tokenizer.ggml"])).toEqual([]);
      }
      const secrets = [...Object.values(world.secrets), modelsKey].flatMap((text) => text.split("\n"));
      const own = (await machine.run("cat /run/sovereign/own-keys/*-key")).stdout.split("\n");
      const values = [...secrets, ...own].filter((line) => line.length > 12 && !line.startsWith("-----"));
      expect(values.length).toBeGreaterThan(12);
      const texts = values.map((line) => line.replace(/^acme=/, ""));
      expect(await found(machine.image, texts)).toEqual([]);
      expect(await failedStill()).toBe("");
    });

    it("serves again after a true reboot that nobody attends, with its models kept and its scratch disk empty", async () => {
      await machine.reboot();
      await untilServed(world, 700);
      expect(await failedStill()).toBe("");
      expect((await machine.run("cat /var/lib/sovereign/models/note; ls -A /srv/scratch")).stdout).toBe(
        `${canaries.models}\nlost+found`,
      );
      expect(
        (await machine.run("journalctl -b -o cat -u sovereign-secrets | grep -c 'handover to'")).stdout,
      ).toBe("0");
    });

    it("says so and serves nothing after the power went, while its clock is a year ahead and nobody tells it the time", async () => {
      await machine.cutPower();
      await time.stop();
      await machine.start(new Date(Date.now() + 365 * day));
      await machine.until(
        "journalctl -b -o cat -u sovereign-clock | grep 'clock not synchronised: .*time.example.org'",
        700,
      );
      expect(readFileSync(join(machine.image, "../console.log"), "utf8")).toContain("clock not synchronised");
      expect(await secondsWrong()).toBeGreaterThan(300 * 86_400);
      for (const unit of ["sovereign-weights", "sovereign-engine", "sovereign-proxy"])
        expect(await stateOf(unit)).toBe("inactive");
      expect(await openPorts(world, "cli", ports)).toEqual([8022]);
      expect(await deliver(100)).toBe("refused: older than the last delivery");
    });

    it("serves by itself once somebody tells it the time", async () => {
      time.start();
      await untilServed(world, 700);
      expect(await secondsWrong()).toBeLessThan(5);
      expect(await failedStill()).toBe("");
    });

    it("keeps the disk shut, and shows it, when a new machine gets another key, and serves once it has the right one", async () => {
      await machine.stop();
      await machine.remove();
      const before = await sumOf(disks[0] ?? "");
      machine = await makeMachine("second");
      await machine.start();
      await untilAsked();
      expect(await deliver(200, "another-key-0123456789-0123456789-01")).toBe("accepted");
      await machine.until(
        "journalctl -b -o cat -u sovereign-disk-var-lib-sovereign-models | grep 'does not open with this key'",
        200,
      );
      expect(await failed()).toContain("sovereign-disk-var-lib-sovereign-models.service");
      expect(await openPorts(world, "cli", ports)).toEqual([8022]);
      expect(await sumOf(disks[0] ?? "")).toBe(before);
      expect(await deliver(201)).toBe("accepted");
      await untilServed(world, 700);
      // Nothing is fetched again: the model is on the disk that came along.
      expect((await machine.run("cat /var/lib/sovereign/models/note")).stdout).toBe(canaries.models);
    });
  },
);

/** The program that starts the engine, alone: the lab's own files tell secrets of the lab. */
async function engineProgram(folder: string): Promise<string> {
  const alone = join(folder, "engine-program");
  await mkdir(alone, { recursive: true });
  await copyFile(join(import.meta.dirname, "../lab/serve.py"), join(alone, "serve.py"));
  return alone;
}

/** Of the texts those that a disk's raw bytes hold. */
async function found(file: string, texts: readonly string[]): Promise<string[]> {
  const options = ["--text", "--fixed-strings", "--only-matching", "--no-filename"];
  const { stdout } = await execa("grep", [...options, ...texts.flatMap((text) => ["--regexp", text]), file], {
    reject: false,
    env: { LC_ALL: "C" },
  });
  return [...new Set(stdout.split("\n"))].filter((line) => line !== "");
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(6), 0, 6, 0);
  await handle.close();
  return buffer.toString("latin1");
}

const sumOf = async (file: string) => (await execa("sha256sum", [file])).stdout;
