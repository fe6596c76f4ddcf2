import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { States } from "./states.ts";

interface Entry {
  state?: Buffer;
  /** The lock as terraform described it. */
  lock?: Buffer;
}

/**
 * States in this process's memory, served to Terraform's `http` backend with locking. The address holds a random
 * word, because others on this machine can reach the port.
 *
 * @returns undefined where the loopback interface is down, as in a fresh network namespace
 */
export async function openHttpStates(): Promise<States | undefined> {
  const entries = new Map<string, Entry>();
  const word = randomBytes(16).toString("hex");
  const server = createServer((request, response) => {
    answer(entries, word, request, response).catch(() => response.destroy());
  });
  const port = await listen(server);
  if (port === undefined) return undefined;
  return {
    address: { backend: "http", prefix: `http://127.0.0.1:${port}/${word}/` },
    read: (stack) => entries.get(stack)?.state?.toString("utf8"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  entries: Map<string, Entry>,
  word: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://loopback");
  const [, givenWord, stack, ...rest] = pathname.split("/");
  if (givenWord !== word || stack === undefined || rest.length > 0) {
    response.writeHead(404).end();
    return;
  }
  const name = decodeURIComponent(stack);
  const body = await bodyOf(request);
  const entry = entries.get(name) ?? {};
  entries.set(name, entry);
  const { status, content } = handle(entry, request.method, body, searchParams.get("ID"));
  response.writeHead(status).end(content);
}

function handle(
  entry: Entry,
  method: string | undefined,
  body: Buffer,
  lockId: string | null,
): { readonly status: number; readonly content?: Buffer } {
  switch (method) {
    case "GET":
      return entry.state === undefined ? { status: 404 } : { status: 200, content: entry.state };
    case "POST":
      if (entry.lock !== undefined && lockId !== idOf(entry.lock)) {
        return { status: 423, content: entry.lock };
      }
      entry.state = body;
      return { status: 200 };
    case "DELETE":
      delete entry.state;
      return { status: 200 };
    case "LOCK":
      if (entry.lock !== undefined) return { status: 423, content: entry.lock };
      entry.lock = body;
      return { status: 200 };
    case "UNLOCK":
      // `force-unlock` sends no body.
      if (entry.lock !== undefined && body.length > 0 && idOf(body) !== idOf(entry.lock)) {
        return { status: 409, content: entry.lock };
      }
      delete entry.lock;
      return { status: 200 };
    default:
      return { status: 405 };
  }
}

function idOf(lock: Buffer): unknown {
  try {
    return (JSON.parse(lock.toString("utf8")) as { ID?: unknown }).ID;
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The port, or undefined if nobody could reach it: listening succeeds even where the interface is down. */
function listen(server: Server): Promise<number | undefined> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const probe = connect(port, "127.0.0.1");
      probe.once("connect", () => {
        probe.destroy();
        resolve(port);
      });
      probe.once("error", () => server.close(() => resolve(undefined)));
    });
  });
}
