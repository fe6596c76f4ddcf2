import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { WeightsFile } from "../modules/node/weights.ts";
import { UserError } from "../modules/problem/problem.ts";
import { placeholderDigest } from "./placeholders.ts";

/** Stands in until there is a manifest; can be rehearsed, never applied. */
const placeholder: readonly WeightsFile[] = [
  { path: "model.safetensors", sha256: placeholderDigest.replace("sha256:", "") },
];

/**
 * The files of a model and their checksums, as `sha256sum` lists them.
 * @param file - relative to `folder`; unset: a placeholder
 * @throws UserError where the file cannot be read, or with every line that is wrong
 */
export function readWeightsManifest(file: string | undefined, folder: string): readonly WeightsFile[] {
  if (file === undefined) return placeholder;
  const lines = readText(file, folder)
    .split("\n")
    .map((text, index) => ({ text: text.trimEnd(), where: `${file}:${index + 1}` }))
    .filter(({ text }) => text !== "");
  const wrong = lines.filter(({ text }) => !linePattern.test(text));
  if (wrong.length > 0 || lines.length === 0) {
    const where = wrong.length === 0 ? [`${file}:1`] : wrong.map((line) => line.where);
    throw new UserError(
      ...where.map((place) => ({
        where: place,
        what: "is no line of a weights manifest",
        allowed: "`<64 hexadecimal digits>  <path below the model's folder>`",
        fix: "write the file with `sha256sum`, run in the model's folder",
      })),
    );
  }
  return lines.map(({ text }) => ({ sha256: text.slice(0, 64), path: text.slice(66) }));
}

/** No absolute path, no way out of the folder, nothing that a shell would read. */
const linePattern = /^[0-9a-f]{64} {2}(?!\/)(?!.*\.\.)[A-Za-z0-9._/-]+$/;

function readText(file: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, file), "utf8");
  } catch (error) {
    throw new UserError({
      where: "weightsManifest",
      what: "the file cannot be read",
      got: `"${file}" (${(error as NodeJS.ErrnoException).code})`,
      fix: "name a readable file, relative to the settings file",
    });
  }
}
