import { compare } from "../audit.ts";
import type { FlowMap, MapArrow, MapBox } from "./flow-map.ts";
import { same } from "./ways.ts";

/** The map with one box for resources that are alike in kind, place and flows; what still does not fit is counted. */
export function gathered(map: FlowMap, mostBoxes: number): FlowMap {
  const flowsOf = new Map<string, string[]>();
  for (const { from, to, labels } of map.arrows) {
    const passing = labels.map(({ en }) => en).join();
    for (const [own, other] of [
      [from, `to ${to}`],
      [to, `from ${from}`],
    ] as const)
      flowsOf.set(own, [...(flowsOf.get(own) ?? []), `${other} ${passing}`]);
  }
  const alike = new Map<string, MapBox[]>();
  for (const box of map.resources) {
    const flows = [...(flowsOf.get(box.id) ?? [])].sort(compare);
    const key = JSON.stringify([box.subtitle.en, box.place.en, box.tone, flows]);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [box]);
    else group.push(box);
  }
  // Those with flows first, then the largest: what is cut off tells least.
  const groups = [...alike.values()].sort(
    (a, b) => talks(flowsOf, b) - talks(flowsOf, a) || b.length - a.length || compare(idOf(a), idOf(b)),
  );
  const kept = groups.slice(0, mostBoxes);
  const names = new Map(kept.flatMap((group) => group.map(({ id }) => [id, idOf(group)] as const)));
  const arrows = new Map<string, MapArrow>();
  for (const arrow of map.arrows) {
    const from = names.get(arrow.from) ?? arrow.from;
    const to = names.get(arrow.to) ?? arrow.to;
    arrows.set(`${from} ${to}`, { ...arrow, from, to });
  }
  const uses = new Map<string, number>();
  for (const { from, to } of arrows.values())
    for (const id of [from, to]) uses.set(id, (uses.get(id) ?? 0) + 1);
  const [sources, targets] = [map.sources, map.targets].map((peers) => busiest(peers, uses, mostBoxes));
  if (sources === undefined || targets === undefined) return map;
  const drawn = new Set([...sources, ...targets].map(({ id }) => id).concat(...names.values()));
  const without = groups.slice(mostBoxes).reduce((sum, group) => sum + group.length, 0);
  const peers = map.sources.length + map.targets.length - sources.length - targets.length;
  return {
    sources,
    targets,
    resources: kept.map(boxFor),
    arrows: [...arrows.values()].filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
    left: without + peers,
  };
}

/** The peers with the most flows, in the order in which they were. */
function busiest(
  peers: readonly MapBox[],
  uses: ReadonlyMap<string, number>,
  most: number,
): readonly MapBox[] {
  const use = ({ id }: MapBox) => uses.get(id) ?? 0;
  const kept = new Set([...peers].sort((a, b) => use(b) - use(a)).slice(0, most));
  return peers.filter((peer) => kept.has(peer) && use(peer) > 0);
}

function talks(flowsOf: ReadonlyMap<string, unknown>, [first]: readonly MapBox[]): number {
  return first !== undefined && flowsOf.has(first.id) ? 1 : 0;
}

function idOf([first]: readonly MapBox[]): string {
  return first?.id ?? "";
}

function boxFor(group: readonly MapBox[]): MapBox {
  const [first] = group;
  if (first === undefined) throw new Error("a group of resources is never empty");
  if (group.length === 1) return first;
  return {
    ...first,
    title: same(`${first.title.en} … × ${group.length}`),
    members: group.flatMap(({ members }) => members),
  };
}
