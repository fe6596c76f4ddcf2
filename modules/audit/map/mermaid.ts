import type { Language } from "../rule.ts";
import type { FlowMap, MapBox } from "./flow-map.ts";
import type { Tone } from "./ways.ts";

const colours: { readonly [T in Tone]: string } = {
  own: "fill:#eef1f5,stroke:#3a5a98,color:#1c2733",
  near: "fill:#e3f4f1,stroke:#0c7d6c,color:#1c2733",
  far: "fill:#fbe9dd,stroke:#c2530a,color:#1c2733",
  unknown: "fill:#ffffff,stroke:#5f6f80,stroke-dasharray:4 4,color:#1c2733",
};

const inside = { en: "in this plan", fr: "dans ce plan" } as const;
const elsewhere = {
  en: (left: number) => `${left} more are in the matrix of flows only`,
  fr: (left: number) => `${left} de plus sont dans la seule matrice des flux`,
} as const;

/** The map as a Mermaid flowchart, for a wiki or a merge request. */
export function mermaidMap(
  { sources, resources, targets, arrows, left }: FlowMap,
  language: Language = "en",
): string {
  const boxes = [...sources, ...resources, ...targets];
  const names = new Map(boxes.map(({ id }, index) => [id, `n${index}`]));
  const box = ({ id, title, subtitle, tone, place }: MapBox) =>
    `    ${names.get(id)}["${text(title[language])}<br>${text([place[language], subtitle[language]].filter(Boolean).join(", "))}"]:::${tone}`;
  return `${[
    "flowchart LR",
    ...(left > 0 ? [`  %% ${elsewhere[language](left)}`] : []),
    ...sources.map(box),
    `  subgraph plan ["${inside[language]}"]`,
    ...resources.map(box),
    "  end",
    ...targets.map(box),
    ...arrows.map(
      ({ from, to, labels }) =>
        `  ${names.get(from)} -->|"${text(labels.map((words) => words[language]).join(", "))}"| ${names.get(to)}`,
    ),
    ...Object.entries(colours).map(([tone, style]) => `  classDef ${tone} ${style}`),
  ].join("\n")}\n`;
}

/** Mermaid takes entities; what a plan holds must end neither the text nor the line. */
function text(raw: string): string {
  return raw.replace(/[^\p{L}\p{N} .,:/_-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
