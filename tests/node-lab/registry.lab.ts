import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { registryNode } from "../../modules/node/services/registry.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses, type HostName } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { openPorts } from "./lab/probes.ts";
import { expectSound } from "./lab/promises.ts";
import { makeServiceWorld, type ServiceWorld } from "./lab/service-world.ts";

const hostname = "registry.example.org";
const reader = `inference:${"r".repeat(40)}`;
const writer = `build:${"w".repeat(40)}`;
const manifestType = "application/vnd.oci.image.manifest.v1+json";

describe.skipIf(cannotBoot)("a registry, in the order of its life", () => {
  let world: ServiceWorld;
  let program: NodeProgram;
  let machine: Machine;

  beforeAll(async () => {
    world = await makeServiceWorld(hostname, {
      readers: `${reader.replace(":", "=")}\n`,
      writers: `${writer.replace(":", "=")}\n`,
    });
    program = registryNode({
      ...world.options(),
      clientsFrom: [`${addresses.cli}/32`, `${addresses.mon}/32`],
      pushFrom: [`${addresses.cli}/32`],
      readersSecret: "readers",
      writersSecret: "writers",
    });
    machine = await world.machine(program);
    await world.start(machine);
    await untilReady();
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  const untilReady = async () => {
    await machine.until("systemctl is-active sovereign-registry-read sovereign-registry-write", 60);
    await machine.until("ss --tcp --listening --numeric --no-header | grep :443", 20);
  };
  /** One request of the registry's protocol; answers the status and writes the body to `answer`. */
  const ask = async (path: string, options: Ask = {}) => {
    const {
      user,
      port = 443,
      method = "GET",
      data,
      type = "application/octet-stream",
      host = "cli",
    } = options;
    const { stdout } = await world.network.run(host, [
      ...["curl", "--silent", "--max-time", "20", "--cacert", world.authority.certificate],
      ...["--resolve", `${hostname}:${port}:${addresses.node}`, "--request", method],
      ...(user === undefined ? [] : ["--user", user]),
      ...(data === undefined ? [] : ["--header", `Content-Type: ${type}`, "--data-binary", `@${data}`]),
      ...(method === "HEAD" ? ["--head"] : []),
      ...["--header", `Accept: ${manifestType}`, "--output", answer(), "--dump-header", headers()],
      ...["--write-out", "%{http_code}", `https://${hostname}:${port}${path}`],
    ]);
    return stdout;
  };
  const answer = () => join(world.folder, "answer");
  const headers = () => join(world.folder, "headers");
  const file = (name: string, content: string | Buffer) => {
    const path = join(world.folder, name);
    writeFileSync(path, content);
    const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
    return { path, digest, size: Buffer.byteLength(content) };
  };
  const sha256 = async (path: string) =>
    (await world.network.run("cli", ["sha256sum", path])).stdout.slice(0, 64);

  /** Pushes a blob in one piece, as clients do it. */
  const pushBlob = async (image: string, blob: Stored) => {
    const push = { user: writer, port: 5443 };
    expect(await ask(`/v2/${image}/blobs/uploads/`, { ...push, method: "POST" })).toBe("202");
    const { stdout } = await world.network.run("cli", ["cat", headers()]);
    const location = new URL(/^location: (\S+)/im.exec(stdout)?.[1] ?? "", `https://${hostname}:5443`);
    location.searchParams.set("digest", blob.digest);
    const path = `${location.pathname}?${location.searchParams}`;
    expect(await ask(path, { ...push, method: "PUT", data: blob.path })).toBe("201");
  };
  const pushImage = async (image: string, layer: Stored) => {
    const config = file(`${image}-config`, `{"architecture":"amd64","os":"linux","of":"${image}"}`);
    await pushBlob(image, config);
    await pushBlob(image, layer);
    const descriptor = ({ digest, size }: Stored, mediaType: string) => ({ mediaType, digest, size });
    const manifest = file(
      `${image}-manifest`,
      JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestType,
        config: descriptor(config, "application/vnd.oci.image.config.v1+json"),
        layers: [descriptor(layer, "application/vnd.oci.image.layer.v1.tar")],
      }),
    );
    const to = { user: writer, port: 5443, method: "PUT", data: manifest.path, type: manifestType };
    expect(await ask(`/v2/${image}/manifests/1.0`, to)).toBe("201");
    return manifest;
  };
  const pull = async (image: string, manifest: Stored, layer: Stored) => {
    const statuses = [await ask(`/v2/${image}/manifests/${manifest.digest}`, { user: reader })];
    const digests = [`sha256:${await sha256(answer())}`];
    statuses.push(await ask(`/v2/${image}/blobs/${layer.digest}`, { user: reader }));
    digests.push(`sha256:${await sha256(answer())}`);
    return { statuses, intact: digests.join() === [manifest.digest, layer.digest].join() };
  };
  const intact = { statuses: ["200", "200"], intact: true };

  let engine: { readonly layer: Stored; readonly manifest: Stored };
  let old: { readonly layer: Stored; readonly manifest: Stored };

  it("takes images from writers and gives them to readers by digest", async () => {
    const [layer, oldLayer] = [file("layer", randomBytes(3_000_000)), file("old", randomBytes(2_000_000))];
    engine = { layer, manifest: await pushImage("engine", layer) };
    old = { layer: oldLayer, manifest: await pushImage("outdated", oldLayer) };
    expect(await pull("engine", engine.manifest, layer)).toEqual(intact);
    expect(await ask(`/v2/engine/manifests/sha256:${"0".repeat(64)}`, { user: reader })).toBe("404");
  });

  it("refuses no password, a wrong one, and a reader who writes", async () => {
    const path = `/v2/engine/manifests/${engine.manifest.digest}`;
    expect(await ask(path)).toBe("401");
    expect(await ask(path, { user: "inference:wrong" })).toBe("401");
    expect(await ask(path, { user: writer })).toBe("401");
    const upload = { method: "POST", user: reader };
    expect(await ask("/v2/engine/blobs/uploads/", { ...upload, port: 5443 })).toBe("401");
    expect(await ask("/v2/engine/blobs/uploads/", upload)).toBe("405");
    expect(await ask(path, { method: "DELETE", user: reader })).toBe("405");
    expect(await ask("/v2/_catalog")).toBe("401");
  });

  it("opens its ports to those who are listed", async () => {
    const ports = [22, 443, 5000, 5443, 8022];
    expect(await openPorts(world, "cli", ports)).toEqual([443, 5443]);
    expect(await openPorts(world, "mon", ports)).toEqual([443]);
    expect(await openPorts(world, "svc", ports)).toEqual([8022]);
  });

  it("takes new passwords at the next handover", async () => {
    const next = `inference:${"n".repeat(40)}`;
    const path = `/v2/engine/manifests/${engine.manifest.digest}`;
    const serial = Math.floor(Date.now() / 1000);
    const readers = `${next.replace(":", "=")}\n`;
    expect(await world.handOver(machine, { secrets: { readers }, serial: serial + 10 })).toBe("accepted");
    await untilReady();
    expect(await ask(path, { user: next })).toBe("200");
    expect(await ask(path, { user: reader })).toBe("401");
    expect(await world.handOver(machine, { serial: serial + 20 })).toBe("accepted");
    await untilReady();
    expect(await ask(path, { user: reader })).toBe("200");
  });

  it("collects what no image needs any more, keeps the rest, and copies it to the bucket, sealed", async () => {
    const deletion = { method: "DELETE", user: writer, port: 5443 };
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
    expect(await ask(`/v2/outdated/manifests/${old.manifest.digest}`, deletion)).toBe("202");
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
    expect(await ask(`/v2/outdated/blobs/${old.layer.digest}`, { user: reader })).toBe("404");
    const { stdout } = await machine.run("find /srv/sovereign/registry -name data | xargs cat | wc --bytes");
    expect(Number(stdout)).toBeLessThan(3_100_000);
    const sealed = await world.network.run("cli", [
      "grep",
      "-rl",
      "schemaVersion",
      join(world.bucket.folder, "service"),
    ]);
    expect(sealed.stdout).toBe("");
  });

  it("serves again after a reboot, and after its disk was lost", async () => {
    await machine.stop();
    await machine.start();
    await untilReady();
    expect(await pull("engine", engine.manifest, engine.layer)).toEqual(intact);
    await machine.run("rm -rf /srv/sovereign/registry/*");
    expect((await pull("engine", engine.manifest, engine.layer)).intact).toBe(false);
    // As a new machine does that got an image before its restore: it must not throw out what the bucket holds.
    await pushImage("early", file("early", randomBytes(1000)));
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).not.toBe(0);
    expect((await machine.run("journalctl -o cat -u sovereign-backup")).stdout).toContain(
      "refused: the bucket holds another registry's images",
    );
    const { stdout, exitCode } = await machine.run("/usr/local/libexec/sovereign/restore 2>&1");
    expect({ stdout, exitCode }).toMatchObject({ exitCode: 0 });
    await untilReady();
    expect(await pull("engine", engine.manifest, engine.layer)).toEqual(intact);
    const again = file("again", randomBytes(100_000));
    await pushImage("again", again);
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
  });

  it("has no failed unit, no secret in its journal and the firewall that was rendered", async () => {
    await expectSound(world, machine, program);
  });
});

interface Ask {
  readonly user?: string;
  readonly port?: number;
  readonly method?: string;
  readonly data?: string;
  readonly type?: string;
  readonly host?: HostName;
}

interface Stored {
  readonly path: string;
  readonly digest: string;
  readonly size: number;
}
