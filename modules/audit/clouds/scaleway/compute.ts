import { either, joinedText, presence, written } from "../../derive.ts";
import { endpointsIn } from "../../endpoints.ts";
import { type Fact, known, map, orElse, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { gpuType } from "./gpu.ts";
import { place } from "./place.ts";

export const compute: Mappings = {
  scaleway_instance_server: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: hasPublicAddress(r),
      hasFirewall: hasFirewall(r),
      inPrivateNetwork: inPrivateNetwork(r),
      hasGpu: map(r.text("type"), (type) => gpuType.test(type)),
      userData: userData(r),
      endpoints: map(orElse(userData(r), "", "no user data"), endpointsIn),
      deletionProtected: r.flag("protected"),
    },
    edges: r
      .targets("security_group_id")
      .map(({ address, certain }) => ({ kind: "protected-by", to: address, certain })),
  }),
  scaleway_instance_private_nic: () => ({ class: "joint" }),
  scaleway_instance_user_data: () => ({ class: "joint" }),
  scaleway_instance_placement_group: (r) => ({
    class: "compute.placement",
    facts: {
      ...place(r),
      spreads: map(
        orElse(r.text("policy_type"), "max_availability", "the provider's default"),
        (type) => type === "max_availability",
      ),
    },
  }),
  scaleway_instance_image: (r) => ({
    class: "compute.image",
    facts: { ...place(r), publicRead: r.flag("public") },
  }),
  scaleway_autoscaling_instance_template: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: either(written(r, "public_ips_v4_count"), written(r, "public_ips_v6_count")),
      hasFirewall: written(r, "security_group_id"),
      inPrivateNetwork: presence(r, "private_network_ids"),
      hasGpu: map(r.text("commercial_type"), (type) => gpuType.test(type)),
      userData: joinedText([r.value("cloud_init")]),
    },
  }),
};

/** A public address comes by the dynamic one or by reserved ones. */
function hasPublicAddress(r: View): Fact<boolean> {
  return either(
    orElse(r.flag("enable_dynamic_ip"), false, "the provider's default"),
    written(r, "ip_ids"),
    written(r, "ip_id"),
  );
}

/** Left out, the server joins a default group of the project that this plan does not hold. */
function hasFirewall(r: View): Fact<boolean> {
  return written(r, "security_group_id");
}

/** A network card is a block of the server or a resource of its own. */
function inPrivateNetwork(r: View): Fact<boolean> {
  const cards = r.around.companions(r, "scaleway_instance_private_nic", "server_id");
  const [card] = cards.certain;
  const [maybe] = cards.possible;
  return either(
    map(r.blocks("private_network"), (blocks) => blocks.length > 0),
    card !== undefined
      ? known(true, card.evidence(card.resource.address))
      : maybe !== undefined
        ? unknown("reference", maybe.evidence(`${maybe.resource.address} may be its network card`))
        : known(false, r.evidence("no network card in a private network")),
  );
}

function userData(r: View): Fact<string> {
  const { certain, possible } = r.around.companions(r, "scaleway_instance_user_data", "server_id");
  const [maybe] = possible;
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence("this user data may be for the machine"));
  const separate = certain.map((data) => data.value("value"));
  return joinedText([r.value("cloud_init"), r.value("user_data"), ...separate]);
}
