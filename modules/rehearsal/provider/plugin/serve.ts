import { rmSync } from "node:fs";
import { createSecureServer, createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { FaultBox } from "../engine/fault-box.ts";
import { OfflineProvider } from "../engine/offline-provider.ts";
import type { ProviderFacts } from "../facts.ts";
import { routerOf } from "../router.ts";
import { makeSocketFolder } from "../socket-folder.ts";
import { serveGrpc } from "../wire/grpc.ts";
import { selfSigned } from "./certificate.ts";

/** What terraform sets for every plugin that it starts; agreed between the two, no secret. */
const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const orphanCheckMs = 1000;

export interface PluginProcess {
  readonly env: NodeJS.ProcessEnv;
  /** Where terraform reads the handshake. */
  readonly print: (line: string) => void;
  readonly exit: (code: number) => void;
}

/**
 * Serves one provider as a plugin that terraform started: prints where it listens and with which certificate, serves
 * until terraform says to shut down or is gone.
 *
 * @throws Error where it was not terraform that started it
 */
export function servePlugin(facts: ProviderFacts, { env, print, exit }: PluginProcess): void {
  if (env.TF_PLUGIN_MAGIC_COOKIE !== magicCookie) {
    throw new Error("this is a provider plugin for rehearsals: terraform starts it, a person does not");
  }
  const folder = makeSocketFolder();
  const stop = () => {
    rmSync(folder, { recursive: true, force: true });
    exit(0);
  };
  const clientCertificate = env.PLUGIN_CLIENT_CERT;
  const identity = clientCertificate ? selfSigned() : undefined;
  const server = identity
    ? createSecureServer({
        key: identity.key,
        cert: identity.certificate,
        ca: clientCertificate,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: "TLSv1.2",
      })
    : createServer();
  // The answer to Shutdown must have left before the process does.
  serveGrpc(
    server,
    routerOf(new OfflineProvider(facts, new FaultBox(), []), () => setImmediate(stop)),
  );
  const own = identity ? Buffer.from(identity.der).toString("base64").replace(/=+$/, "") : "";
  const announce = (network: string, address: string) => print(`1|6|${network}|${address}|grpc|${own}\n`);
  if (process.platform === "win32") {
    server.listen(0, "127.0.0.1", () =>
      announce("tcp", `127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  } else {
    const socket = join(folder, "0.sock");
    server.listen(socket, () => announce("unix", socket));
  }
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), orphanCheckMs).unref();
}
