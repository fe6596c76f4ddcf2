import { findRegion } from "../catalogue/regions.ts";
import { chain, type Fact, known, unknown } from "./fact.ts";

/** The country in which a region of a cloud lies, from the catalogue. A region it does not list is unknown. */
export function countryOf(cloud: string, region: Fact<string>): Fact<string> {
  return chain(region, (name) => {
    const country = findRegion(cloud, name)?.country;
    if (country !== undefined) return known(country, region.evidence);
    return unknown("missing-schema", { ...region.evidence, note: "not a region that the catalogue lists" });
  });
}
