import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { cached } from "../lab/cache.ts";
import { engineFolder } from "../lab/engine-files.ts";

/** A container image as a folder in the layout of OCI, with the digest that every registry gives it. */
export interface EngineImage {
  readonly folder: string;
  readonly digest: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const media = (kind: string) => `application/vnd.oci.image.${kind}`;

/** Debian's Python and the small engine behind a program called `vllm`. Versions differ by a variable alone. */
export async function engineImage(version: string): Promise<EngineImage> {
  const folder = await cached(`engine-image-${version}`, async (target) => {
    const work = `${target}.work`;
    await mkdir(join(target, "blobs/sha256"), { recursive: true });
    const layers = [await systemLayer(target, work), await engineLayer(target, work)];
    const diffIds = layers.map(({ diffId }) => diffId);
    const config = await textBlob(target, media("config.v1+json"), {
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/usr/bin", `VERSION=${version}`], User: "root" },
      rootfs: { type: "layers", diff_ids: diffIds },
    });
    const manifest = await textBlob(target, media("manifest.v1+json"), {
      schemaVersion: 2,
      mediaType: media("manifest.v1+json"),
      config,
      layers: layers.map(({ descriptor }) => descriptor),
    });
    await writeFile(join(target, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
    await writeFile(join(target, "index.json"), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
    await rm(work, { recursive: true });
  });
  const { manifests } = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as {
    readonly manifests: readonly Descriptor[];
  };
  return { folder, digest: manifests[0]?.digest ?? "" };
}

async function systemLayer(target: string, work: string) {
  await mkdir(work, { recursive: true });
  const tar = join(work, "system.tar");
  await execa("mmdebstrap", [
    ...["--quiet", "--variant=extract", "--include=base-files,python3,libgomp1,libstdc++6", "trixie", tar],
  ]);
  return layer(target, tar);
}

async function engineLayer(target: string, work: string) {
  const root = join(work, "engine");
  await cp(await engineFolder(), join(root, "opt/engine"), { recursive: true });
  await mkdir(join(root, "opt/lab"), { recursive: true });
  await mkdir(join(root, "usr/bin"), { recursive: true });
  await cp(join(import.meta.dirname, "../lab/serve.py"), join(root, "opt/lab/serve.py"));
  const program = await readFile(join(import.meta.dirname, "small_vllm.py"), "utf8");
  await writeFile(join(root, "usr/bin/vllm"), program, { mode: 0o755 });
  const tar = join(work, "engine.tar");
  await execa("tar", [
    "--sort=name",
    "--mtime=@0",
    "--owner=0",
    "--group=0",
    "-C",
    root,
    "-cf",
    tar,
    "opt",
    "usr",
  ]);
  return layer(target, tar);
}

async function layer(target: string, tar: string) {
  const diffId = `sha256:${await sha256(tar)}`;
  await execa("gzip", ["-1", "--no-name", tar]);
  return { diffId, descriptor: await fileBlob(target, media("layer.v1.tar+gzip"), `${tar}.gz`) };
}

async function textBlob(target: string, mediaType: string, content: unknown): Promise<Descriptor> {
  const file = join(target, "blob");
  await writeFile(file, JSON.stringify(content));
  return fileBlob(target, mediaType, file);
}

async function fileBlob(target: string, mediaType: string, file: string): Promise<Descriptor> {
  const [sum, { size }] = [await sha256(file), await stat(file)];
  await rename(file, join(target, "blobs/sha256", sum));
  return { mediaType, digest: `sha256:${sum}`, size };
}

const sha256 = async (file: string) =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
