import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { WeightsFile } from "../weights.ts";
import { type MirrorBucket, uploadFiles } from "./bucket.ts";
import { downloadFile, type HubModel, listHubFiles, sha256Of } from "./hub.ts";
import { servedFiles } from "./served-files.ts";

export interface MirrorOptions {
  /** Where the files come from; without it, from the folder alone: for places that no hub can be reached from. */
  readonly source?: HubModel;
  /** Folder of the model here: downloads go there and stay, so that a second run goes on. */
  readonly folder: string;
  readonly bucket: MirrorBucket;
  /** File that the manifest is written to, as `sha256sum` lists it. */
  readonly manifestFile: string;
  /** Told in words what is going on. */
  readonly onStep?: (text: string) => void;
}

/**
 * Copies a model's served files into the own bucket and writes the manifest that nodes accept. Can be repeated: what
 * is there and right is not copied again.
 *
 * @throws UserError when the source, the folder or the bucket fails.
 */
export async function mirrorModel(options: MirrorOptions): Promise<readonly WeightsFile[]> {
  const { source, folder, bucket, manifestFile, onStep = () => undefined } = options;
  if (source !== undefined) await fetchServedFiles(source, folder, onStep);
  const paths = servedFiles(existsSync(folder) ? await readdir(folder) : []);
  if (!paths.some((path) => path.endsWith(".safetensors")))
    throw new UserError({
      where: folder,
      what: "there are no weights in safetensors here",
      fix: "name the folder of a model, or let the model be fetched from a hub",
    });
  const files: WeightsFile[] = [];
  for (const path of paths) {
    onStep(`checksum of ${path}`);
    files.push({ path, sha256: await sha256Of(join(folder, path)) });
  }
  await uploadFiles(folder, paths, bucket, (percent) => onStep(`to the bucket: ${percent} %`));
  await writeFile(manifestFile, files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(""));
  return files;
}

async function fetchServedFiles(
  source: HubModel,
  folder: string,
  onStep: (text: string) => void,
): Promise<void> {
  const listed = await listHubFiles(source);
  const served = servedFiles(listed.map((file) => file.path));
  const files = listed.filter((file) => served.includes(file.path));
  const whole = files.reduce((sum, file) => sum + file.bytes, 0);
  let before = 0;
  for (const file of files) {
    await downloadFile(source, file, folder, (bytes) =>
      onStep(`from the hub: ${Math.floor((100 * (before + bytes)) / whole)} % (${file.path})`),
    );
    before += file.bytes;
  }
}
