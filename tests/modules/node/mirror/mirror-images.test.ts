import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { mirrorImages } from "../../../../modules/node/mirror/mirror-images.ts";
import { sovereign } from "../../cli/sovereign.ts";

const work = mkdtempSync(join(tmpdir(), "mirror-images-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const digest = `sha256:${"5e".repeat(32)}`;
const image = `registry.example.org/engines/vllm-openai@${digest}`;

/** A program called skopeo that writes down what it was asked. */
function standIn(script: string): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(work, "bin-"));
  writeFileSync(join(folder, "skopeo"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "skopeo"), 0o755);
  return { PATH: [folder, "/usr/bin", "/bin"].join(delimiter) };
}

describe("mirroring images", () => {
  it("copies every architecture under the same digest and keeps the name", async () => {
    const log = join(work, "asked");
    const copied = await mirrorImages({
      images: [image],
      to: "registry.example.net/acme",
      env: standIn(`echo "$@" >> ${log}`),
    });
    expect(copied).toEqual([`registry.example.net/acme/vllm-openai@${digest}`]);
    expect(readFileSync(log, "utf8")).toBe(
      `copy --all --preserve-digests docker://${image} docker://registry.example.net/acme/vllm-openai@${digest}\n`,
    );
  });

  it.each([
    [
      [image.replace(/@.*/, ":v1")],
      "registry.example.net",
      /is no image by digest, got registry.example.org/,
    ],
    [[], "registry.example.net", /no image is named/],
    [[image], "https://registry.example.net", /--to: is no registry, got https/],
  ])("refuses %j to %s", async (images, to, message) => {
    await expect(mirrorImages({ images, to, env: standIn("exit 9") })).rejects.toThrow(message);
  });

  it("says that skopeo is missing", async () => {
    const env = { PATH: join(work, "nowhere") };
    await expect(mirrorImages({ images: [image], to: "registry.example.net", env })).rejects.toThrow(
      /skopeo: is not installed/,
    );
  });

  it("shows the end of what went wrong, without a login", async () => {
    const env = standIn(
      'echo "level=fatal msg=\\"https://user:canary@registry.example.org: denied\\"" >&2; exit 1',
    );
    const { code, stderr } = await sovereign(["mirror-images", image, "--to", "registry.example.net"], {
      cwd: work,
      env,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be copied, got .*registry\.example\.org: denied/);
    expect(stderr).not.toContain("canary");
  });
});

const tools = ["skopeo", "docker-registry"].filter((tool) => !isInstalled(tool));

describe.skipIf(tools.length > 0)(
  `mirroring into a real registry (needs ${tools.join(", ") || "nothing"})`,
  () => {
    it("brings the bytes that the digest names, and goes on where they are there", async () => {
      const registry = await startRegistry();
      try {
        const source = await pushImage(registry.host);
        const options = { images: [source], to: `${registry.host}/acme`, plainHttp: true };
        const [first] = await mirrorImages(options);
        const [again] = await mirrorImages(options);
        expect(again).toBe(first);
        const [, wanted] = source.split("@");
        const manifest = execFileSync("skopeo", [
          "inspect",
          "--raw",
          "--tls-verify=false",
          `docker://${first}`,
        ]);
        expect(`sha256:${createHash("sha256").update(manifest).digest("hex")}`).toBe(wanted);
      } finally {
        registry.stop();
      }
    }, 60_000);
  },
);

function isInstalled(tool: string): boolean {
  try {
    execFileSync("which", [tool], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function startRegistry() {
  const port = 20_000 + (process.pid % 20_000);
  const config = join(work, "registry.yml");
  writeFileSync(
    config,
    `version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: ${join(work, "registry")}\nhttp:\n  addr: 127.0.0.1:${port}\n`,
  );
  const server = spawn("docker-registry", ["serve", config], { stdio: "ignore" });
  const host = `127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const answers = await fetch(`http://${host}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return { host, stop: () => server.kill() };
    if (tries > 100) throw new Error("the registry does not answer");
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** An image of one empty file, put together by hand. */
async function pushImage(host: string): Promise<string> {
  const layout = join(work, "layout");
  const blobs = join(layout, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  const add = (bytes: Buffer | string) => {
    const sum = createHash("sha256").update(bytes).digest("hex");
    writeFileSync(join(blobs, sum), bytes);
    return { digest: `sha256:${sum}`, size: Buffer.byteLength(bytes) };
  };
  const tar = Buffer.alloc(10_240);
  const config = {
    architecture: "amd64",
    os: "linux",
    rootfs: { type: "layers", diff_ids: [`sha256:${createHash("sha256").update(tar).digest("hex")}`] },
  };
  const type = "application/vnd.oci.image";
  const manifest = add(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: `${type}.manifest.v1+json`,
      config: { mediaType: `${type}.config.v1+json`, ...add(JSON.stringify(config)) },
      layers: [{ mediaType: `${type}.layer.v1.tar+gzip`, ...add(gzipSync(tar)) }],
    }),
  );
  writeFileSync(join(layout, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  writeFileSync(
    join(layout, "index.json"),
    JSON.stringify({
      schemaVersion: 2,
      manifests: [
        {
          mediaType: `${type}.manifest.v1+json`,
          ...manifest,
          annotations: { "org.opencontainers.image.ref.name": "v1" },
        },
      ],
    }),
  );
  const source = `${host}/engines/engine`;
  execFileSync("skopeo", [
    "copy",
    "--insecure-policy",
    "--preserve-digests",
    "--dest-tls-verify=false",
    `oci:${layout}:v1`,
    `docker://${source}:v1`,
  ]);
  return `${source}@${manifest.digest}`;
}
