import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { UserError } from "../problem/problem.ts";

/** V8 holds no longer text; a plan of 50,000 resources has about 50 MB. */
const largestBytes = 400 * 1024 * 1024;

export interface PlanText {
  readonly text: string;
  /** Of the bytes, before decoding. */
  readonly sha256: string;
}

/**
 * Reads a plan's text from a file, or from standard input for "-".
 *
 * @throws UserError when there is no such file, it cannot be read or is too large
 */
export function readPlanText(path: string): PlanText {
  const bytes = readBytes(path);
  refuseTooLarge(path, bytes.length);
  return { text: decode(bytes), sha256: createHash("sha256").update(bytes).digest("hex") };
}

function refuseTooLarge(path: string, bytes: number): void {
  if (bytes <= largestBytes) return;
  throw new UserError({
    where: path,
    what: "the file is too large",
    got: `${Math.round(bytes / 1024 / 1024)} MiB`,
    allowed: `${largestBytes / 1024 / 1024} MiB`,
    fix: "split the configuration into several plans",
  });
}

function readBytes(path: string): Buffer {
  try {
    // Asked before it is read: what is too large must not fill the memory first.
    if (path !== "-") refuseTooLarge(path, statSync(path).size);
    return readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reasons: { readonly [code: string]: string } = {
      ENOENT: "there is no such file",
      EISDIR: "this is a folder",
      EACCES: "the file may not be read",
      EAGAIN: "nothing was given on standard input",
    };
    throw new UserError({
      where: path === "-" ? "standard input" : path,
      what: reasons[code ?? ""] ?? `it cannot be read (${code ?? "unknown reason"})`,
      fix: "name a file written by `terraform show -json PLANFILE`",
    });
  }
}

/** PowerShell's `>` writes UTF-16. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? "utf16le" : "utf8");
}
