import { rmSync } from "node:fs";
import { createServer, type Http2Server, type Http2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";
import { FaultBox } from "./engine/fault-box.ts";
import { OfflineProvider } from "./engine/offline-provider.ts";
import type { ProviderFacts } from "./facts.ts";
import type { Fault } from "./fault.ts";
import type { JournalEntry } from "./journal.ts";
import { routerOf } from "./router.ts";
import { makeSocketFolder } from "./socket-folder.ts";
import { serveGrpc } from "./wire/grpc.ts";

export interface OfflineProviderOptions {
  /** What goes wrong on purpose. @default - nothing */
  readonly faults?: readonly Fault[];
  /** How terraform reaches the providers. @default - unix socket; tcp on Windows */
  readonly transport?: "unix" | "tcp";
}

/** Providers that serve until they are closed. */
export interface OfflineProviders {
  /** What terraform needs in its environment to use them: `TF_REATTACH_PROVIDERS`. */
  readonly env: Readonly<Record<"TF_REATTACH_PROVIDERS", string>>;
  /** Source addresses served: what terraform requires beyond these is not rehearsed. */
  readonly sources: readonly string[];
  /** Everything done so far, in order. */
  readonly journal: readonly JournalEntry[];
  /** Resource types planned so far of which no behaviour is known: rehearsed by their schema alone. */
  typesWithoutBehaviour(): readonly string[];
  /** Faults that have not struck yet. */
  pendingFaults(): readonly Fault[];
  /** Stops serving and removes the sockets. */
  close(): Promise<void>;
}

/**
 * Serves one offline provider per entry of `facts` and says how terraform finds them.
 *
 * @throws UserError where two entries claim one source, a source is no address, a fault names an unknown type, or the
 * temporary folder cannot hold a socket
 */
export async function startOfflineProviders(
  facts: readonly ProviderFacts[],
  options: OfflineProviderOptions = {},
): Promise<OfflineProviders> {
  checkFacts(facts);
  const { faults = [], transport = process.platform === "win32" ? "tcp" : "unix" } = options;
  checkFaults(faults, facts);
  const journal: JournalEntry[] = [];
  const faultBox = new FaultBox(faults);
  const providers = facts.map((entry) => new OfflineProvider(entry, faultBox, journal));
  const folder = makeSocketFolder();
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  // Also when the process ends without closing, as after a mistake of its user.
  process.once("exit", removeFolder);
  const listeners = await Promise.all(
    providers.map((provider, index) =>
      listen(provider, transport === "unix" ? join(folder, `${index}.sock`) : undefined),
    ),
  );
  return {
    env: {
      TF_REATTACH_PROVIDERS: JSON.stringify(Object.assign({}, ...listeners.map(({ reattach }) => reattach))),
    },
    sources: facts.map(({ source }) => shortSource(source)),
    journal,
    typesWithoutBehaviour: () => providers.flatMap(({ withoutBehaviour }) => [...withoutBehaviour]).sort(),
    pendingFaults: () => faultBox.pending,
    async close() {
      await Promise.all(listeners.map(({ close }) => close()));
      process.off("exit", removeFolder);
      removeFolder();
    },
  };
}

interface Listener {
  readonly reattach: Record<string, object>;
  close(): Promise<void>;
}

async function listen(provider: OfflineProvider, socket: string | undefined): Promise<Listener> {
  const server = createServer({ settings: { initialWindowSize: 16 * 1024 * 1024 } });
  const sessions = new Set<Http2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  serveGrpc(server, routerOf(provider));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if (socket === undefined) server.listen(0, "127.0.0.1", resolve);
    else server.listen(socket, resolve);
  });
  const address = socket === undefined ? tcpAddress(server) : { Network: "unix", String: socket };
  return {
    reattach: {
      [shortSource(provider.facts.source)]: {
        Protocol: "grpc",
        ProtocolVersion: 6,
        Pid: process.pid,
        // "Test" means that terraform neither starts nor stops the process.
        Test: true,
        Addr: address,
      },
    },
    close: () => closeServer(server, sessions),
  };
}

function tcpAddress(server: Http2Server): object {
  return { Network: "tcp", String: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function closeServer(server: Http2Server, sessions: ReadonlySet<Http2Session>): Promise<void> {
  for (const session of sessions) session.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Each tool completes a short address with its own default host: the short one serves them all. */
function shortSource(source: string): string {
  return source.replace(/^registry\.(terraform\.io|opentofu\.org)\//, "");
}

function checkFacts(facts: readonly ProviderFacts[]): void {
  const sources = facts.map(({ source }) => shortSource(source));
  sources.forEach((source, index) => {
    if (!/^([a-z0-9.-]+(:\d+)?\/)?[\w-]+\/[\w-]+$/.test(source)) {
      throw new UserError({
        where: "provider",
        what: "not a source address",
        got: source,
        allowed: "acme/cloud",
      });
    }
    if (sources.indexOf(source) !== index) {
      throw new UserError({
        where: "provider",
        what: "given twice",
        got: source,
        fix: "keep one of its schemas",
      });
    }
  });
}

function checkFaults(faults: readonly Fault[], facts: readonly ProviderFacts[]): void {
  const known = facts.flatMap(({ schema }) => Object.keys(schema.resource_schemas));
  for (const { operation, type } of faults) {
    if (known.includes(type)) continue;
    throw new UserError({
      where: `fault ${operation}:${type}`,
      what: "no provider that is rehearsed has this resource type",
      got: type,
      allowed: `one of ${known.length} types of ${facts.map(({ source }) => source).join(", ")}`,
    });
  }
}
