import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { downloadFile, type HubModel, listHubFiles } from "../../../../modules/node/mirror/hub.ts";

const weights = Buffer.alloc(300_000, "weights of a model ");
const sha256 = createHash("sha256").update(weights).digest("hex");
const revision = "0123456789abcdef0123456789abcdef01234567";

/** A hub with one model of one large file; it can break off, lie and refuse. */
describe("downloading from a hub", () => {
  let server: Server;
  let model: HubModel;
  let folder: string;
  let breaksOffAfter = Number.POSITIVE_INFINITY;
  let served = weights;
  const ranges: (string | undefined)[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === `/api/models/acme/small/tree/${revision}?recursive=true`) {
        const lfs = { oid: sha256, size: weights.length };
        const entries = [
          { type: "directory", path: "onnx", size: 0 },
          { type: "file", path: "model.safetensors", size: weights.length, lfs },
          { type: "file", path: "config.json", size: 2 },
        ];
        return response.end(JSON.stringify(entries));
      }
      if (request.url !== `/acme/small/resolve/${revision}/model.safetensors`)
        return response.writeHead(404).end();
      ranges.push(request.headers.range);
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
      response.writeHead(from > 0 ? 206 : 200, { "Content-Length": served.length - from });
      const end = Math.min(served.length, from + breaksOffAfter);
      response.write(served.subarray(from, end), () => {
        if (end < served.length) onceWritten(() => response.destroy());
        else response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    model = { hub: `http://127.0.0.1:${port}`, id: "acme/small", revision };
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mirror-test-"));
    breaksOffAfter = Number.POSITIVE_INFINITY;
    served = weights;
    ranges.length = 0;
    return () => rmSync(folder, { recursive: true });
  });
  /** A connection that breaks throws away what has not been read: the client must have had its turn. */
  const onceWritten = (then: () => void) => {
    const timer = setInterval(() => {
      const partial = join(folder, "model.safetensors.partial");
      if (!existsSync(partial) || statSync(partial).size === 0) return;
      clearInterval(timer);
      then();
    }, 5);
  };
  const file = { path: "model.safetensors", bytes: weights.length, sha256 };

  it("lists files with their sizes and the checksums that the hub knows", async () => {
    expect(await listHubFiles(model)).toEqual([file, { path: "config.json", bytes: 2 }]);
  });

  it("goes on where it was broken off, and shows the file only when it is whole", async () => {
    breaksOffAfter = 100_000;
    await expect(downloadFile(model, file, folder)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(["model.safetensors.partial"]);
    breaksOffAfter = Number.POSITIVE_INFINITY;
    const seen: number[] = [];
    await downloadFile(model, file, folder, (bytes) => seen.push(bytes));
    expect(readFileSync(join(folder, "model.safetensors")).equals(weights)).toBe(true);
    expect(ranges[0]).toBeUndefined();
    expect(Number(/bytes=(\d+)-/.exec(ranges[1] ?? "")?.[1])).toBeGreaterThan(0);
    expect(seen.at(-1)).toBe(weights.length);
  });

  it("does not fetch what is there", async () => {
    await downloadFile(model, file, folder);
    await downloadFile(model, file, folder);
    expect(ranges).toHaveLength(1);
  });

  it("refuses other bytes of the same length and keeps none of them", async () => {
    served = Buffer.from(weights);
    served[5] = 0;
    await expect(downloadFile(model, file, folder)).rejects.toThrow("not those that the hub states");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says what the hub answered when it refuses", async () => {
    await expect(listHubFiles({ ...model, id: "acme/other" })).rejects.toThrow("the hub refuses, got 404");
  });
});
