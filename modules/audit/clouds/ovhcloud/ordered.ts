import { chain, type Fact, known, unknown } from "../../fact.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";

/**
 * Where a data centre lies, by the letters of its name (vendor's list of data centres; recalled, not read again on
 * 2026-11-24).
 */
const dataCentres: { readonly [letters: string]: string } = {
  GRA: "FR",
  RBX: "FR",
  SBG: "FR",
  PAR: "FR",
  LIM: "DE",
  FRA: "DE",
  WAW: "PL",
  ERI: "GB",
  LON: "GB",
  BHS: "CA",
  SGP: "SG",
  SYD: "AU",
  YNM: "IN",
  VIN: "US",
  HIL: "US",
};

/** What is ordered, such as a whole machine, names its data centre as a label of the order. */
export function orderedPlace(r: View): Facts {
  const region = orderedRegion(r);
  const country = chain(region, (name): Fact<string> => {
    const found = dataCentres[/^[a-z]+/i.exec(name)?.[0].toUpperCase() ?? ""];
    if (found !== undefined) return known(found, region.evidence);
    return unknown("missing-schema", { ...region.evidence, note: "not a data centre that this tool knows" });
  });
  return { region, country };
}

function orderedRegion(r: View): Fact<string> {
  const plans = r.blocks("plan");
  const none = unknown("provider-default", r.evidence("the order names no data centre"));
  return chain(plans, ([plan]) => {
    if (plan === undefined) return none;
    return chain(plan.blocks("configuration"), (settings) => {
      const named = settings.find((setting) => {
        const label = setting.text("label");
        return label.state === "known" && /(?:^|_)(?:datacenter|region)$/i.test(label.value);
      });
      return named === undefined ? none : named.text("value");
    });
  });
}
