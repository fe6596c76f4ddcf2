import { findGpu } from "../catalogue/gpus.ts";
import { bytesPerGib } from "./engine-memory.ts";
import { cacheBytesPerToken } from "./memory.ts";
import type { Advice, Recommendation } from "./recommend.ts";
import { element, label, line, picture, rectangle, ticks } from "./svg.ts";
import type { Wish } from "./wish.ts";

const width = 1000;
const margin = 32;
const rowHeight = 40;
const chart = { left: 596, right: width - margin - 8, top: 132 };
const bars = { left: 212, right: 540 };

/** The advice as a picture: what fills the memory of one GPU, and what serving people costs. */
export function drawAdvice(advice: Advice, wish: Wish): string {
  const all = advice.clouds.flatMap(({ best }) => best);
  const groups = advice.clouds.filter(({ best }) => best.length > 0).length;
  const height = Math.max(420, chart.top + groups * 26 + all.length * rowHeight + 84);
  const works = wish.works.map(({ name }) => name).join(" and ");
  const title = `${wish.people} people, ${works}, ${wish.data} data`;
  const { concurrentRequests, contextTokens } = advice.load;
  const subtitle = `${concurrentRequests === 1 ? "one answer at a time" : `${concurrentRequests} answers at the same time`}, up to ${whole(contextTokens)} tokens each`;
  const content =
    all.length === 0
      ? [label(margin, 150, "No machine of the catalogue serves this wish.", "ink head")]
      : [...memoryBars(advice), ...pricesOf(advice, wish, height)];
  const description = all.map(inWords).join(". ");
  return picture({ width, height, title: `Sizing: ${title}`, description }, [
    label(margin, 44, title, "ink title"),
    label(margin, 68, subtitle, "muted"),
    ...content,
    ...footnotes(all).map((text, index) => label(margin, height - 36 + 16 * index, text, "muted small")),
  ]);
}

const parts = [
  ["weights", "weights"],
  ["steps", "steps"],
  ["engine", "engine"],
  ["used", "cache, wished for"],
  ["spare", "cache, spare"],
] as const;

function memoryBars(advice: Advice): string[] {
  const most = Math.max(
    ...advice.clouds.flatMap(({ best }) =>
      best.map(({ offer }) => findGpu(offer.gpu?.id ?? "")?.visibleGib ?? 0),
    ),
  );
  const scale = (bars.right - bars.left) / most;
  const drawn = [label(margin, 104, "Memory of one GPU, GiB", "ink head"), ...legendAt(margin, 122)];
  let y = chart.top + 14;
  let row = 0;
  advice.clouds.forEach(({ cloud, best }, index) => {
    if (best.length === 0) return;
    drawn.push(label(margin, y + 14, cloud, "ink head"));
    y += 26;
    for (const recommendation of best) {
      drawn.push(sign(index, ++row, margin + 9, y + 12), ...memoryBar(recommendation, y, scale));
      y += rowHeight;
    }
  });
  return drawn;
}

function memoryBar(recommendation: Recommendation, y: number, scale: number): string[] {
  const { offer, machines, sizing } = recommendation;
  const gpu = findGpu(offer.gpu?.id ?? "");
  const { memory } = sizing;
  if (gpu === undefined || memory === undefined) return [];
  const perToken = cacheBytesPerToken(sizing.model.architecture, sizing.engine);
  const wished = Math.min(
    memory.cache,
    (sizing.wishedRequests * sizing.contextTokens * perToken) / bytesPerGib,
  );
  const sizes = {
    weights: memory.weights,
    steps: memory.activations,
    engine: memory.reserve,
    used: wished,
    spare: memory.cache - wished,
  };
  const drawn = [rectangle(bars.left, y, gpu.visibleGib * scale, 20, "idle")];
  let x = bars.left;
  for (const [part, name] of parts) {
    const size = sizes[part];
    drawn.push(rectangle(x, y, size * scale, 20, part, `${name}: ${size.toFixed(1)} GiB`));
    x += size * scale;
  }
  const count = machines * (offer.gpu?.count ?? 1);
  return [
    label(margin + 28, y + 10, shortName(offer.name, machines), "ink"),
    label(
      margin + 28,
      y + 25,
      `${count} × ${gpu.name.replace("NVIDIA ", "")}, ${sizing.precision}`,
      "muted small",
    ),
    ...drawn,
    label(bars.left + gpu.visibleGib * scale + 6, y + 15, gpu.visibleGib.toFixed(0), "muted small"),
  ];
}

function legendAt(x: number, y: number): string[] {
  let at = x;
  return parts.flatMap(([part, name]) => {
    const drawn = [rectangle(at, y - 9, 10, 10, part), label(at + 15, y, name, "muted small")];
    at += 34 + name.length * 6.1;
    return drawn;
  });
}

