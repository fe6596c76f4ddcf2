import { compare } from "../audit.ts";
import type { Graph } from "../graph.ts";
import { isInEea } from "../knowledge/eea.ts";
import type { Node } from "../node.ts";
import type { Words } from "../rule.ts";
import { gathered } from "./gathered.ts";
import { same, type Tone, waysOf } from "./ways.ts";

export interface MapBox {
  readonly id: string;
  readonly title: Words;
  readonly subtitle: Words;
  readonly tone: Tone;
  /** Addresses of the resources that it stands for; none for a peer. */
  readonly members: readonly string[];
  /** Where a resource lies, such as "FR · fr-par"; empty for a peer. */
  readonly place: Words;
}

export interface MapArrow {
  readonly from: string;
  readonly to: string;
  /** What passes, such as "TCP 443". */
  readonly labels: readonly Words[];
  readonly tone: Tone;
}

/** Who may come in, what stands there, and where it may or does go: three columns and the arrows between. */
export interface FlowMap {
  readonly sources: readonly MapBox[];
  readonly resources: readonly MapBox[];
  readonly targets: readonly MapBox[];
  readonly arrows: readonly MapArrow[];
  /** Resources and peers that would not fit; the matrix of flows lists them. */
  readonly left: number;
}

/** A drawing of more is no drawing. */
const mostBoxes = 120;

/**
 * The map of a plan. Rules of a filter stand at the resources that it protects; without any, at the filter itself.
 * Where there are too many resources to draw, those that are alike in type, place and flows share one box.
 */
export function flowMapOf(graph: Graph): FlowMap {
  const wanted = graph.nodes.filter(isDrawn).sort((a, b) => compare(a.address, b.address));
  const drawn = wanted.filter((node) => standsFor(graph, node).includes(node));
  const shown = new Set(drawn);
  const [sources, targets] = [new Map<string, MapBox>(), new Map<string, MapBox>()];
  const arrows = new Map<string, { from: string; to: string; labels: Map<string, Words>; tone: Tone }>();
  for (const node of wanted) {
    const places = standsFor(graph, node).filter((one) => shown.has(one));
    for (const { side, peer, label } of places.length === 0 ? [] : waysOf(node)) {
      const id = `${side} ${peer.title.en}`;
      (side === "in" ? sources : targets).set(id, { id, ...peer, members: [], place: same("") });
      for (const { address } of places) {
        const [from, to] = side === "in" ? [id, address] : [address, id];
        const arrow = arrows.get(`${from} ${to}`) ?? { from, to, labels: new Map(), tone: peer.tone };
        arrows.set(`${from} ${to}`, arrow);
        arrow.labels.set(label.en, label);
      }
    }
  }
  const sorted = (boxes: Map<string, MapBox>) =>
    [...boxes.values()].sort((a, b) => compare(a.title.en, b.title.en));
  const map = {
    sources: sorted(sources),
    resources: drawn.map(boxOf),
    targets: sorted(targets),
    arrows: [...arrows.values()].map(({ from, to, labels, tone }): MapArrow => {
      const said = [...labels.values()].sort((a, b) => compare(a.en, b.en));
      return { from, to, labels: said, tone };
    }),
    left: 0,
  };
  const longest = Math.max(map.sources.length, map.resources.length, map.targets.length);
  return longest > mostBoxes ? gathered(map, mostBoxes) : map;
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

function boxOf({ address, type, facts }: Node): MapBox {
  // The hash that tells constructs of one name apart tells a reader nothing.
  const title = address
    .slice(address.indexOf(`${type}.`) + type.length + 1)
    .replace(/_[0-9A-F]{8}(?=$|\[)/, "");
  const country = facts.country?.state === "known" ? facts.country.value : undefined;
  const region = facts.region?.state === "known" ? facts.region.value : undefined;
  const dataClass = facts.dataClass?.state === "known" ? facts.dataClass.value : undefined;
  return {
    id: address,
    title: same(title),
    subtitle: {
      en: dataClass === undefined ? type : `${dataClass} data · ${type}`,
      fr: dataClass === undefined ? type : `données ${dataClasses[dataClass]} · ${type}`,
    },
    tone: country !== undefined && !isInEea(country) ? "far" : "own",
    members: [address],
    place:
      country === undefined
        ? { en: "place not told by the plan", fr: "lieu non dit par le plan" }
        : same([country, region].filter((part) => part !== undefined).join(" · ")),
  };
}

const dataClasses = {
  public: "publiques",
  internal: "internes",
  confidential: "confidentielles",
  personal: "personnelles",
  health: "de santé",
} as const;
