import { createHash } from "node:crypto";

/** A UUID of version 5's form (RFC 9562) made from a name: the same report has the same ids. */
export function uuidOf(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex");
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
