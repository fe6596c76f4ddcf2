import type { Outcome } from "../audit/verdict.ts";
import type { Part } from "./part.ts";

/** What becomes of one rule about one part. */
export interface ControlMove {
  readonly part: string;
  readonly rule: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

export interface ControlMoves {
  /** Passes today and fails there. */
  readonly lost: readonly ControlMove[];
  /** Passes today; a plan there does not show it. */
  readonly nowUnknown: readonly ControlMove[];
  readonly gained: readonly ControlMove[];
}

/** From worst to best: a part is as good as its weakest resource. */
const order: readonly Outcome[] = [
  "fail",
  "waived",
  "unknown",
  "not-observable",
  "provider-attested",
  "pass",
  "not-applicable",
];
const untold: readonly Outcome[] = ["unknown", "not-observable", "provider-attested"];

/** Compares what the rules say of the parts that both sides have. */
export function compareControls(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): ControlMoves {
  const moves = [...before.values()].flatMap((part): ControlMove[] => {
    const [old, now] = [worst(part), worst(after.get(part.name))];
    return [...old].flatMap(([rule, outcome]) => {
      const next = now.get(rule);
      return next === undefined || next === outcome
        ? []
        : [{ part: part.name, rule, before: outcome, after: next }];
    });
  });
  return {
    lost: moves.filter((move) => move.before !== "fail" && move.after === "fail"),
    nowUnknown: moves.filter((move) => move.before === "pass" && untold.includes(move.after)),
    gained: moves.filter(
      ({ before, after }) => after === "pass" && !["pass", "not-applicable"].includes(before),
    ),
  };
}

function worst(part: Part | undefined): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { rule, outcome } of part?.verdicts ?? []) {
    const so = outcomes.get(rule);
    if (so === undefined || order.indexOf(outcome) < order.indexOf(so)) outcomes.set(rule, outcome);
  }
  return outcomes;
}
