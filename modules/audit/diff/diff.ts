import type { Audit } from "../audit.ts";
import type { Node } from "../node.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import type { LapsedWaiver } from "../waiver/waiver.ts";
import { type DataLoss, dataLosses } from "./data-loss.ts";
import { type NewFlow, type NewJurisdiction, newFlows, newJurisdictions } from "./flows.ts";
import { type NewSecret, newSecrets } from "./secrets.ts";

/** One control whose verdict changed. */
export interface ControlChange {
  readonly rule: string;
  readonly address: string;
  /** Undefined where the resource or the rule's interest in it is new. */
  readonly before?: Outcome;
  readonly after?: Outcome;
  /** The verdict with its evidence: the new one, or the old one of a resource that is gone. */
  readonly verdict: Verdict;
}

/** What the second plan changes in terms of control. Order and names do not matter. */
export interface AuditDiff {
  /** Did not fail before and fails now. */
  readonly lost: readonly ControlChange[];
  /** Failing verdicts of resources that are new. */
  readonly introduced: readonly ControlChange[];
  /** What would be one of those, and somebody answers for. */
  readonly waived: readonly ControlChange[];
  /** Waivers that were written for what is lost or introduced, and do not hold. */
  readonly lapsed: readonly LapsedWaiver[];
  readonly gained: readonly ControlChange[];
  /** Passed or failed before; the new plan does not tell. */
  readonly nowUnknown: readonly ControlChange[];
  /** The resource is gone, and the verdict with it: that is no repair. */
  readonly gone: readonly ControlChange[];
  readonly egress: readonly NewFlow[];
  readonly jurisdictions: readonly NewJurisdiction[];
  readonly secrets: readonly NewSecret[];
  readonly dataLosses: readonly DataLoss[];
}

/** Waivers count where they were applied: in the second audit, as what was before is no news. */
export function diffAudits(before: Audit, after: Audit): AuditDiff {
  const nameBefore = formerNames(before.graph.nodes, after.graph.nodes);
  const old = new Map(before.verdicts.map((verdict) => [key(verdict.rule, verdict.address), verdict]));
  const changes = after.verdicts.map((verdict): ControlChange => {
    const former = old.get(key(verdict.rule, nameBefore(verdict.address)));
    return {
      rule: verdict.rule,
      address: verdict.address,
      ...(former === undefined ? {} : { before: former.outcome }),
      after: verdict.outcome,
      verdict,
    };
  });
  const stillThere = new Set(after.graph.nodes.map(({ address }) => nameBefore(address)));
  const known = (outcome: Outcome | undefined) => outcome === "pass" || outcome === "fail";
  const lost = changes.filter(
    (one) => one.after === "fail" && one.before !== undefined && one.before !== "fail",
  );
  const introduced = changes.filter((one) => one.after === "fail" && one.before === undefined);
  const failing = new Set([...lost, ...introduced].map(({ rule, address }) => key(rule, address)));
  return {
    lost,
    introduced,
    waived: changes.filter((one) => one.after === "waived" && one.before !== "fail"),
    lapsed: after.lapsed.filter(({ waiver, address }) => failing.has(key(waiver.rule, address))),
    gained: changes.filter(
      (one) => one.after === "pass" && one.before !== undefined && one.before !== "pass",
    ),
    nowUnknown: changes.filter((one) => known(one.before) && one.after === "unknown"),
    gone: before.verdicts
      .filter(({ address, outcome }) => address !== "" && known(outcome) && !stillThere.has(address))
      .map((verdict) => ({ rule: verdict.rule, address: verdict.address, before: verdict.outcome, verdict })),
    egress: newFlows(before.graph, after.graph, nameBefore),
    jurisdictions: newJurisdictions(before.graph, after.graph),
    secrets: newSecrets(before.graph, after.graph, nameBefore),
    dataLosses: dataLosses(before.graph, after.graph, nameBefore),
  };
}

/** Follows `moved` blocks: the name that a resource of the new plan had in the old one. */
function formerNames(before: readonly Node[], after: readonly Node[]): (address: string) => string {
  const old = new Set(before.map(({ address }) => address));
  const moved = new Map(
    after.flatMap(({ address, previousAddress }) =>
      previousAddress !== undefined && !old.has(address) && old.has(previousAddress)
        ? [[address, previousAddress] as const]
        : [],
    ),
  );
  return (address) => moved.get(address) ?? address;
}

function key(rule: string, address: string): string {
  return `${rule} ${address}`;
}

export type DiffConclusion = "ok" | "worse" | "less-known";

/**
 * Worse: a control lost or a failing resource added, a new country outside the EEA, a new secret in the state, data
 * destroyed or replaced. Less known: nothing of that, but a verdict became unknown.
 */
export function concludeDiff(diff: AuditDiff): DiffConclusion {
  const worse =
    diff.lost.length + diff.introduced.length + diff.secrets.length + diff.dataLosses.length > 0 ||
    diff.jurisdictions.some(({ inEea }) => !inEea);
  if (worse) return "worse";
  return diff.nowUnknown.length > 0 ? "less-known" : "ok";
}
