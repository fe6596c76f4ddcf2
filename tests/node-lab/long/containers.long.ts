import { readFileSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderFirewall } from "../../../modules/node/firewall.ts";
import { gpuDriverFiles } from "../../../modules/node/gpu-driver.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import type { Machine } from "../lab/machine.ts";
import { addresses } from "../lab/network.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { loadedRuleset, normalRuleset } from "../lab/ruleset.ts";
import { makeWorld, request, untilServed, type World } from "../lab/world.ts";
import {
  containerMachine,
  type ImageDisk,
  imageName,
  makeImageDisk,
  nodeOf,
  type RegistryMachine,
  startRegistry,
} from "./container-machines.ts";
import { type EngineImage, engineImage } from "./engine-image.ts";

const hasSkopeo = execaSync("which", ["skopeo"], { reject: false }).exitCode === 0;
if (!hasSkopeo) console.warn("containers skipped: skopeo, which pushes the image, is not installed");

const podman = { runtime: "podman", packages: ["podman"] } as const;
const model = "/var/lib/sovereign/models/gemma3-270m";

/** A whole inference node whose engine is a real image, pulled by digest from a registry of our own. */
describe.skipIf(cannotBoot ?? !hasSkopeo)("containers on a node, with the distribution's own podman", () => {
  let world: World;
  let registry: RegistryMachine;
  let disk: ImageDisk;
  let program: NodeProgram;
  let machine: Machine;
  let images: { readonly first: EngineImage; readonly second: EngineImage };

  beforeAll(async () => {
    images = { first: await engineImage("1"), second: await engineImage("2") };
    world = await makeWorld();
    registry = await startRegistry(world, world.secrets["registry-login"] ?? "");
    await registry.push(images.first, "engine:latest");
    disk = await makeImageDisk(world, "images", 1500);
    program = nodeOf(world, images.first, podman);
    machine = await containerMachine(world, program, disk);
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver(machine)).toBe("accepted");
  });
  afterAll(async () => {
    await machine?.remove();
    await registry?.remove();
    await disk?.remove();
    await world?.remove();
  });

  const show = async (command: string) => (await machine.run(command)).stdout;
  const journal = (unit: string) => show(`journalctl -b --no-pager -o cat -u ${unit}`);
  const pull = () => machine.run("systemctl restart sovereign-engine-image");
  const forget = () =>
    show(`systemctl stop sovereign-engine; podman image rm --all --force >/dev/null; podman images --quiet`);

  it("brings the image by digest, with the login, from a registry whose authority is the organisation's", async () => {
    await machine.until("systemctl is-active sovereign-engine-image", 120);
    expect(await show("podman images --digests --no-trunc --format '{{.Repository}}@{{.Digest}}'")).toBe(
      imageName(images.first),
    );
    const pulled = await show(
      `podman image inspect --format '{{index .Config.Env 1}}' ${imageName(images.first)}`,
    );
    expect(pulled).toBe("VERSION=1");
  });

  it("says clearly that there is no GPU, serves nothing, and tries again", async () => {
    await machine.until(
      "journalctl -u sovereign-engine | grep -q 'unresolvable CDI devices nvidia.com/gpu=all'",
      90,
    );
    expect(await request(world, "/healthz")).toBe("502");
    await machine.until("[ $(systemctl show --value --property=NRestarts sovereign-engine) -ge 2 ]", 60);
    expect((await machine.run("systemctl start sovereign-canary")).exitCode).not.toBe(0);
    expect(await show("systemctl is-failed sovereign-canary")).toBe("failed");
  });

  it("serves a token over TLS as soon as the driver has described the GPU", async () => {
    await describeGpu(machine);
    await untilServed(world, 90);
  });

  it("gives the container its user, its model and its GPU, and nothing else of the machine", async () => {
    const script = readFileSync(join(import.meta.dirname, "inside_container.py"), "utf8");
    const { stdout } = await machine.run(
      `podman exec --interactive sovereign-engine python3 - ${addresses.svc}:443 ${model}`,
      script,
    );
    expect(JSON.parse(stdout)).toEqual({
      uid: 2000,
      otherGroups: [],
      writes: ["/tmp", "/var/cache/sovereign-engine"],
      models: ["gemma3-270m"],
      folders: ["models"],
      settings: ["engine"],
      secretsOfMachine: false,
      devices: ["nvidia-uvm", "nvidia-uvm-tools", "nvidia0", "nvidiactl"],
      disks: [],
      driver: true,
      interfaces: ["eth0", "lo"],
      reaches: false,
      user: "sovereign-engine",
      secretNames: ["VLLM_API_KEY"],
      filesWithKey: [],
      binds: ["/etc/sovereign/engine", "/var/cache/sovereign-engine", model],
    });
    // What the container may not, the machine may: else this would prove a broken network.
    expect((await machine.run(`timeout 3 bash -c 'exec 3<>/dev/tcp/${addresses.svc}/443'`)).exitCode).toBe(0);
  });

  it("runs its program without capabilities, new privileges or a way around the filter of system calls", async () => {
    const status = await show(
      "grep --no-filename -E '^(Uid|Cap|NoNewPrivs|Seccomp:)' /proc/$(podman inspect --format '{{.State.Pid}}' sovereign-engine)/status",
    );
    const none = "0000000000000000";
    expect(Object.fromEntries(status.split("\n").map((line) => line.split(":\t")))).toEqual({
      Uid: "2000\t2000\t2000\t2000",
      CapInh: none,
      CapPrm: none,
      CapEff: none,
      CapBnd: none,
      CapAmb: none,
      NoNewPrivs: "1",
      Seccomp: "2",
    });
  });

  it("writes no secret to a disk, keeps no login of the registry, and records each line once", async () => {
    const key = await show("cat /run/sovereign/own-keys/engine-key");
    const login = world.secrets["registry-login"] ?? "";
    const values = [key, login.split(":")[1] ?? "", Buffer.from(login).toString("base64")];
    for (const value of values) {
      expect(value.length).toBeGreaterThan(20);
      const holders = await show(
        `grep -rlsF --exclude-dir={proc,sys,dev} -- '${value}' /var /etc /usr/local /root /home /srv /tmp`,
      );
      expect(holders).toBe("");
      expect((await show("journalctl --no-pager -o verbose")).includes(value)).toBe(false);
    }
    const inMemory = await show(`grep -rlF -e '${values[1]}' -e '${values[2]}' /run --exclude-dir=systemd`);
    expect(inMemory).toBe("/run/sovereign/secrets/registry-login");
    expect((await journal("sovereign-engine")).match(/engine ready/g)).toHaveLength(1);
    expect((await show("journalctl -b --no-pager -o cat")).match(/engine ready/g)).toHaveLength(1);
    for (const path of ["/run/sovereign/sovereign-engine.env", "/run/containers/storage/db.sql"])
      expect((await machine.run(`setpriv --reuid=2000 --clear-groups cat ${path}`)).exitCode).not.toBe(0);
  });

  it("counts the room that is left for images", async () => {
    const figures = await show("curl --silent http://127.0.0.1:9100/metrics");
    expect(figures).toMatch(/^node_filesystem_avail_bytes\{.*mountpoint="\/var\/lib\/containers"\} \d/m);
    expect(figures).toMatch(/^node_filesystem_readonly\{.*mountpoint="\/var\/lib\/containers"\} /m);
  });

  it("comes back when its process is killed, when podman is, and leaves nothing behind", async () => {
    const before = await show("du --summarize --block-size=1M /var/lib/containers | cut -f1");
    for (const kill of [
      "kill -9 $(podman inspect --format '{{.State.Pid}}' sovereign-engine)",
      "systemctl kill --signal=KILL sovereign-engine",
      "systemctl restart sovereign-engine",
    ]) {
      const started = await show("podman inspect --format '{{.Id}}' sovereign-engine");
      await machine.run(kill);
      await machine.until(
        `[ "$(podman inspect --format '{{.Id}}' sovereign-engine || echo ${started})" != ${started} ]`,
        60,
      );
      await untilServed(world, 60);
    }
    expect((await show("podman ps --all --quiet")).split("\n")).toHaveLength(1);
    expect((await show("ls /var/lib/containers/storage/overlay-containers")).split("\n")).toHaveLength(1);
    const after = await show("du --summarize --block-size=1M /var/lib/containers | cut -f1");
    expect(Number(after) - Number(before)).toBeLessThan(2);
  });

  it("serves after a reboot without its registry", async () => {
    await registry.stop();
    const used = () => show("du --summarize --block-size=1K /var/lib/containers | cut -f1");
    const before = Number(await used());
    await machine.stop();
    await machine.start();
    await machine.until("true", 30);
    await untilServed(world, 90);
    await machine.cutPower();
    await machine.start();
    await machine.until("true", 30);
    await untilServed(world, 90);
    // What memory forgot of a container in a power cut are folders without files.
    expect(Number(await used()) - before).toBeLessThan(500);
    expect(await show("systemctl --failed --plain --no-legend")).toBe("");
  });

  it("fails in sight while the registry is down and the image is not here, and recovers by itself", async () => {
    expect(await forget()).toBe("");
    expect((await pull()).exitCode).not.toBe(0);
    expect(await show("systemctl is-failed sovereign-engine-image")).toBe("failed");
    expect(await journal("sovereign-engine-image")).toMatch(/registry\.example\.org.*(refused|no route)/i);
    expect(await request(world, "/healthz")).toBe("502");
    await registry.start();
    await registry.until("ss --tcp --listening --numeric --no-header | grep :443", 60);
    await untilServed(world, 120);
    expect(await show("systemctl is-active sovereign-engine-image sovereign-engine")).toBe("active\nactive");
  });

  it("refuses other bytes under its digest, of the manifest and of a layer, and serves nothing", async () => {
    const blob = (digest: string) => {
      const sum = digest.replace("sha256:", "");
      return join(registry.stored, "docker/registry/v2/blobs/sha256", sum.slice(0, 2), sum, "data");
    };
    const manifest = blob(images.first.digest);
    const { layers } = JSON.parse(await readFile(manifest, "utf8")) as {
      readonly layers: readonly { readonly digest: string }[];
    };
    for (const file of [manifest, blob(layers[0]?.digest ?? "")]) {
      const right = await readFile(file);
      expect(await forget()).toBe("");
      const wrong = Buffer.from(right);
      wrong.writeUInt8(wrong.readUInt8(right.length - 3) ^ 1, right.length - 3);
      await writeFile(file, wrong);
      const began = await show("date +%s");
      expect((await pull()).exitCode).not.toBe(0);
      expect(await show(`journalctl --since=@${began} -o cat -u sovereign-engine-image`)).toMatch(
        /digest|checksum|corrupt|does not match|invalid character|gzip/i,
      );
      expect(await show("podman images --quiet")).toBe("");
      expect(await request(world, "/healthz")).toBe("502");
      await writeFile(file, right);
    }
    await untilServed(world, 120);
  });

  it("says that the disk is full, leaves no parts of an image, and recovers once there is room", async () => {
    expect(await forget()).toBe("");
    const free = Number(await show("df --output=avail --block-size=1M /var/lib/containers | tail -n 1"));
    await machine.run(`fallocate --length=${free - 60}MiB /var/lib/containers/ballast`);
    expect((await pull()).exitCode).not.toBe(0);
    expect(await journal("sovereign-engine-image")).toContain("no space left on device");
    expect(
      await show("find /var/tmp -name 'container_images*'; ls -d /var/tmp/systemd-private-*image*"),
    ).toBe("");
    await machine.run("rm /var/lib/containers/ballast");
    await untilServed(world, 120);
  });

  it("begins again after a pull that was killed", async () => {
    expect(await forget()).toBe("");
    await machine.run("systemctl restart --no-block sovereign-engine-image");
    await machine.until("find /var/tmp -path '*container_images_*' -type f -size +100k | grep -q .", 30);
    await machine.run("systemctl kill --signal=KILL sovereign-engine-image");
    await untilServed(world, 120);
    expect(await show("find /var/tmp -name 'container_images_*'")).toBe("");
  });

  it("takes another version with a new program, on the same disk, and throws the old one out", async () => {
    await registry.push(images.second, "engine:latest");
    const used = () => show("df --output=used --block-size=1M /var/lib/containers | tail -n 1");
    const before = Number(await used());
    await machine.remove();
    program = nodeOf(world, images.second, podman);
    machine = await containerMachine(world, program, disk);
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver(machine)).toBe("accepted");
    await machine.until("systemctl is-active sovereign-engine-image", 120);
    await describeGpu(machine);
    await untilServed(world, 120);
    expect(await show("podman images --digests --no-trunc --format '{{.Repository}}@{{.Digest}}'")).toBe(
      imageName(images.second),
    );
    expect(
      await show("podman exec sovereign-engine python3 -c 'import os; print(os.environ[\"VERSION\"])'"),
    ).toBe("2");
    expect(Number(await used()) - before).toBeLessThan(10);
    expect(await journal("sovereign-engine-image")).toContain("which this machine names no more");
  });

  it("has no failed unit at the end, and the firewall that was rendered", async () => {
    await machine.run("systemctl reset-failed sovereign-secrets sovereign-canary");
    expect(await show("systemctl --failed --plain --no-legend")).toBe("");
    const rendered = await loadedRuleset(renderFirewall(program.firewall, program.loopbackGuards));
    expect(normalRuleset(await show("nft --numeric-protocol list ruleset"))).toBe(normalRuleset(rendered));
  });
});

/** The file that the driver's step writes, by its own program: one GPU, whose devices the lab makes of /dev/null. */
async function describeGpu(machine: Machine): Promise<void> {
  const program = gpuDriverFiles.find(({ path }) => path.endsWith(".jq"))?.content ?? "";
  writeFileSync(join(machine.root, "var/tmp/container-devices.jq"), program);
  const libraries = "libcuda.so.1 /usr/lib/lab/libcuda.so.1\n";
  const { exitCode, stderr } = await machine.run(
    `mkdir -p /etc/cdi && jq --null-input --argjson gpus 1 --arg libraries '${libraries}' --from-file /var/tmp/container-devices.jq >/etc/cdi/nvidia.json`,
  );
  if (exitCode !== 0) throw new Error(stderr);
}
