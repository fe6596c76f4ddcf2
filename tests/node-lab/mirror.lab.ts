import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addresses } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { makeWorld, type World } from "./lab/world.ts";

const commandLine = resolve(import.meta.dirname, "../../modules/cli/main.ts");

describe.skipIf(cannotBoot)("sovereign mirror", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world?.remove());

  const mirror = (folder: string, secretKey = world.bucket.secretKey) =>
    world.network.run("svc", [
      ...[
        "env",
        `AWS_CA_BUNDLE=${world.authority.certificate}`,
        `AWS_ACCESS_KEY_ID=${world.bucket.accessKey}`,
      ],
      ...[`AWS_SECRET_ACCESS_KEY=${secretKey}`, "bash", "-c", '"$@" 2>&1', "bash"],
      ...[process.execPath, "--import", "tsx", commandLine, "mirror", folder, "--bucket", "acme-models"],
      ...[
        "--endpoint",
        `https://${addresses.svc}`,
        "--region",
        "eu-1",
        "--manifest",
        join(world.folder, "manifest"),
      ],
    ]);

  it("puts a model's served files into a real bucket, changes only what differs, and writes the manifest", async () => {
    const folder = join(world.folder, "small-model");
    await mkdir(folder);
    await writeFile(join(folder, "model.safetensors"), Buffer.alloc(3_000_000, "w"));
    await writeFile(join(folder, "config.json"), "{}\n");
    await writeFile(join(folder, "modeling.py"), "import os\n");
    const first = await mirror(folder);
    expect(first.stdout).toContain("2 files are in acme-models");
    expect(await readFile(join(world.folder, "manifest"), "utf8")).toBe(
      "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356  config.json\n" +
        `${await sha256sum(join(folder, "model.safetensors"))}  model.safetensors\n`,
    );
    const there = join(world.bucket.folder, "small-model");
    expect((await readFile(join(there, "model.safetensors"))).length).toBe(3_000_000);
    await expect(readFile(join(there, "modeling.py"))).rejects.toThrow("ENOENT");

    await writeFile(join(folder, "config.json"), '{"a":1}\n');
    expect((await mirror(folder)).exitCode).toBe(0);
    expect(await readFile(join(there, "config.json"), "utf8")).toBe('{"a":1}\n');
  });

  it("ends with 2 and one line when the bucket refuses the key, and never shows it", async () => {
    const { stdout, exitCode } = await mirror(join(world.folder, "small-model"), "wrong-key-0123456789");
    expect(exitCode).toBe(2);
    expect(stdout).toContain("sovereign: bucket acme-models: the files could not be copied");
    expect(stdout).not.toContain("wrong-key-0123456789");
  });

  const sha256sum = async (file: string) =>
    (await world.network.run("svc", ["sha256sum", file])).stdout.slice(0, 64);
});
