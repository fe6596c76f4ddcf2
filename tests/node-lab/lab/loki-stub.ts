/** A log service with Loki's push interface: appends what it takes to a file. Run: certificate key token address file */
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:https";

const [certificate = "", key = "", token = "", address = "", file = ""] = process.argv.slice(2);

interface Push {
  readonly streams: readonly {
    readonly stream: Record<string, string>;
    readonly values: readonly [string, string][];
  }[];
}

createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const allowed =
      request.url === "/loki/api/v1/push" && request.headers.authorization === `Bearer ${token}`;
    if (!allowed) return response.writeHead(401).end();
    const { streams } = JSON.parse(Buffer.concat(parts).toString()) as Push;
    const lines = streams.flatMap(({ stream, values }) =>
      values.map(([time, text]) => `${time} ${stream.kind} ${stream.unit} ${text.replaceAll("\n", " ")}\n`),
    );
    appendFileSync(file, lines.join(""));
    response.writeHead(204).end();
  });
}).listen(3100, address);
