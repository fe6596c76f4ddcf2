import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { run } from "../../../modules/cli/run.ts";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one `sovereign` command line in this process. */
export async function sovereign(
  args: readonly string[],
  io: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await run(args, { stdout, stderr, env: process.env, ...io });
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
}

/** Every file under `folder` with what is in it; links are not followed. */
export function snapshot(
  folder: string,
  include: (name: string) => boolean = () => true,
): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(include);
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "base64")]));
}

const textOf = (stream: PassThrough) => ((stream.read() as Buffer | null) ?? "").toString();
