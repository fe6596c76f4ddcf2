import { compare } from "../audit.ts";
import { type Endpoint, type Flow, isEverywhere, portsText } from "../flow.ts";
import type { Graph } from "../graph.ts";
import { operatorBehind } from "../jurisdiction.ts";
import { isInEea } from "../knowledge/eea.ts";
import type { Node } from "../node.ts";

/** How a box or an arrow is to be read: inside, in the EEA, outside of it or open to all, or not known. */
export type Tone = "own" | "near" | "far" | "unknown";

export interface MapBox {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly tone: Tone;
}

export interface MapArrow {
  readonly from: string;
  readonly to: string;
  /** What passes, such as "TCP 443". */
  readonly labels: readonly string[];
  readonly tone: Tone;
}

/** Who may come in, what stands there, and where it may or does go: three columns and the arrows between. */
export interface FlowMap {
  readonly sources: readonly MapBox[];
  readonly resources: readonly MapBox[];
  readonly targets: readonly MapBox[];
  readonly arrows: readonly MapArrow[];
  /** Resources that would not fit; the matrix of flows lists them. */
  readonly left: number;
}

/** A drawing of more is no drawing. */
const mostResources = 120;
type Peer = Pick<MapBox, "title" | "subtitle" | "tone">;
const internet: Peer = { title: "Internet", subtitle: "everybody", tone: "far" };
const notTold: Peer = { title: "not known", subtitle: "the plan does not tell", tone: "unknown" };

/** The map of a plan. Rules of a filter stand at the resources that it protects; without any, at the filter itself. */
export function flowMapOf(graph: Graph): FlowMap {
  const wanted = graph.nodes.filter(isDrawn).sort((a, b) => compare(a.address, b.address));
  const drawn = wanted.filter((node) => standsFor(graph, node).includes(node)).slice(0, mostResources);
  const shown = new Set(drawn);
  const [sources, targets] = [new Map<string, MapBox>(), new Map<string, MapBox>()];
  const arrows = new Map<string, { from: string; to: string; labels: Set<string>; tone: Tone }>();
  const join = (node: Node, side: "in" | "out", peer: Peer, label: string) => {
    const id = `${side} ${peer.title}`;
    (side === "in" ? sources : targets).set(id, { id, ...peer });
    const [from, to] = side === "in" ? [id, node.address] : [node.address, id];
    const arrow = arrows.get(`${from} ${to}`) ?? { from, to, labels: new Set<string>(), tone: peer.tone };
    arrows.set(`${from} ${to}`, arrow);
    arrow.labels.add(label);
  };
  for (const node of wanted) {
    for (const place of standsFor(graph, node).filter((one) => shown.has(one))) {
      for (const { side, peer, label } of waysOf(node)) join(place, side, peer, label);
    }
  }
  const sorted = (boxes: Map<string, MapBox>) =>
    [...boxes.values()].sort((a, b) => compare(a.title, b.title));
  return {
    sources: sorted(sources),
    resources: drawn.map(boxOf),
    targets: sorted(targets),
    arrows: [...arrows.values()].map((arrow) => ({ ...arrow, labels: [...arrow.labels].sort(compare) })),
    left: wanted.filter((node) => standsFor(graph, node).includes(node)).length - drawn.length,
  };
}

function isDrawn({ bearsData, class: kind, facts }: Node): boolean {
  const talks = facts.flows !== undefined || facts.endpoints !== undefined;
  const isPublic = facts.publicEndpoint !== undefined || facts.hasPublicAddress !== undefined;
  return kind !== "joint" && (bearsData || talks || isPublic || kind.startsWith("compute.instance"));
}

/** A filter speaks for what it protects, a listener for its balancer. */
function standsFor(graph: Graph, node: Node): readonly Node[] {
  if (node.class === "network.firewall") {
    const kept = graph
      .towards(node.address)
      .filter(({ edges }) => edges.some(({ kind, to }) => kind === "protected-by" && to === node.address));
    return kept.length === 0 ? [node] : kept;
  }
  const parent =
    node.class === "balancer.listener" ? node.edges.find(({ kind }) => kind === "attached-to") : undefined;
  return [(parent && graph.node(parent.to)) ?? node];
}

interface Way {
  readonly side: "in" | "out";
  readonly peer: Peer;
  readonly label: string;
}

function waysOf({ facts }: Node): Way[] {
  const ways: Way[] = [];
  if (facts.flows?.state === "known") ways.push(...facts.flows.value.filter(accepts).map(wayOf));
  else if (facts.flows?.state === "unknown") ways.push({ side: "in", peer: notTold, label: "rules" });
  if (isAccepting(facts.inboundDefault)) ways.push({ side: "in", peer: internet, label: "by default" });
  if (isAccepting(facts.outboundDefault)) ways.push({ side: "out", peer: internet, label: "by default" });
  if (facts.publicEndpoint?.state === "known" && facts.publicEndpoint.value) {
    const allowed = facts.allowedSources?.state === "known" ? facts.allowedSources.value : [];
    const peers = allowed.length === 0 ? [internet] : allowed.map(networkOf);
    ways.push(...peers.map((peer): Way => ({ side: "in", peer, label: "public endpoint" })));
  }
  if (facts.hasPublicAddress?.state === "known" && facts.hasPublicAddress.value)
    ways.push({ side: "in", peer: internet, label: "public address" });
  if (facts.endpoints?.state === "known")
    ways.push(
      ...facts.endpoints.value.map(
        (endpoint): Way => ({ side: "out", peer: hostOf(endpoint), label: endpoint.use }),
      ),
    );
  return ways;
}

function accepts({ action }: Flow): boolean {
  return !(action.state === "known" && action.value === "drop");
}

function isAccepting(fact: Node["facts"]["inboundDefault"]): boolean {
  return fact?.state === "known" && fact.value === "accept";
}

function wayOf(flow: Flow): Way {
  const { direction, peer, protocol } = flow;
  const named = protocol.state === "known" ? protocol.value : "?";
  return {
    side: direction === "inbound" ? "in" : "out",
    peer: peer.state === "known" ? networkOf(peer.value) : notTold,
    label: `${named} ${portsText(flow)}`,
  };
}

function networkOf(cidr: string): Peer {
  return isEverywhere(cidr) ? internet : { title: cidr, subtitle: "network", tone: "own" };
}

function hostOf(endpoint: Endpoint): Peer {
  const operator = operatorBehind(endpoint);
  if (operator === undefined)
    return { title: endpoint.host, subtitle: "operator not known", tone: "unknown" };
  if (operator.country === "") return { title: endpoint.host, subtitle: operator.name, tone: "own" };
  const tone = isInEea(operator.country) ? "near" : "far";
  return { title: endpoint.host, subtitle: `${operator.name}, ${operator.country}`, tone };
}

function boxOf({ address, type, facts }: Node): MapBox {
  // The hash that tells constructs of one name apart tells a reader nothing.
  const title = address
    .slice(address.indexOf(`${type}.`) + type.length + 1)
    .replace(/_[0-9A-F]{8}(?=$|\[)/, "");
  const country = facts.country?.state === "known" ? facts.country.value : undefined;
  const dataClass = facts.dataClass?.state === "known" ? `${facts.dataClass.value} data` : undefined;
  const subtitle = [country, dataClass, type].filter((part) => part !== undefined).join(" · ");
  return { id: address, title, subtitle, tone: country !== undefined && !isInEea(country) ? "far" : "own" };
}
