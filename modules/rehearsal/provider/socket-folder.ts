import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";

/** The shortest of the systems' limits for a socket's path, less the name of the socket. */
const longestFolderBytes = 90;

/**
 * A new folder that only its owner can enter. What listens in it needs no further protection: the protocol asks
 * nobody for credentials.
 *
 * @throws UserError where the system's temporary folder cannot hold it
 */
export function makeSocketFolder(): string {
  const prefix = join(tmpdir(), "rehearsal-");
  if (Buffer.byteLength(prefix) > longestFolderBytes) {
    throw unusable("its path is too long for a socket", `at most ${longestFolderBytes} bytes`);
  }
  try {
    return mkdtempSync(prefix);
  } catch (error) {
    throw unusable(
      `no folder can be made in it (${(error as NodeJS.ErrnoException).code})`,
      "a writable folder",
    );
  }
}

function unusable(what: string, allowed: string): UserError {
  return new UserError({ where: "temporary folder", what, got: tmpdir(), allowed, fix: "set TMPDIR" });
}
