import { readFileSync } from "node:fs";
import { execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Machine } from "../lab/machine.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { makeWorld, untilServed, type World } from "../lab/world.ts";
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
if (!hasSkopeo) console.warn("docker skipped: skopeo, which pushes the image, is not installed");

const inMemory = ["/var/lib/docker/containers", "/var/lib/containerd/io.containerd.metadata.v1.bolt"];

/** The same node with Docker. Without a GPU: its `--gpus` needs the vendor's own toolkit, which no distribution has. */
describe.skipIf(cannotBoot ?? !hasSkopeo)("containers on a node, with the distribution's own Docker", () => {
  let world: World;
  let registry: RegistryMachine;
  let disk: ImageDisk;
  let machine: Machine;
  let image: EngineImage;

  beforeAll(async () => {
    image = await engineImage("1");
    world = await makeWorld();
    registry = await startRegistry(world, world.secrets["registry-login"] ?? "");
    await registry.push(image, "engine:latest");
    disk = await makeImageDisk(world, "images", 1500);
    const program = nodeOf(world, image, {
      runtime: "docker",
      gpus: "none",
      packages: ["docker.io", "docker-cli"],
    });
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

  it("serves a token over TLS from an image that came by digest", async () => {
    await untilServed(world, 180);
    expect(await show("docker images --digests --no-trunc --format '{{.Repository}}@{{.Digest}}'")).toBe(
      imageName(image),
    );
  });

  it("lets Docker change neither firewall nor forwarding", async () => {
    expect(await show("nft list tables")).toBe("table inet sovereign");
    expect(await show("cat /proc/sys/net/ipv4/ip_forward")).toBe("0");
    expect(await show("docker network ls --format '{{.Name}}' | sort | tr '\\n' ' '")).toBe("host none ");
  });

  it("runs its program without capabilities or new privileges, as a user who cannot reach out", async () => {
    const pid = "$(docker inspect --format '{{.State.Pid}}' sovereign-engine)";
    const status = await show(
      `grep --no-filename -E '^(Uid|CapEff|CapBnd|NoNewPrivs|Seccomp:)' /proc/${pid}/status`,
    );
    const none = "0000000000000000";
    expect(Object.fromEntries(status.split("\n").map((line) => line.split(":\t")))).toEqual({
      Uid: "2000\t2000\t2000\t2000",
      CapEff: none,
      CapBnd: none,
      NoNewPrivs: "1",
      Seccomp: "2",
    });
    const script = readFileSync(`${import.meta.dirname}/inside_container.py`, "utf8");
    const seen = await machine.run(
      "docker exec --interactive sovereign-engine python3 - 10.77.0.10:443 /var/lib/sovereign/models/gemma3-270m",
      script,
    );
    expect(JSON.parse(seen.stdout)).toMatchObject({
      uid: 2000,
      writes: ["/tmp", "/var/cache/sovereign-engine"],
      disks: [],
      reaches: false,
      user: "sovereign-engine",
      secretsOfMachine: false,
      filesWithKey: [],
    });
  });

  it("writes no secret to a disk and records each line once", async () => {
    const key = await show("cat /run/sovereign/own-keys/engine-key");
    const login = world.secrets["registry-login"] ?? "";
    for (const value of [key, login.split(":")[1] ?? "", Buffer.from(login).toString("base64")]) {
      expect(value.length).toBeGreaterThan(20);
      const holders = await show(
        `grep -rlsF -- '${value}' /var/lib /var/tmp /etc /root /tmp | grep -vE '^(${inMemory.join("|")})/'`,
      );
      expect(holders).toBe("");
    }
    for (const folder of inMemory)
      expect(await show(`findmnt --noheadings --output FSTYPE ${folder}`)).toBe("tmpfs");
    expect((await show("journalctl -b --no-pager -o cat")).match(/engine ready/g)).toHaveLength(1);
  });

  it("comes back when its process is killed, and when Docker is", async () => {
    for (const kill of ["docker kill sovereign-engine", "systemctl kill --signal=KILL docker"]) {
      await machine.run(kill);
      await machine.until("docker inspect --format '{{.State.Running}}' sovereign-engine | grep true", 60);
      await untilServed(world, 90);
    }
    expect((await show("docker ps --all --quiet")).split("\n")).toHaveLength(1);
  });

  it("serves after a reboot without its registry, with no failed unit", async () => {
    await registry.stop();
    await machine.stop();
    await machine.start();
    await machine.until("true", 30);
    await untilServed(world, 120);
    expect(await show("systemctl --failed --plain --no-legend")).toBe("");
  });
});
