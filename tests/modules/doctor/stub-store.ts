import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { signRequest } from "../../../modules/doctor/sign-request.ts";

export const keys = { accessKey: "AKIDSTUB", secretKey: "canary-secret-of-the-stub" };
export const region = "eu-test-1";

/** What the stub makes of a condition, or what it does instead of answering well. */
export type Manner = "honours" | "ignores" | "unavailable" | "fails-second" | "unknown-header" | "keeps";

/** An S3 service on loopback that holds objects of one bucket, `state`, and checks every signature. */
export async function startStubStore(manner: Manner, clockAheadSeconds = 0) {
  const objects = new Map<string, string>();
  const requests: { method: string; path: string; condition: string | undefined; key: string }[] = [];

  const answer = (request: IncomingMessage, body: string): [status: number, code?: string] => {
    const { method = "", url: path = "", headers } = request;
    const condition = headers["if-none-match"];
    const authorization = headers.authorization ?? "";
    requests.push({ method, path, condition, key: /Credential=([^/]*)/.exec(authorization)?.[1] ?? "" });
    if (authorization === "") return [403, "AccessDenied"];
    if (authorization !== expectedSignature(request, body)) return [403, "SignatureDoesNotMatch"];
    if (!path.startsWith("/state/")) return [404, "NoSuchBucket"];
    if (method === "DELETE") {
      if (manner === "keeps") return [403, "AccessDenied"];
      return [objects.delete(path) ? 204 : 404];
    }
    if (manner === "unavailable") return [503];
    if (manner === "unknown-header") return [501, "NotImplemented"];
    if (manner === "fails-second" && objects.has(path)) return [500];
    if (manner !== "ignores" && condition === "*" && objects.has(path)) return [412, "PreconditionFailed"];
    objects.set(path, body);
    return [200];
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const [status, code] = answer(request, body);
      response.statusCode = status;
      response.setHeader("date", new Date(Date.now() + clockAheadSeconds * 1000).toUTCString());
      response.end(code === undefined ? undefined : `<Error><Code>${code}</Code></Error>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function expectedSignature({ method = "", url = "", headers }: IncomingMessage, body: string): string {
  const time = String(headers["x-amz-date"]);
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const condition = headers["if-none-match"];
  const { authorization = "" } = signRequest(
    {
      method,
      url: new URL(url, `http://${headers.host}`),
      headers: condition === undefined ? {} : { "if-none-match": condition },
      body,
    },
    keys,
    region,
    new Date(iso),
  );
  return authorization;
}
