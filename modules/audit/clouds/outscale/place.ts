import { countryOf } from "../../country.ts";
import { type Fact, known, map, unknown } from "../../fact.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";

/**
 * Where a resource stands. Almost none has a region of its own: it is the subregion without its last letter, the
 * parent's, or the one of the provider configuration.
 */
export function place(view: View, subregion = "subregion_name", parent?: Fact<View>): Facts {
  const region = regionOf(view, subregion, parent);
  return { region, country: countryOf("outscale", region), labels: labels(view) };
}

function regionOf(view: View, subregion: string, parent?: Fact<View>): Fact<string> {
  const own = view.text(subregion);
  if (own.state === "known") return map(own, (name) => name.replace(/[a-z]$/, ""));
  if (parent?.state === "known") {
    const inherited = parent.value.text("subregion_name");
    if (inherited.state === "known") return map(inherited, (name) => name.replace(/[a-z]$/, ""));
  }
  const settings: readonly (readonly (string | number)[])[] = [["api", 0, "region"], ["region"]];
  for (const path of settings) {
    const named = view.around.references.providerSetting(view.resource, ...path);
    if (named === undefined) continue;
    return known(named, {
      pointer: "/configuration/provider_config",
      shown: named,
      note: "from the provider configuration; resources of this provider have no region of their own",
    });
  }
  // Measured with provider 1.8.0: neither the provider block nor the environment naming one means eu-west-2.
  return unknown("provider-default", {
    ...view.evidence("the provider names no region: the environment decides, else eu-west-2"),
    shown: "not stated",
  });
}

/** Tags are blocks of key and value. */
function labels(view: View): Fact<readonly string[]> {
  return map(view.blocks("tags"), (tags) =>
    tags.flatMap((tag) => {
      const key = tag.text("key");
      const value = tag.text("value");
      return key.state === "known" && value.state === "known" ? [`${key.value}:${value.value}`] : [];
    }),
  );
}
