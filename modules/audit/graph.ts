import type { MaskedPlan, MaskedResource } from "../plan/index.ts";
import { describedBy, type HandWork, handWork, readManifest, statedReasons } from "./manifest.ts";
import type { CloudMapper } from "./mapper.ts";
import type { Node, NodeClass } from "./node.ts";
import { withOwnHosts } from "./own-hosts.ts";
import type { Words } from "./rule.ts";
import { Surroundings } from "./surroundings.ts";
import { View } from "./view.ts";

/** A plan in neutral terms. */
export interface Graph {
  readonly nodes: readonly Node[];
  /** Nodes by class; a class without nodes has an empty list. */
  of(nodeClass: NodeClass): readonly Node[];
  node(address: string): Node | undefined;
  /** Nodes with an edge to this one. */
  towards(address: string): readonly Node[];
  /** What the plan deletes, as it was. No rule looks at it. */
  readonly leaving: readonly Node[];
  /** Managed resources that no mapper knows, in the order of the plan. */
  readonly unmapped: readonly MaskedResource[];
  /** What the reader of the plan must be told before all verdicts. */
  readonly warnings: readonly Words[];
  /** Controls that the plan leaves to people. */
  readonly byHand: readonly HandWork[];
}

/** Terraform's own resources stand on no cloud. */
const builtIn = "builtin/terraform";

/** Translates a plan with the mappers given. Resources that will be gone have no node. */
export function buildGraph(
  plan: MaskedPlan,
  clouds: readonly CloudMapper[],
  around: Surroundings = new Surroundings(plan),
): Graph {
  const byProvider = new Map(clouds.flatMap((cloud) => cloud.providers.map((provider) => [provider, cloud])));
  const nodes: Node[] = [];
  const leaving: Node[] = [];
  const unmapped: MaskedResource[] = [];
  for (const resource of plan.resources) {
    if (resource.mode !== "managed" || resource.provider === builtIn) continue;
    const cloud = byProvider.get(resource.provider);
    if (resource.after !== undefined) {
      const node = nodeOf(resource, cloud, around);
      if (node === undefined) unmapped.push(resource);
      else nodes.push(node);
    } else if (resource.action === "delete" && resource.before !== undefined) {
      const node = nodeOf({ ...resource, after: resource.before, afterUnknown: false }, cloud, around);
      if (node !== undefined) leaving.push(node);
    }
  }
  const hosts = Object.assign({}, ...clouds.map((cloud) => cloud.hosts));
  const named = withOwnHosts(nodes, hosts);
  const manifest = readManifest(plan);
  if (manifest === undefined) return graphOf(named, { unmapped, leaving });
  if (!("entries" in manifest)) return graphOf(named, { unmapped, leaving, warnings: [manifest] });
  return graphOf(describedBy(manifest, named), {
    unmapped,
    leaving,
    warnings: statedReasons(manifest),
    byHand: handWork(manifest),
  });
}

function nodeOf(
  resource: MaskedResource,
  cloud: CloudMapper | undefined,
  around: Surroundings,
): Node | undefined {
  if (cloud === undefined || !Object.hasOwn(cloud.mappings, resource.type)) return undefined;
  const mapped = cloud.mappings[resource.type]?.(new View(resource, around));
  if (mapped === undefined) return undefined;
  return {
    address: resource.address,
    ...(resource.previousAddress === undefined ? {} : { previousAddress: resource.previousAddress }),
    type: resource.type,
    class: mapped.class,
    cloud: cloud.cloud,
    pointer: resource.pointer,
    action: resource.action,
    facts: mapped.facts ?? {},
    edges: mapped.edges ?? [],
    secrets: resource.secrets.filter(({ path }) => !mapped.emptySecrets?.includes(String(path[0]))),
    bearsData: mapped.bearsData ?? false,
  };
}

export function graphOf(
  nodes: readonly Node[],
  beside: Partial<Pick<Graph, "unmapped" | "leaving" | "warnings" | "byHand">> = {},
): Graph {
  const byClass = group(nodes);
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const incoming = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const { to } of node.edges) incoming.set(to, [...(incoming.get(to) ?? []), node]);
  }
  return {
    nodes,
    leaving: [],
    unmapped: [],
    warnings: [],
    byHand: [],
    ...beside,
    of: (nodeClass) => byClass.get(nodeClass) ?? [],
    node: (address) => byAddress.get(address),
    towards: (address) => incoming.get(address) ?? [],
  };
}

function group(nodes: readonly Node[]): Map<NodeClass, Node[]> {
  const byClass = new Map<NodeClass, Node[]>();
  for (const node of nodes) {
    const list = byClass.get(node.class);
    if (list === undefined) byClass.set(node.class, [node]);
    else list.push(node);
  }
  return byClass;
}
