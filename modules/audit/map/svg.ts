import { element, label, picture } from "../../sizing/svg.ts";
import { shorten } from "../report/paint.ts";
import { drawArrow, drawLabels } from "./arrow.ts";
import type { FlowMap, MapBox, Tone } from "./flow-map.ts";

const page = { margin: 32, top: 118, row: 62 } as const;
const box = { width: 300, height: 46 } as const;
const gap = 240;
const columnX = [0, 1, 2].map((column) => page.margin + column * (box.width + gap));
const strokes: { readonly [T in Tone]: string } = {
  own: "s-weights",
  near: "s-c2",
  far: "s-c0",
  unknown: "s-muted dash",
};
const legend: readonly (readonly [Tone, string])[] = [
  ["own", "inside"],
  ["near", "operator of the EEA"],
  ["far", "everybody, or outside the EEA"],
  ["unknown", "the plan does not tell"],
];

/** The map as one SVG for light and dark pages: who may come in, what stands there, where it goes. */
export function svgMap(map: FlowMap, title: string): string {
  const columns = [map.sources, map.resources, map.targets];
  const rows = Math.max(1, ...columns.map(({ length }) => length));
  const width = page.margin * 2 + box.width * 3 + gap * 2;
  const height = page.top + rows * page.row + page.margin;
  const places = new Map(
    columns.flatMap((boxes, column) => {
      // A short column stands in the middle of a long one, so that arrows stay short.
      const first = page.top + ((rows - boxes.length) * page.row) / 2;
      return boxes.map(
        ({ id }, index) => [id, { x: columnX[column] ?? 0, y: first + index * page.row }] as const,
      );
    }),
  );
  const middle = (id: string, side: number) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    return { x: x + side, y: y + box.height / 2 };
  };
  const arrows = map.arrows.map(({ from, to, labels, tone }) => ({
    start: middle(from, box.width),
    end: middle(to, 0),
    text: labels.join(", "),
    classes: strokes[tone],
  }));
  const heads = ["May come in", "In this plan", "May go or goes to"];
  const rest = map.left > 0 ? `; ${map.left} more resources are in the matrix of flows` : "";
  return picture(
    {
      width,
      height,
      title,
      description: `${map.resources.length} resources, ${map.arrows.length} flows${rest}. The matrix of flows says the same in words.`,
    },
    [
      label(page.margin, 42, title, "ink title"),
      ...legend.flatMap(([tone, text], index) => [
        element("rect", {
          x: page.margin + index * 230,
          y: 58,
          width: 16,
          height: 12,
          rx: 3,
          class: `idle thin ${strokes[tone]}`,
        }),
        label(page.margin + 24 + index * 230, 68, text, "muted small"),
      ]),
      ...heads.map((head, column) => label(columnX[column] ?? 0, page.top - 14, head, "ink head")),
      ...arrows.map(drawArrow),
      ...columns.flat().map((one) => boxAt(one, places)),
      ...drawLabels(arrows),
    ],
  );
}

function boxAt(
  { id, title, subtitle, tone }: MapBox,
  places: ReadonlyMap<string, { x: number; y: number }>,
): string {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 };
  return element(
    "g",
    {},
    [
      element("title", {}, withoutMarkup(`${id}: ${subtitle}`)),
      element("rect", {
        x,
        y,
        width: box.width,
        height: box.height,
        rx: 7,
        class: `idle thin ${strokes[tone]}`,
      }),
      label(x + 14, y + 20, shorten(title, 36), "ink bold"),
      label(x + 14, y + 36, shorten(subtitle, 42), "muted small"),
    ].join(""),
  );
}

function withoutMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
