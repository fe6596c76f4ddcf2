import { countryOf } from "../../country.ts";
import { chain, type Fact, known, unknown } from "../../fact.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";

/** Object storage and key management name a region without its number; the catalogue lists compute regions. */
const compute: { readonly [short: string]: string } = {
  GRA: "GRA11",
  SBG: "SBG5",
  RBX: "RBX-A",
  DE: "DE1",
  WAW: "WAW1",
  UK: "UK1",
};

/**
 * Regions outside Europe, by the beginning of their names, which the catalogue leaves out on purpose.
 *
 * Source: https://www.ovhcloud.com/en/public-cloud/regions-availability/ (recalled, not read again on 2026-11-24).
 */
const outside: { readonly [short: string]: string } = {
  BHS: "CA",
  CA: "CA",
  YYZ: "CA",
  SGP: "SG",
  SYD: "AU",
  MUM: "IN",
  YNM: "IN",
  US: "US",
  VIN: "US",
  HIL: "US",
};

/** Where a resource stands: its own attribute, its parent's, or the provider configuration of `openstack`. */
export function place(view: View, attribute = "region", parent?: Fact<View>): Facts {
  const region = regionOf(view, attribute, parent);
  return { region, country: countryOfRegion(region) };
}

export function countryOfRegion(region: Fact<string>): Fact<string> {
  return chain(region, (name) => {
    const upper = name.toUpperCase();
    const short = upper.replace(/-?[A-Z]?\d*$/, "");
    const far = outside[/^[A-Z]+/.exec(upper)?.[0] ?? ""];
    if (far !== undefined) return known(far, region.evidence);
    return countryOf("ovhcloud", known(compute[short] ?? compute[upper] ?? upper, region.evidence));
  });
}

function regionOf(view: View, attribute: string, parent?: Fact<View>): Fact<string> {
  const own = view.text(attribute);
  if (own.state === "known") return own;
  if (parent?.state === "known") {
    for (const name of ["region", "region_name"]) {
      const inherited = parent.value.text(name);
      if (inherited.state === "known") return inherited;
    }
  }
  const named = view.around.references.providerSetting(view.resource, "region");
  if (named !== undefined) {
    return known(named, {
      pointer: "/configuration/provider_config",
      shown: named,
      note: "from the provider configuration",
    });
  }
  return own.state === "absent"
    ? unknown("provider-default", { ...own.evidence, note: "no region stated" })
    : own;
}
