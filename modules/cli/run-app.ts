import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";

/** What an app needs to be run. */
export interface AppRun {
  /** Folder that the app writes its stacks into. */
  readonly out: string;
  readonly io: Io;
  /** The environment without credentials. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface AppLine {
  /** A shell command line, as cdktf.json has it. */
  readonly line: string;
  /** How messages call it. */
  readonly label: string;
  readonly cwd: string;
}

/**
 * Runs the app that the cdktf.json of the current folder names, or else the package's own.
 *
 * @throws UserError when it fails; what it printed is passed on before
 */
export async function runApp({ out, io, env, signal }: AppRun): Promise<void> {
  const { line, label, cwd } = appLine(io.cwd);
  const child = execa(line, {
    shell: true,
    // A process group of its own: a shell would not pass a signal on to what it started.
    detached: true,
    cwd,
    env: { ...env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: "1" },
    extendEnv: false,
    reject: false,
    stdin: "ignore",
    all: true,
  });
  const stop = () => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  };
  signal?.addEventListener("abort", stop, { once: true });
  const { exitCode, all = "" } = await child;
  signal?.removeEventListener("abort", stop);
  if (signal?.aborted || exitCode === 0) return;
  io.stderr.write(`${lastLines(all)}\n`);
  throw new UserError({
    where: "app",
    what: `\`${label}\` failed`,
    got: exitCode === undefined ? "no exit code" : `exit code ${exitCode}`,
    fix: "correct what it says above",
  });
}

function appLine(cwd: string): AppLine {
  const file = join(cwd, "cdktf.json");
  if (!existsSync(file)) return ownApp(cwd);
  const app = appIn(file);
  if (typeof app === "string" && app.trim() !== "") return { line: app, label: app, cwd };
  throw new UserError({
    where: file,
    what: "no `app` is named",
    allowed: 'a command line such as "node main.js"',
    fix: "add `app`",
  });
}

function appIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { app?: unknown }).app;
  } catch (error) {
    throw new UserError({
      where: file,
      what: "cannot read this file as JSON",
      got: (error as Error).message,
      fix: "correct it",
    });
  }
}

/** The package's stacks run where the user is, so that they find the user's settings file. */
function ownApp(cwd: string): AppLine {
  const compiled = !import.meta.url.endsWith(".ts");
  const file = compiled ? "main.js" : "start.cjs";
  const main = fileURLToPath(new URL(`../../stacks/${file}`, import.meta.url));
  const line = `${JSON.stringify(process.execPath)} ${JSON.stringify(main)}`;
  return { line, label: "stacks/main", cwd };
}

/** The end of what a program printed: an error stands last. */
function lastLines(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .filter((line) => !/^\s+at /.test(line))
    .slice(-15)
    .join("\n");
}
