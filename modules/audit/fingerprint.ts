import { createHash } from "node:crypto";
import type { Verdict } from "./verdict.ts";

/**
 * Names a verdict by what it rests on: rule, resource and evidence. It changes when the evidence does, and not when
 * resources change their order.
 */
export function fingerprintOf({
  rule,
  address,
  evidence,
}: Pick<Verdict, "rule" | "address" | "evidence">): string {
  const facts = evidence
    .map(({ pointer, shown, note }) => [belowResource(pointer), shown, note ?? ""])
    .sort();
  return createHash("sha256")
    .update(JSON.stringify([rule, address, facts]))
    .digest("hex")
    .slice(0, 16);
}

/** "/resource_changes/3/change/after/name" is "/name": the place in the list says nothing. */
function belowResource(pointer: string): string {
  return pointer.replace(/^\/resource_changes\/\d+\/change\/after/, "").replace(/^\/values\/.*?\/values/, "");
}
