import { Token } from "cdktf";
import type { Problem } from "../../../modules/problem/problem.ts";

/** What the provider takes for cloud-init, in bytes. */
const maxUserDataBytes = 127_998;

/** Whether the node program fits into user data. */
export function checkUserDataSize(userData: string): Problem[] {
  const bytes = Buffer.byteLength(userData);
  if (Token.isUnresolved(userData) || bytes <= maxUserDataBytes) return [];
  const allowed = `at most ${maxUserDataBytes} bytes`;
  return [
    { where: "userData", what: "is too long", got: `${bytes} bytes`, allowed, fix: "fetch files at boot" },
  ];
}
