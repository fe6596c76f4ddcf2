import { fact, type Node } from "../audit/node.ts";
import type { Operator, Region } from "../catalogue/cloud.ts";
import { findCloud } from "../catalogue/clouds.ts";
import { findRegion } from "../catalogue/regions.ts";
import { type CostEstimate, estimateCost, resourcesOf, usualUsage } from "../cost/index.ts";
import { type ControlMoves, compareControls } from "./controls.ts";
import { type Copy, copiesOf } from "./copies.ts";
import { type AuditedStack, type Part, partsOf } from "./part.ts";
import type { Place } from "./target.ts";

/** A deployment on one cloud: its stacks' plans and what the rules say of them. */
export interface Side {
  readonly place: Place;
  readonly stacks: readonly AuditedStack[];
}

/** One part and what it is made of on both sides; empty where a side has none. */
export interface PartMove {
  readonly part: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Who holds the key of its data, where the plans tell. */
  readonly encryption: { readonly before?: string; readonly after?: string };
}

export interface Standing {
  readonly place: Place;
  readonly region?: Region;
  readonly operator?: Operator;
  readonly cost: CostEstimate;
}

/** What a deployment finds, loses and has to carry when it moves to another cloud. */
export interface Move {
  readonly deployment: string;
  readonly from: Standing;
  readonly to: Standing;
  readonly parts: readonly PartMove[];
  readonly controls: ControlMoves;
  readonly copies: readonly Copy[];
  /** Settings that only the old cloud understands. */
  readonly leftBehind: readonly string[];
}

export function compareSides(deployment: string, from: Side, to: Side, leftBehind: readonly string[]): Move {
  const [before, after] = [partsOf(from.stacks, deployment), partsOf(to.stacks, deployment)];
  const resources = new Map(
    from.stacks.flatMap(({ plan }) =>
      plan.resources.map((resource) => [resource.address, resource] as const),
    ),
  );
  return {
    deployment,
    from: standing(from),
    to: standing(to),
    parts: [...new Set([...before.keys(), ...after.keys()])].map((name) =>
      partMove(name, before.get(name), after.get(name)),
    ),
    controls: compareControls(before, after),
    copies: copiesOf(before, after, resources),
    leftBehind,
  };
}

function standing({ place, stacks }: Side): Standing {
  const region = findRegion(place.cloud, place.region);
  const operator = findCloud(place.cloud)?.operator;
  return {
    place,
    ...(region === undefined ? {} : { region }),
    ...(operator === undefined ? {} : { operator }),
    cost: estimateCost(
      stacks.flatMap(({ plan }) => resourcesOf(plan)),
      usualUsage,
    ),
  };
}

function partMove(part: string, before: Part | undefined, after: Part | undefined): PartMove {
  const [was, is] = [keyHolder(before?.nodes ?? []), keyHolder(after?.nodes ?? [])];
  return {
    part,
    before: before?.madeOf ?? [],
    after: after?.madeOf ?? [],
    encryption: { ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
  };
}

/** How data of a part is encrypted; "unknown" where a plan does not tell, nothing where it holds none. */
function keyHolder(nodes: readonly Node[]): string | undefined {
  const told = nodes
    .filter((node) => node.bearsData)
    .map((node) => {
      const encryption = fact(node, "encryption");
      return encryption.state === "known" ? encryption.value : "unknown";
    });
  return told.length === 0 ? undefined : [...new Set(told)].sort().join(", ");
}
