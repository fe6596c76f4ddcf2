import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecaError, execa } from "execa";
import { UserError } from "../problem/problem.ts";
import { handoverNamespace } from "./handover-source.ts";

export interface Delivery {
  /** Public key that the node printed on its console: "age1…". */
  readonly recipient: string;
  /** Secrets by name. */
  readonly secrets: Readonly<Record<string, Uint8Array>>;
  /** Rises with every delivery; a node refuses one that does not. @default seconds since 1970 */
  readonly serial?: number;
  /** Private SSH key of an operator, or its .pub file when an agent holds the key. */
  readonly signingKeyFile: string;
}

/**
 * Seals secrets to one node and signs them: two lines in base64, safe on any network.
 *
 * @throws UserError when `age` or `ssh-keygen` is missing or refuses.
 */
export async function sealDelivery(delivery: Delivery): Promise<string> {
  const serial = delivery.serial ?? Math.floor(Date.now() / 1000);
  const lines = Object.entries({ ...delivery.secrets, serial: Buffer.from(String(serial)) })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}\n`)
    .join("");
  const sealed = await tool("age", ["--encrypt", "--recipient", delivery.recipient], Buffer.from(lines));
  const folder = await mkdtemp(join(tmpdir(), "sovereign-handover-"));
  try {
    const file = join(folder, "sealed.age");
    await writeFile(file, sealed, { mode: 0o600 });
    await tool("ssh-keygen", [
      "-q",
      "-Y",
      "sign",
      "-n",
      handoverNamespace,
      "-f",
      delivery.signingKeyFile,
      file,
    ]);
    const signature = await readFile(`${file}.sig`);
    return `${sealed.toString("base64")}\n${signature.toString("base64")}\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends a sealed delivery and answers the node's one line: "accepted" or "refused: …". */
export function sendDelivery(sealed: string, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 30_000 });
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("connect", () => socket.write(sealed));
    socket.on("data", (text: string) => {
      answer += text;
    });
    socket.on("timeout", () => socket.destroy(new Error("no answer within 30 s")));
    socket.on("error", (error) =>
      reject(
        new UserError({
          where: `${host}:${port}`,
          what: "the node cannot be reached",
          got: error.message,
          fix: "check that the node runs and that your address is in its inbox's list",
        }),
      ),
    );
    socket.on("close", () => resolve(answer.trim()));
  });
}

async function tool(name: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  try {
    const { stdout } = await execa(name, args, {
      encoding: "buffer",
      ...(input === undefined ? {} : { input }),
    });
    return Buffer.from(stdout);
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const missing = error.code === "ENOENT";
    throw new UserError({
      where: name,
      what: missing ? "this program is needed and not installed" : "the delivery could not be prepared",
      ...(missing
        ? {}
        : {
            got: textOf(error.stderr),
          }),
      fix: missing ? `install ${name}` : "check the recipient and the signing key",
    });
  }
}

function textOf(stderr: unknown): string {
  return stderr instanceof Uint8Array ? Buffer.from(stderr).toString().trim() : String(stderr);
}
