import type { Language, Words } from "../../page/language.ts";
import { element, label } from "../../sizing/svg.ts";
import { countryName } from "../country-name.ts";
import type { Dependency } from "../dependency.ts";
import { type Jurisdiction, type Role, roles } from "../jurisdiction.ts";
import { isOutside } from "../reach.ts";
import { roleWords } from "./words.ts";

/** A drawing of more is no drawing; the table lists them all. */
const most = 24;
const page = { left: 8, top: 44, row: 34, box: 250, height: 26, gap: 300 } as const;
const right = page.left + page.box + page.gap;

/** Tools on the left, countries on the right, a line for every role in which a country is involved. */
export function drawFlows(
  dependencies: readonly Dependency[],
  jurisdictions: readonly Jurisdiction[],
): Words | undefined {
  const tools = [...new Set(dependencies.filter(({ own }) => !own).map(({ name }) => name))];
  if (tools.length === 0 || tools.length > most) return undefined;
  return { en: drawing(tools, jurisdictions, "en"), fr: drawing(tools, jurisdictions, "fr") };
}

function drawing(tools: readonly string[], countries: readonly Jurisdiction[], language: Language): string {
  const rows = Math.max(tools.length, countries.length);
  const [width, height] = [right + page.box + page.left, page.top + rows * page.row + 8];
  // The shorter column stands in the middle of the longer one.
  const y = (index: number, count: number) => page.top + ((rows - count) / 2 + index) * page.row;
  const toolY = (name: string) => y(tools.indexOf(name), tools.length);
  const lines = countries.flatMap((country, index) =>
    roles.flatMap((role) =>
      country.names[role].map((name) =>
        flowLine(toolY(name), y(index, countries.length), role, toneOf(country)),
      ),
    ),
  );
  const name = { en: "Tools and the countries involved", fr: "Outils et pays concernés" }[language];
  const attributes = { viewBox: `0 0 ${width} ${height}`, class: "flows", role: "img", "aria-label": name };
  return element(
    "svg",
    attributes,
    [
      ...roles.map((role, index) => legend(role, index, language)),
      ...lines,
      ...tools.map((tool) => box(page.left, toolY(tool), tool, "own")),
      ...countries.map((country, index) =>
        box(right, y(index, countries.length), nameOf(country, language), toneOf(country)),
      ),
    ].join(""),
  );
}

function legend(role: Role, index: number, language: Language): string {
  const x = page.left + index * 205;
  return (
    element("path", { d: `M${x} 14h30`, class: `flow ${role}` }) +
    label(x + 38, 18, roleWords[role][language], "legend")
  );
}

function flowLine(from: number, to: number, role: Role, tone: string): string {
  const [x1, x2] = [page.left + page.box, right];
  const [y1, y2] = [from + page.height / 2, to + page.height / 2];
  const bend = page.gap / 2;
  const d = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  return element("path", { d, class: `flow ${role} ${tone}` });
}

function box(x: number, y: number, text: string, tone: string): string {
  const shown = text.length > 34 ? `${text.slice(0, 33)}…` : text;
  return (
    element("rect", { x, y, width: page.box, height: page.height, rx: 5, class: `box ${tone}` }) +
    label(x + 10, y + 18, shown, "name")
  );
}

function nameOf({ country }: Jurisdiction, language: Language): string {
  return country === undefined
    ? { en: "not known", fr: "non connu" }[language]
    : countryName(country)[language];
}

/** Inside the EEA, outside of it, or not known. */
function toneOf({ country }: Jurisdiction): string {
  return country === undefined ? "open" : isOutside(country) ? "far" : "near";
}
