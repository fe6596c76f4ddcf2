import type { Language, Words } from "../page/language.ts";
import { somewhereInEea } from "./knowledge/tool.ts";

const names: { readonly [L in Language]: Intl.DisplayNames } = {
  en: new Intl.DisplayNames("en", { type: "region" }),
  fr: new Intl.DisplayNames("fr", { type: "region" }),
};

/** The name of a country by its ISO 3166-1 alpha-2 code, or of the European Economic Area. */
export function countryName(code: string): Words {
  if (code === somewhereInEea) return { en: "European Economic Area", fr: "Espace économique européen" };
  return { en: names.en.of(code) ?? code, fr: names.fr.of(code) ?? code };
}

export function countryNames(codes: readonly string[]): Words {
  const named = codes.map(countryName);
  return { en: named.map(({ en }) => en).join(", "), fr: named.map(({ fr }) => fr).join(", ") };
}
