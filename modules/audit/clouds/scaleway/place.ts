import { countryOf } from "../../country.ts";
import { type Fact, known, map, unknown } from "../../fact.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";

/** Where a resource stands: its own attributes, then its parent's, then the provider configuration. */
export function place(view: View, parent?: Fact<View>): Facts {
  const region = regionOf(view, parent);
  const fromProvider = region.state === "known" && region.evidence.pointer.startsWith("/configuration");
  return {
    region,
    // SCW_* variables win over the provider's own configuration.
    ...(fromProvider ? { regionOverridable: known(true, region.evidence) } : {}),
    country: countryOf("scaleway", region),
    project: view.text("project_id"),
  };
}

function regionOf(view: View, parent?: Fact<View>): Fact<string> {
  const region = view.text("region");
  if (region.state === "known") return region;
  // Setting only the zone moves zonal resources, so the zone decides for those.
  const zone = view.text("zone");
  if (zone.state === "known") return map(zone, (name) => name.replace(/-\d+$/, ""));
  if (parent?.state === "known") {
    const inherited = regionOf(parent.value);
    if (inherited.state === "known") return inherited;
  }
  // Written, but with something that only the apply will tell.
  const own = region.state === "absent" ? zone : region;
  if (own.state === "unknown" && own.why === "reference") return own;
  const named = view.around.references.providerSetting(view.resource, "region");
  if (named !== undefined) {
    return known(named, {
      pointer: "/configuration/provider_config",
      shown: named,
      note: "from the provider configuration; SCW_* variables of the environment would override it",
    });
  }
  return unknown("provider-default", {
    ...own.evidence,
    note: "neither the resource nor the provider states a region",
  });
}
