import type { Words } from "../../page/language.ts";
import { type DataClass, dataClasses } from "../../sizing/wish.ts";
import { countryName, countryNames } from "../country-name.ts";
import type { Party } from "../dependency.ts";
import type { Known, Source } from "../evidence.ts";
import { code, type Inline, lines, say, spaced } from "./document.ts";
import { dataWords, markWords } from "./words.ts";

/** A statement with its source below it; what is not known says why. */
export function factCell<T>(fact: Known<T>, shown: (value: T) => Inline): Inline {
  if (fact.state === "known") return lines(shown(fact.value), sourceLine(fact.source));
  return lines(say("unknown", "inconnu"), fact.why);
}

export function partyText({ name, country }: Party): Inline {
  const { en, fr } = countryName(country);
  return say(`${name} (${en})`, `${name} (${fr})`);
}

export function placesText(places: readonly string[]): Inline {
  return places.length === 0 ? say("your own machines", "vos propres machines") : countryNames(places);
}

/** Where a statement comes from; knowledge with its day and how sure it is. */
export function sourceLine({ where, mark, checkedOn }: Source): Inline {
  if (mark === undefined) return { source: code(where) };
  const { en, fr } = markWords[mark];
  const day = checkedOn === undefined ? "" : `, ${checkedOn}`;
  return { source: spaced(say(`source (${en}${day}):`, `source (${fr}${day}) :`), where) };
}

export function dataText(data: readonly DataClass[]): Words {
  if (data.length === 0) return { en: "none known", fr: "aucune connue" };
  const sorted = [...dataClasses].reverse().filter((one) => data.includes(one));
  return {
    en: sorted.map((one) => dataWords[one].en).join(", "),
    fr: sorted.map((one) => dataWords[one].fr).join(", "),
  };
}

/** Whole euros, with a space between thousands in French and a comma in English. */
export function euros(value: number): Words {
  const rounded = Math.round(value);
  return { en: rounded.toLocaleString("en"), fr: rounded.toLocaleString("fr") };
}