/** Price against people: further down and further right is better. The numbers are those of the bars. */
function pricesOf(advice: Advice, wish: Wish, height: number): string[] {
  const numbered = advice.clouds
    .flatMap(({ best }, index) => best.map((recommendation) => ({ index, recommendation })))
    .map((entry, position) => ({ ...entry, number: position + 1 }));
  const priced = numbered.flatMap((entry) => {
    const { price, peopleServed } = entry.recommendation;
    return price === undefined ? [] : [{ ...entry, eur: price.aroundTheClockEur, people: peopleServed }];
  });
  const bottom = height - 108;
  const left = chart.left + 46;
  const xTicks = ticks(1.08 * Math.max(wish.people, ...priced.map(({ people }) => people)));
  const yTicks = ticks(1.08 * Math.max(1, ...priced.map(({ eur }) => eur)));
  const toX = (people: number) => left + ((chart.right - left) * people) / (xTicks.at(-1) ?? 1);
  const toY = (eur: number) => bottom - ((bottom - chart.top) * eur) / (yTicks.at(-1) ?? 1);
  const wished = toX(wish.people);
  const taken: Point[] = [];
  const placed = priced.map(({ index, number, eur, people }) => {
    const exact = { x: toX(people), y: toY(eur) };
    const free = freePlace(exact, taken);
    taken.push(free);
    return { index, number, exact, free };
  });
  return [
    label(chart.left, 104, "List price around the clock, € a month", "ink head"),
    ...yTicks.flatMap((eur) => [
      line(left, toY(eur), chart.right, toY(eur), "s-grid thin"),
      label(left - 8, toY(eur) + 4, whole(eur), "muted small end"),
    ]),
    ...xTicks.map((people) => label(toX(people), bottom + 18, whole(people), "muted small middle")),
    label((left + chart.right) / 2, bottom + 38, "people served at the same peak", "muted small middle"),
    line(wished, chart.top - 14, wished, bottom, "s-muted thin dash"),
    label(wished - 5, chart.top - 6, `${whole(wish.people)} wished for`, "muted small end"),
    ...placed.map(({ exact, free, index }) => line(exact.x, exact.y, free.x, free.y, `s-c${index % 4} thin`)),
    ...placed.map(({ free, index, number }) => sign(index, number, free.x, free.y)),
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const signSize = 10;

/** The exact place, or the nearest one that covers no other sign. */
function freePlace(exact: Point, taken: readonly Point[]): Point {
  const isFree = (place: Point) =>
    taken.every((other) => Math.hypot(other.x - place.x, other.y - place.y) >= 2 * signSize + 3);
  for (let distance = 0; distance < 200; distance += 6) {
    for (let turn = 0; turn < 8; turn++) {
      const angle = (turn * Math.PI) / 4;
      const place = { x: exact.x + distance * Math.cos(angle), y: exact.y + distance * Math.sin(angle) };
      if (isFree(place) && place.x < chart.right) return place;
    }
  }
  return exact;
}

/** A number in the cloud's sign, which differs in shape as well as in colour. */
function sign(index: number, number: number, x: number, y: number): string {
  const text = label(x, y + 4, String(number), "page small middle bold");
  return `${shape(index, x, y)}${text}`;
}

function shape(index: number, x: number, y: number): string {
  const colour = `c${index % 4}`;
  if (index % 3 === 0) return element("circle", { cx: x, cy: y, r: signSize, class: colour });
  const half = signSize * 0.92;
  const round = index % 3 === 1 ? 3 : 0;
  if (round > 0) {
    return element("rect", {
      x: x - half,
      y: y - half,
      width: 2 * half,
      height: 2 * half,
      rx: round,
      class: colour,
    });
  }
  const reach = signSize * 1.28;
  const points = `${x},${y - reach} ${x + reach},${y} ${x},${y + reach} ${x - reach},${y}`;
  return element("polygon", { points, class: colour });
}

function shortName(name: string, machines: number): string {
  const [machine, gpu] = name.split("+");
  const short =
    gpu === undefined
      ? machine
      : gpu
          .replace("nvidia-", "")
          .replace(/^1x/, "")
          .replace(/^(\d+)x/, "$1 × ");
  return machines > 1 ? `${machines} × ${short}` : (short ?? name);
}

function footnotes(all: readonly Recommendation[]): string[] {
  const days = all.flatMap(({ price }) => price?.checkedOn ?? []).sort();
  const partly = all.some(({ price }) => price?.missing !== undefined) ? "; some are lower bounds" : "";
  return [
    "Memory is predicted within 15 %; grey is what is left to the driver.",
    days.length === 0
      ? ""
      : `List prices of ${days[0]} to ${days.at(-1)}, without VAT, volumes and addresses${partly}.`,
  ];
}

function inWords({ offer, machines, model, peopleServed, price }: Recommendation): string {
  const cost = price === undefined ? "price unknown" : `${whole(price.aroundTheClockEur)} euros a month`;
  return `${machines} × ${offer.name} with ${model.id}: ${whole(peopleServed)} people, ${cost}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
