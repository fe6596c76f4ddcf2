import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UserError } from "../../problem/problem.ts";

/** A model's repository at one commit; a branch could change between two runs. */
export interface HubModel {
  /** "https://hub.example.org". */
  readonly hub: string;
  /** "owner/name". */
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly revision: string;
  /** Access token for gated models. */
  readonly token?: string;
}

export interface HubFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 as the hub states it; it does for large files. */
  readonly sha256?: string;
}

/** Files of the repository at its commit. @throws UserError when the hub does not answer with a list. */
export async function listHubFiles(model: HubModel): Promise<readonly HubFile[]> {
  const url = `${model.hub}/api/models/${model.id}/tree/${model.revision}?recursive=true`;
  const response = await request(model, url);
  const entries = (await response.json()) as readonly {
    readonly type: string;
    readonly path: string;
    readonly size: number;
    readonly lfs?: { readonly oid: string };
  }[];
  return entries
    .filter((entry) => entry.type === "file")
    .map(({ path, size, lfs }) => ({ path, bytes: size, ...(lfs === undefined ? {} : { sha256: lfs.oid }) }));
}

/**
 * Brings one file into the folder; goes on where an earlier run stopped and appears under its name only when complete.
 *
 * @param onBytes is told how many bytes of the file are there
 * @throws UserError when its bytes are not those that the hub stated.
 */
export async function downloadFile(
  model: HubModel,
  file: HubFile,
  folder: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<void> {
  const target = join(folder, file.path);
  if (existsSync(target) && statSync(target).size === file.bytes) return onBytes(file.bytes);
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  const there = existsSync(partial) ? statSync(partial).size : 0;
  if (there < file.bytes || !existsSync(partial)) {
    const url = `${model.hub}/${model.id}/resolve/${model.revision}/${file.path}`;
    const response = await request(model, url, there > 0 ? { Range: `bytes=${there}-` } : {});
    const goesOn = response.status === 206;
    let bytes = goesOn ? there : 0;
    const source = Readable.fromWeb(response.body as import("node:stream/web").ReadableStream);
    source.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      onBytes(bytes);
    });
    await pipeline(source, createWriteStream(partial, { flags: goesOn ? "a" : "w" }));
  }
  const sum = file.sha256 === undefined ? undefined : await sha256Of(partial);
  if (statSync(partial).size !== file.bytes || sum !== file.sha256) {
    await rm(partial);
    throw new UserError({
      where: `${model.id} ${file.path}`,
      what: "the bytes that came are not those that the hub states",
      fix: "run again; if it stays, do not use this copy",
    });
  }
  await rename(partial, target);
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function request(
  model: HubModel,
  url: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const authorization = model.token === undefined ? {} : { Authorization: `Bearer ${model.token}` };
  const response = await fetch(url, { headers: { ...headers, ...authorization } }).catch((error: Error) => {
    throw new UserError({ where: url, what: "the hub does not answer", got: error.message });
  });
  if (response.ok && response.body !== null) return response;
  throw new UserError({
    where: url,
    what: "the hub refuses",
    got: `${response.status} ${response.statusText}`,
    fix: "check the model's id and revision; a gated model needs HF_TOKEN",
  });
}
