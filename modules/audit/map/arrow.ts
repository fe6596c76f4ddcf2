import { element, label, rectangle } from "../../sizing/svg.ts";
import { shorten } from "../report/paint.ts";
import type { Point } from "./layout.ts";

/** A curve from the right side of one box to the left side of another. */
export interface Arrow {
  readonly start: Point;
  readonly end: Point;
  readonly text: string;
  /** Of the stroke. */
  readonly classes: string;
}

const headLength = 8;
const textHeight = 17;
/** Where on its curve a label may stand, the best place first. */
const shares = [
  0.5,
  ...Array.from({ length: 10 }, (_, index) => [0.46 - index * 0.04, 0.54 + index * 0.04]).flat(),
];

export function drawArrow({ start, end, classes }: Arrow): string {
  const bend = (end.x - start.x) / 2;
  const curve = `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x - 1} ${end.y}`;
  const head = `M${end.x - headLength} ${end.y - 4.5}L${end.x} ${end.y}L${end.x - headLength} ${end.y + 4.5}`;
  return [curve, head].map((d) => element("path", { d, class: classes, fill: "none" })).join("");
}

/** The labels of all arrows, on a piece of page each, moved along their curves away from each other. */
export function drawLabels<A extends Arrow>(
  arrows: readonly A[],
): readonly { readonly arrow: A; readonly drawn: string }[] {
  const taken: (Point & { readonly width: number })[] = [];
  // The widest first: they have the fewest places to go.
  const widest = [...arrows].sort((a, b) => b.text.length - a.text.length);
  return widest.map((arrow) => {
    const text = shorten(arrow.text, 18);
    const width = text.length * 6.2 + 10;
    // Beside the curve only where no place on it is free.
    const places = [0, -textHeight, textHeight].flatMap((aside) =>
      shares.map((share) => {
        const { x, y } = pointAt(arrow, share);
        return { x, y: y + aside, width };
      }),
    );
    const [first] = places;
    const place = places.find((one) => taken.every((other) => !overlap(one, other))) ??
      first ?? { ...arrow.start, width };
    taken.push(place);
    const drawn =
      rectangle(place.x - width / 2, place.y - textHeight / 2, width, textHeight, "page", arrow.text) +
      label(place.x, place.y + 4, text, "muted small middle");
    return { arrow, drawn };
  });
}

/** A point of the cubic Bézier curve that {@link drawArrow} draws. */
function pointAt({ start, end }: Arrow, share: number): Point {
  const rest = 1 - share;
  const middle = (start.x + end.x) / 2;
  const early = 3 * rest * rest * share;
  const late = 3 * rest * share * share;
  return {
    x: rest ** 3 * start.x + (early + late) * middle + share ** 3 * end.x,
    y: (rest ** 3 + early) * start.y + (late + share ** 3) * end.y,
  };
}

function overlap(a: Point & { readonly width: number }, b: Point & { readonly width: number }): boolean {
  return Math.abs(a.y - b.y) < textHeight && Math.abs(a.x - b.x) < (a.width + b.width) / 2;
}
