import { createHash } from "node:crypto";

const letters = "abcdefghijklmnopqrstuvwxyz";

/**
 * The letters that a volume is attached under. They follow from its name, so that a node program can name the disk
 * before it is attached. From "ba" to "zz": a single letter is left to the root disk and the platform.
 */
export function deviceLetters(name: string): string {
  const hash = createHash("sha256").update(name).digest();
  const first = letters[1 + (hash.readUInt16BE(0) % 25)] ?? "b";
  const second = letters[hash.readUInt16BE(2) % 26] ?? "a";
  return `${first}${second}`;
}

/** What the API takes. */
export const attachedAs = (letters: string): string => `/dev/xvd${letters}`;

/** What the machine sees: the disk's serial number holds the letters. */
export const seenAs = (letters: string): string => `/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_sd${letters}`;
