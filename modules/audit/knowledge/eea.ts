/**
 * The European Economic Area: the 27 member states of the Union with Iceland, Liechtenstein and Norway.
 *
 * Source: EEA Agreement; https://european-union.europa.eu/principles-countries-history/eu-countries_en. Checked on
 * 2026-11-24.
 */
const eea: ReadonlySet<string> = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(" "),
);

/** @param country ISO 3166-1 alpha-2 */
export function isInEea(country: string): boolean {
  return eea.has(country);
}
