import { UserError } from "../../problem/problem.ts";

const operations = ["create", "update", "destroy", "read"] as const;
export type FaultOperation = (typeof operations)[number];

/** How an object is found when a `read` fault strikes: deleted by somebody, or changed by somebody. */
const drifts = ["gone", "changed"] as const;
export type Drift = (typeof drifts)[number];

/** Something that goes wrong once, on purpose: the next attempt succeeds, as after a real outage. */
export interface Fault {
  readonly operation: FaultOperation;
  /** Resource type that it strikes. */
  readonly type: string;
  /** Successes of that operation on that type before it strikes. */
  readonly after: number;
  /** What a `read` finds. */
  readonly drift: Drift;
}

/**
 * Reads `create:TYPE`, `update:TYPE`, `destroy:TYPE`, `read:TYPE` (the object is gone) or `read:TYPE:changed`.
 *
 * @param after successes before the fault strikes. @default 0
 * @throws UserError naming what cannot be read
 */
export function parseFault(text: string, after = 0): Fault {
  const [operation = "", type = "", drift, ...rest] = text.split(":");
  if (!isOneOf(operations, operation)) {
    throw wrong("unknown operation", text, operations.map((name) => `${name}:<resource type>`).join(", "));
  }
  if (!/^[a-z][a-z0-9_]*$/.test(type)) {
    throw wrong("no resource type", text, `${operation}:<resource type>, such as ${operation}:acme_server`);
  }
  if (rest.length > 0 || (drift !== undefined && (operation !== "read" || !isOneOf(drifts, drift)))) {
    throw wrong(
      "too many parts",
      text,
      `${operation}:${type}${operation === "read" ? `, read:${type}:changed` : ""}`,
    );
  }
  if (!Number.isSafeInteger(after) || after < 0) {
    throw wrong("the number of successes before the fault is not a count", String(after), "0, 1, 2 …");
  }
  return { operation, type, after, drift: drift !== undefined && isOneOf(drifts, drift) ? drift : "gone" };
}

function isOneOf<T extends string>(allowed: readonly T[], text: string): text is T {
  return (allowed as readonly string[]).includes(text);
}

function wrong(what: string, got: string, allowed: string): UserError {
  return new UserError({ where: "fault", what, got, allowed });
}
