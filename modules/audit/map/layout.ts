import type { FlowMap, MapBox } from "./flow-map.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A frame around the resources of one place. */
export interface Frame extends Point {
  readonly width: number;
  readonly height: number;
  /** The first box in it, whose place it is named for. */
  readonly of: MapBox;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of each box, by its id. */
  readonly places: ReadonlyMap<string, Point>;
  readonly frames: readonly Frame[];
  /** Left edges of the three columns. */
  readonly columns: readonly [number, number, number];
  /** Where the resources without a flow begin; undefined where each has one. */
  readonly silentY?: number;
}

export const box = { width: 300, height: 46 } as const;
const gap = 210;
const margin = 28;
const row = 58;
/** Resources without a flow leave no room for arrows. */
const across = 4;
const frame = { pad: 14, head: 30 } as const;
const columns = [0, 1, 2].map(
  (column) => margin + column * (box.width + gap),
) as unknown as Layout["columns"];

/**
 * Where everything stands: peers left and right, between them the resources that have a flow, place by place, and
 * below all the resources without any.
 *
 * @param top space above, for a title and a legend
 */
export function layoutOf(map: FlowMap, top: number): Layout {
  const peersOf = peerPositions(map);
  const talking = map.resources.filter(({ id }) => peersOf.has(id));
  const silent = map.resources.filter(({ id }) => !peersOf.has(id));
  const places = new Map<string, Point>();
  const frames: Frame[] = [];
  let y = top;
  for (const boxes of byPlace(talking)) {
    const sorted = [...boxes].sort((a, b) => (peersOf.get(a.id) ?? 0) - (peersOf.get(b.id) ?? 0));
    const [first] = sorted;
    if (first === undefined) continue;
    const height = frame.head + sorted.length * row - (row - box.height) + frame.pad;
    frames.push({ x: columns[1] - frame.pad, y, width: box.width + 2 * frame.pad, height, of: first });
    for (const [index, { id }] of sorted.entries())
      places.set(id, { x: columns[1], y: y + frame.head + index * row });
    y += height + frame.pad;
  }
  const tallest = Math.max(map.sources.length, map.targets.length) * row;
  const bottom = Math.max(y, top + frame.head + tallest);
  for (const [boxes, x] of [
    [map.sources, columns[0]],
    [map.targets, columns[2]],
  ] as const) {
    // A short column stands in the middle of a long one, so that arrows stay short.
    const start = top + frame.head + Math.max(0, (bottom - top - frame.head - boxes.length * row) / 2);
    for (const [index, { id }] of boxes.entries()) places.set(id, { x, y: start + index * row });
  }
  const width = columns[2] + box.width + margin;
  if (silent.length === 0) return { width, height: bottom + margin, places, frames, columns };
  const silentY = bottom + (talking.length === 0 ? 0 : 40);
  for (const [index, { id }] of silent.entries()) {
    const x = margin + (index % across) * ((width - 2 * margin - box.width) / (across - 1));
    places.set(id, { x, y: silentY + 14 + Math.floor(index / across) * row });
  }
  const height = silentY + 14 + Math.ceil(silent.length / across) * row + margin;
  return { width, height, places, frames, columns, silentY };
}

/** The mean position of each resource's peers: resources in this order cross few arrows. */
function peerPositions({ sources, targets, arrows }: FlowMap): ReadonlyMap<string, number> {
  const rank = new Map(
    [sources, targets].flatMap((boxes) => boxes.map(({ id }, index) => [id, index] as const)),
  );
  const ranks = new Map<string, number[]>();
  for (const { from, to } of arrows) {
    const [own, peer] = rank.has(from) ? [to, from] : [from, to];
    ranks.set(own, [...(ranks.get(own) ?? []), rank.get(peer) ?? 0]);
  }
  return new Map([...ranks].map(([id, all]) => [id, all.reduce((sum, one) => sum + one, 0) / all.length]));
}

function byPlace(boxes: readonly MapBox[]): readonly (readonly MapBox[])[] {
  const groups = new Map<string, MapBox[]>();
  for (const one of boxes) groups.set(one.place.en, [...(groups.get(one.place.en) ?? []), one]);
  return [...groups.values()];
}
