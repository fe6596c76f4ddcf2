import { chain, type Fact, map, together, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import { blocksOf } from "../../reading.ts";
import { firstOf } from "../../surroundings.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const registry: Mappings = {
  ovh_cloud_project_containerregistry: (r) => ({
    class: "registry",
    bearsData: true,
    facts: { ...place(r), allowedSources: registrySources(r) },
  }),
};

/** Artifacts and the console are limited apart; without a limit in the plan it is not told who may reach them. */
function registrySources(r: View): Fact<readonly string[]> {
  const limits = ["registry", "management"].map((part) => {
    const type = `ovh_cloud_project_containerregistry_ip_restrictions_${part}`;
    const limit = firstOf(r.around.companions(r, type, "registry_id"), r.evidence(`no ${type}`));
    if (limit.state === "absent") return unknown("reference", limit.evidence);
    return chain(limit, blocksOf("ip_restrictions", "ip_block"));
  });
  return map(together(limits, r.evidence("limits of artifacts and console")), (lists) => lists.flat());
}
