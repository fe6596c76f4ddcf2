import { readdirSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { formatProblem, UserError } from "../problem/problem.ts";
import type { CliCommand, Io } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";

const oldestNode = [20, 19] as const;

/** Runs one command line and answers its exit code; never throws for a user's mistake. */
export async function run(argv: readonly string[], io: Partial<Io> = {}): Promise<number> {
  const streams: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    ...io,
  };
  const complain = (line: string) => streams.stderr.write(`sovereign: ${line}\n`);
  try {
    checkNode(process.versions.node);
    return await parse(argv, streams);
  } catch (error) {
    if (error instanceof UserError) {
      for (const problem of error.problems) complain(formatProblem(problem));
      return exitCodes.wrongUse;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongUse;
    throw error;
  }
}

function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantMajor, wantMinor] = oldestNode;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  throw new UserError({
    where: "node",
    what: "this Node.js is too old",
    got: version,
    allowed: `>= ${oldestNode.join(".")}`,
    fix: "install a current Node.js release",
  });
}

async function parse(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command("sovereign")
    .description("Rehearse, audit and size an AI stack on European clouds")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text.replace(/^error: /, "sovereign: ")),
    });
  let exitCode: number = exitCodes.ok;
  let ownArguments = [...argv];
  for (const file of commandFiles(argv[0])) {
    const { command } = (await import(/* @vite-ignore */ `./commands/${file}`)) as { command: CliCommand };
    const name = nameOf(file);
    const subcommand = program.command(name);
    const end = argv.indexOf("--");
    const wraps = command.wraps === true && argv[0] === name && end > 0;
    if (wraps) ownArguments = argv.slice(0, end);
    const commandIo = wraps ? { ...io, wrapped: argv.slice(end + 1) } : io;
    subcommand.exitOverride().copyInheritedSettings(program);
    command.declare(subcommand).action(async () => {
      exitCode = await command.run(subcommand.args, subcommand.opts(), commandIo);
    });
  }
  await program.parseAsync(ownArguments, { from: "user" });
  return exitCode;
}

/** A command is a file in `commands/`: adding one edits no list. Only the one that is asked for is loaded. */
function commandFiles(asked: string | undefined): string[] {
  const files = readdirSync(new URL("./commands/", import.meta.url))
    .filter((file) => /^[a-z-]+\.[jt]s$/.test(file))
    .sort();
  const found = files.filter((file) => nameOf(file) === asked);
  return found.length > 0 ? found : files;
}

const nameOf = (file: string): string => file.replace(/\.[jt]s$/, "");
