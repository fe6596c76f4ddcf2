import { createHash } from "node:crypto";
import { findOffer } from "../../modules/catalogue/offers.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import { checkOffer } from "./machine.ts";

/** Equal nodes of a cluster. */
export interface NodePool {
  /** Names the pool, its resources and, as the label "pool", its nodes. */
  readonly name: string;
  /** The cloud's name of the machine type, as in the catalogue. Nodes with a GPU take nothing but GPU work. */
  readonly offer: string;
  /** Nodes that always run; 0 lets a pool of GPUs go when nobody asks. */
  readonly minNodes: number;
  /** Where scaling ends, so that a mistake has a price limit. Equal to `minNodes`: nothing scales. */
  readonly maxNodes: number;
  /** Root disk, where the cloud lets it be chosen. @default - 150 for nodes with a GPU, else 50 */
  readonly diskGib?: number;
  /** @default - the placement's zone */
  readonly zone?: string;
}

/** What keeps other work off nodes with a GPU: a pod has to tolerate it. */
export const gpuTaint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" } as const;

interface Place {
  /** Cloud of the catalogue. */
  readonly cloud: string;
  readonly zone: string;
}

/** Whether nodes of the pool have a GPU. */
export const hasGpu = (pool: NodePool, cloud: string): boolean =>
  findOffer(cloud, pool.offer)?.gpu !== undefined;

/**
 * A name that changes with what cannot be changed in place, so that new nodes can be made before the old ones go: two
 * pools of one name cannot stand side by side.
 */
export function poolName({ name, offer, zone, diskGib }: NodePool): string {
  const fixed = JSON.stringify([offer, zone, diskGib]);
  return `${name}-${createHash("sha256").update(fixed).digest("hex").slice(0, 6)}`;
}

/** Size of a pool's root disk in GiB. */
export const poolDiskGib = (pool: NodePool, cloud: string): number =>
  pool.diskGib ?? (hasGpu(pool, cloud) ? 150 : 50);

/** Whether each pool can exist, and whether Kubernetes itself has a place to run. */
export function checkNodePools(where: string, pools: readonly NodePool[], place: Place): Problem[] {
  const names = pools.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...pools.flatMap((pool, index) => checkPool(`${where}[${index}]`, pool, place)),
    ...twice.map((name) => ({ where, what: "names a pool twice", got: `"${name}"`, fix: "rename one" })),
    ...checkSystemPool(where, pools, place.cloud),
  ];
}

function checkPool(where: string, pool: NodePool, { cloud, zone }: Place): Problem[] {
  const offer = checkOffer({ cloud, zone: pool.zone ?? zone, offer: pool.offer });
  return [
    ...checkName(`${where}.name`, pool.name),
    ...offer.map((problem) => ({ ...problem, where: `${where}.${problem.where}` })),
    ...checkWholeNumber(`${where}.minNodes`, pool.minNodes, { least: 0, most: 100 }),
    ...checkWholeNumber(`${where}.maxNodes`, pool.maxNodes, { least: Math.max(1, pool.minNodes), most: 100 }),
    ...checkWholeNumber(`${where}.diskGib`, pool.diskGib, { least: 20, most: 10_000, unit: "GiB" }),
  ];
}

function checkSystemPool(where: string, pools: readonly NodePool[], cloud: string): Problem[] {
  if (pools.some((pool) => !hasGpu(pool, cloud) && pool.minNodes > 0)) return [];
  const what = "has no node without a GPU that always runs, so Kubernetes' own services find no place";
  return [{ where, what, fix: "add a pool of a small machine with minNodes of 1 or more" }];
}
