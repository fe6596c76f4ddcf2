import { label, picture } from "../../sizing/svg.ts";
import type { Language } from "../rule.ts";
import { draw } from "./drawing.ts";
import type { FlowMap } from "./flow-map.ts";

/** The map as one SVG for light and dark pages: who may come in, what stands there, where it goes. */
export function svgMap(map: FlowMap, title: string, language: Language = "en"): string {
  const { width, height, content } = draw(map, language, 48);
  return picture({ width, height, title, description: describe(map)[language] }, [
    label(28, 34, title, "ink title"),
    ...content,
  ]);
}

/** What a screen reader says of the drawing. */
export function describe({ resources, arrows, left }: FlowMap) {
  const [boxes, flows] = [resources.length, arrows.length];
  return {
    en: `${boxes} resources or groups of them, ${flows} flows${left > 0 ? `; ${left} more are in the matrix of flows` : ""}. The matrix of flows says the same in words.`,
    fr: `${boxes} ressources ou groupes, ${flows} flux${left > 0 ? ` ; ${left} de plus sont dans la matrice des flux` : ""}. La matrice des flux dit la même chose en mots.`,
  };
}
