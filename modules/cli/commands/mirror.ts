import { basename, resolve } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { CliCommand, Io } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

export const command: CliCommand = {
  declare: (command) =>
    command
      .description(
        "Copy a model into your own bucket and write the manifest that nodes accept; run again to go on",
      )
      .argument("<folder>", "folder of the model here, named like the model; downloads stay in it")
      .requiredOption("--bucket <name>", "your bucket")
      .requiredOption("--endpoint <url>", "the bucket's service, such as https://s3.example.org")
      .requiredOption("--region <name>", "the bucket's region")
      .requiredOption("--manifest <file>", "where the manifest is written")
      .option("--from <owner/name@commit>", "fetch the model from a hub first; the commit has 40 digits")
      .option("--hub <url>", "the hub", "https://huggingface.co")
      .addHelpText(
        "after",
        "\nThe writer's key is read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a hub's token from HF_TOKEN.",
      ),
  async run([folder = ""], options, io) {
    const { mirrorModel } = await import("../../node/mirror/mirror-model.ts");
    const manifestFile = resolve(io.cwd, String(options.manifest));
    const progress = progressOn(io);
    const source = options.from === undefined ? {} : { source: sourceOf(options, io) };
    const files = await mirrorModel({
      ...source,
      folder: resolve(io.cwd, folder),
      bucket: {
        endpoint: String(options.endpoint),
        region: String(options.region),
        name: String(options.bucket),
        prefix: basename(resolve(io.cwd, folder)),
        accessKey: fromEnvironment(io, "AWS_ACCESS_KEY_ID"),
        secretKey: fromEnvironment(io, "AWS_SECRET_ACCESS_KEY"),
      },
      manifestFile,
      onStep: progress,
    });
    progress("");
    io.stdout.write(
      `${files.length} files are in ${String(options.bucket)}; manifest: ${String(options.manifest)}\n`,
    );
    return exitCodes.ok;
  },
};

function sourceOf(options: Record<string, unknown>, io: Io) {
  const [, id, revision] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/.exec(String(options.from)) ?? [];
  if (id === undefined || revision === undefined)
    throw new UserError({
      where: "--from",
      what: "this names no model at a commit",
      got: String(options.from),
      allowed: "owner/name@ and 40 hexadecimal digits",
      fix: "take the commit from the model's page: a branch may change",
    });
  const token = io.env.HF_TOKEN === undefined ? {} : { token: io.env.HF_TOKEN };
  return { hub: String(options.hub), id, revision, ...token };
}

function fromEnvironment(io: Io, name: string): string {
  const value = io.env[name];
  if (value !== undefined && value !== "") return value;
  throw new UserError({
    where: name,
    what: "this variable is not set",
    fix: "set it to the bucket writer's key",
  });
}

/** One line that changes on a terminal, no line elsewhere. */
function progressOn(io: Io): (text: string) => void {
  if (io.stderr !== process.stderr || !process.stderr.isTTY) return () => undefined;
  return (text) => io.stderr.write(`\r\x1b[K${text}`);
}
