import { either, written } from "../../../derive.ts";
import { type Fact, known } from "../../../fact.ts";
import { joinedBy } from "../../../reading.ts";
import type { View } from "../../../view.ts";

const associated = joinedBy(
  "openstack_networking_port_secgroup_associate_v2",
  "port_id",
  "no group is associated",
);

/** A port has the groups written on it, or those that another resource associates with it. */
export function portFirewall(r: View): Fact<boolean> {
  const secured = r.flag("port_security_enabled");
  if (secured.state === "known" && !secured.value) return known(false, secured.evidence);
  const none = r.flag("no_security_groups");
  if (none.state === "known" && none.value) return known(false, none.evidence);
  return either(written(r, "security_group_ids"), associated(r));
}
