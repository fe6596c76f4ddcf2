/** Small pieces of SVG text. Colours are classes, so that one picture suits light and dark pages. */
export type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, content?: string): string {
  const text = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? String(round(value)) : value)}"`)
    .join("");
  return content === undefined ? `<${name}${text}/>` : `<${name}${text}>${content}</${name}>`;
}

export function label(
  x: number,
  y: number,
  content: string,
  classes = "",
  attributes: Attributes = {},
): string {
  return element(
    "text",
    { x, y, ...(classes === "" ? {} : { class: classes }), ...attributes },
    escaped(content),
  );
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  classes: string,
  hint = "",
): string {
  const attributes = { x, y, width: Math.max(0, width), height, class: classes };
  return hint === ""
    ? element("rect", attributes)
    : element("rect", attributes, element("title", {}, escaped(hint)));
}

export function line(x1: number, y1: number, x2: number, y2: number, classes: string): string {
  return element("line", { x1, y1, x2, y2, class: classes });
}

/** A whole picture with its own style sheet; `description` is what a screen reader reads. */
export function picture(
  {
    width,
    height,
    title,
    description,
  }: { width: number; height: number; title: string; description: string },
  content: readonly string[],
): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img">`,
    element("title", {}, escaped(title)),
    element("desc", {}, escaped(description)),
    `<style>${styleSheet}</style>`,
    rectangle(0, 0, width, height, "page"),
    ...content,
    "</svg>",
  ].join("\n")}\n`;
}

/** Round values on an axis from zero to at least `most`. */
export function ticks(most: number, about = 4): number[] {
  const rough = most / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

const round = (value: number) => Math.round(value * 100) / 100;

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const colours = {
  light: {
    page: "#ffffff",
    ink: "#1c2733",
    muted: "#5f6f80",
    grid: "#e3e8ee",
    weights: "#3a5a98",
    steps: "#7d9fd4",
    engine: "#b9c9e2",
    used: "#1f9d8a",
    spare: "#a4ddd2",
    idle: "#eef1f5",
    c0: "#c2530a",
    c1: "#7344c0",
    c2: "#0c7d6c",
    c3: "#a3184f",
  },
  dark: {
    page: "#10161d",
    ink: "#e8edf3",
    muted: "#9aa8b7",
    grid: "#273341",
    weights: "#6f94dc",
    steps: "#4a6ba8",
    engine: "#34496f",
    used: "#35c3ad",
    spare: "#1d5f57",
    idle: "#1b242e",
    c0: "#f2944e",
    c1: "#b391f0",
    c2: "#4fd0ba",
    c3: "#f27aa8",
  },
} as const;

const fills = (theme: Readonly<Record<string, string>>) =>
  Object.entries(theme)
    .map(([name, colour]) => `.${name}{fill:${colour}}.s-${name}{stroke:${colour}}`)
    .join("");

const styleSheet = [
  "text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}",
  ".title{font-size:20px;font-weight:600}.head{font-size:14px;font-weight:600}.small{font-size:11.5px}.bold{font-weight:700}",
  ".end{text-anchor:end}.middle{text-anchor:middle}.dash{stroke-dasharray:4 4}.thin{stroke-width:1}.thick{stroke-width:2.5;fill:none}",
  fills(colours.light),
  `@media (prefers-color-scheme:dark){${fills(colours.dark)}}`,
].join("");
