import { element, label } from "../../sizing/svg.ts";
import { shorten } from "../report/paint.ts";
import type { Language, Words } from "../rule.ts";
import { drawArrow, drawLabels } from "./arrow.ts";
import type { FlowMap, MapBox } from "./flow-map.ts";
import { box, type Frame, layoutOf, type Point } from "./layout.ts";
import type { Tone } from "./ways.ts";

const strokes: { readonly [T in Tone]: string } = {
  own: "s-weights",
  near: "s-c2",
  far: "s-c0",
  unknown: "s-muted dash",
};
const legend: { readonly [T in Tone]: Words } = {
  own: { en: "inside", fr: "à l’intérieur" },
  near: { en: "operator of the EEA", fr: "exploitant de l’EEE" },
  far: { en: "everybody, or outside the EEA", fr: "tout le monde, ou hors EEE" },
  unknown: { en: "the plan does not tell", fr: "le plan ne le dit pas" },
};
const heads: readonly [Words, Words, Words] = [
  { en: "May come in", fr: "Peut entrer" },
  { en: "In this plan", fr: "Dans ce plan" },
  { en: "May go or goes to", fr: "Peut aller ou va vers" },
];
const noFlow: Words = { en: "No flow that the plan tells", fr: "Aucun flux que le plan indique" };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** SVG elements whose colours are classes. Boxes are `g.box` with their id; arrows are `g.flow` from and to ids. */
  readonly content: readonly string[];
}

/** The map drawn in one language, below `top` units of free space. */
export function draw(map: FlowMap, language: Language, top = 0): Drawing {
  const legendY = top + 10;
  const { width, height, places, frames, columns, silentY } = layoutOf(map, top + 60);
  const middle = (id: string, side: number) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    return { x: x + side, y: y + box.height / 2 };
  };
  const arrows = map.arrows.map(({ from, to, labels, tone }) => ({
    from,
    to,
    start: middle(from, box.width),
    end: middle(to, 0),
    text: labels.map((words) => words[language]).join(", "),
    classes: strokes[tone],
  }));
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  return {
    width,
    height,
    content: [
      ...(Object.keys(legend) as Tone[]).map((tone, index) =>
        key(tone, columns[0] + index * 250, legendY, language),
      ),
      ...heads.map((words, column) => label(columns[column] ?? 0, top + 52, words[language], "ink head")),
      ...frames.map((one) => frameAt(one, language)),
      ...(silentY === undefined ? [] : [label(columns[0], silentY, noFlow[language], "ink head")]),
      ...arrows.map((arrow) =>
        element(
          "g",
          { class: "flow", "data-from": arrow.from, "data-to": arrow.to, "data-said": arrow.text },
          drawArrow(arrow),
        ),
      ),
      ...[...map.sources, ...map.resources, ...map.targets].map((one) => boxAt(one, at(one.id), language)),
      ...drawLabels(arrows).map(({ arrow, drawn }) =>
        element("g", { class: "flow", "data-from": arrow.from, "data-to": arrow.to }, drawn),
      ),
    ],
  };
}

function key(tone: Tone, x: number, y: number, language: Language): string {
  const sample = { x, y, width: 16, height: 12, rx: 3, class: `idle thin ${strokes[tone]}` };
  return element("rect", sample) + label(x + 24, y + 10, legend[tone][language], "muted small");
}

function frameAt({ x, y, width, height, of }: Frame, language: Language): string {
  const outline = { x, y, width, height, rx: 10, fill: "none", class: "thin s-grid" };
  return element("rect", outline) + label(x + 14, y + 20, of.place[language], "muted small bold");
}

function boxAt({ id, title, subtitle, tone, members, place }: MapBox, { x, y }: Point, language: Language) {
  const hint = [members.length > 1 ? `${members.length} × ${id} …` : id, subtitle[language], place[language]];
  return element(
    "g",
    { class: "box", "data-id": id, ...(members.length === 0 ? {} : { "data-members": members.join(" ") }) },
    [
      element("title", {}, withoutMarkup(hint.filter((part) => part !== "").join(" · "))),
      element("rect", {
        x,
        y,
        width: box.width,
        height: box.height,
        rx: 7,
        class: `idle thin ${strokes[tone]}`,
      }),
      label(x + 14, y + 20, shorten(title[language], 36), "ink bold"),
      label(x + 14, y + 36, shorten(subtitle[language], 44), "muted small"),
    ].join(""),
  );
}

function withoutMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
