import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

interface HandoverOptions {
  readonly recipient: string;
  readonly secrets: string;
  readonly signWith: string;
  readonly generate?: readonly string[];
  readonly port: string;
}

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Seal secrets to a node and hand them over; run it again to rotate them")
      .argument("<host>", "name or address of the node")
      .requiredOption("--recipient <age1…>", "public key that the node printed on its console")
      .requiredOption("--secrets <folder>", "one file per secret, named like the secret")
      .requiredOption("--sign-with <file>", "SSH key of an operator whom the node knows")
      .option("--generate <name...>", "secrets to make up at random, written into the folder")
      .option("--port <number>", "port of the node's inbox", "8022"),
  async run([host = ""], options, { stdout, stderr }) {
    const { sealDelivery, sendDelivery } = await import("../../node/handover.ts");
    const given = options as unknown as HandoverOptions;
    const sealed = await sealDelivery({
      recipient: given.recipient,
      secrets: await readSecrets(given),
      signingKeyFile: given.signWith,
    });
    const answer = await sendDelivery(sealed, host, portOf(given.port));
    if (answer === "accepted") {
      stdout.write(`${host} accepted the delivery\n`);
      return exitCodes.ok;
    }
    stderr.write(
      `sovereign: ${host} ${answer === "" ? "closed the connection without an answer" : answer}\n`,
    );
    return exitCodes.failed;
  },
};

async function readSecrets(given: HandoverOptions): Promise<Record<string, Uint8Array>> {
  const names = await readdir(given.secrets).catch(() => {
    throw new UserError({ where: "--secrets", what: "this folder cannot be read", got: given.secrets });
  });
  const missing = (given.generate ?? []).filter((name) => !names.includes(name));
  // Kept in the folder, so that the next delivery holds the same value.
  for (const name of missing) {
    const value = (isTeamKey(name) ? "sk-" : "") + randomBytes(32).toString("base64url");
    await writeFile(join(given.secrets, checkedName(name)), value, { mode: 0o600 });
  }
  const read = [...names, ...missing].map(
    async (name) => [checkedName(name), await readFile(join(given.secrets, name))] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** The gateway takes no key that begins otherwise. */
const isTeamKey = (name: string) => /^team-.+-key$/.test(name);

function checkedName(name: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(name) && name !== "serial") return name;
  throw new UserError({
    where: "--secrets",
    what: "a file's name is no name of a secret",
    got: name,
    allowed: 'a letter, then a–z, 0–9 and "-"',
    fix: "rename or remove it",
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError({ where: "--port", what: "this is no port", got: text, allowed: "1 to 65535" });
}
