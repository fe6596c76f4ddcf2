import { leftOut } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, unknown, unsettled } from "../../fact.ts";
import { everyPort, type Flow, opensMail, type PortRange } from "../../flow.ts";
import { isInEea } from "../../knowledge/eea.ts";
import type { Mappings } from "../../mapper.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";
import { countryOfRegion, place } from "./place.ts";

export const network: Mappings = {
  ovh_cloud_network_private_vrack: (r) => ({ class: "network", facts: place(r) }),
  ovh_cloud_network_private_vrack_subnet: (r) => ({ class: "network.subnet", facts: place(r) }),
  ovh_cloud_project_network_private: (r) => ({ class: "network", facts: everyRegion(r) }),
  ovh_cloud_project_network_private_subnet: (r) => ({ class: "network.subnet", facts: place(r) }),
  ovh_cloud_project_network_private_subnet_v2: (r) => ({ class: "network.subnet", facts: place(r) }),
  ovh_cloud_gateway: (r) => ({ class: "network.gateway", facts: { ...place(r), ...noBastion(r) } }),
  ovh_cloud_project_gateway: (r) => ({ class: "network.gateway", facts: { ...place(r), ...noBastion(r) } }),
  ovh_cloud_floating_ip: (r) => ({ class: "network.address", facts: place(r) }),
  ovh_cloud_security_group: (r) => ({ class: "network.firewall", facts: { ...place(r), ...ownFilter(r) } }),
  openstack_networking_network_v2: (r) => ({ class: "network", facts: place(r) }),
  openstack_networking_subnet_v2: (r) => ({ class: "network.subnet", facts: place(r) }),
  openstack_networking_router_v2: (r) => ({
    class: "network.gateway",
    facts: { ...place(r), ...noBastion(r) },
  }),
  openstack_networking_floatingip_v2: (r) => ({ class: "network.address", facts: place(r) }),
  openstack_networking_secgroup_v2: (r) => ({
    class: "network.firewall",
    facts: { ...place(r), ...openstackFilter(r) },
  }),
};

function noBastion(r: View): Facts {
  return { bastionEnabled: known(false, r.evidence("address translation only")) };
}

/** Without `regions` the network exists in every region, those outside Europe included. */
function everyRegion(r: View): Facts {
  const regions = leftOut(r.texts("regions"));
  if (regions.state === "absent") {
    const everywhere = { ...regions.evidence, note: "not set: every region, also outside Europe" };
    return { region: known("every region", everywhere), country: known("every country", everywhere) };
  }
  const region: Fact<string> = map(regions, (names) => names.join(", "));
  const country = chain(regions, (names) => {
    const countries = names.map((name) => countryOfRegion(known(name, regions.evidence)));
    const outside = countries.find((one) => one.state === "known" && !isInEea(one.value));
    return outside ?? unsettled(countries) ?? countries[0] ?? unknown("provider-default", regions.evidence);
  });
  return { region, country };
}

/** A new group of this kind always has an allow-all rule outwards that it cannot remove. */
function ownFilter(r: View): Facts {
  const flows = map(r.blocks("rule"), (rules) =>
    rules.map((rule) => flow(rule, "port_range_min", "port_range_max", "remote_ip_prefix")),
  );
  const outboundDefault = known(
    "accept" as const,
    r.evidence("the group's own egress rule allows everything"),
  );
  return {
    inboundDefault: known("drop", r.evidence("no inbound rule: nothing comes in")),
    outboundDefault,
    flows,
    mailPortsOpen: opensMail(flows, outboundDefault),
  };
}

function openstackFilter(r: View): Facts {
  const removed = orElse(r.flag("delete_default_rules"), false, "the provider's default");
  const outboundDefault = map(removed, (yes): "accept" | "drop" => (yes ? "drop" : "accept"));
  const { certain, possible } = r.around.companions(
    r,
    "openstack_networking_secgroup_rule_v2",
    "security_group_id",
  );
  const [maybe] = possible;
  const flows: Fact<readonly Flow[]> =
    maybe === undefined
      ? known(
          certain.map((rule) => flow(rule, "port_range_min", "port_range_max", "remote_ip_prefix")),
          r.evidence(`${certain.length} rules`),
        )
      : unknown("reference", maybe.evidence("this rule may belong to the group"));
  return {
    inboundDefault: known("drop", r.evidence("no inbound rule: nothing comes in")),
    outboundDefault,
    flows,
    mailPortsOpen: opensMail(flows, outboundDefault),
  };
}

function flow(rule: View, low: string, high: string, prefix: string): Flow {
  const direction = rule.text("direction");
  return {
    direction: direction.state === "known" && /^egress$/i.test(direction.value) ? "outbound" : "inbound",
    action: known("accept", rule.evidence("rules of a security group only allow")),
    protocol: map(orElse(rule.text("protocol"), "any", "left out: every protocol"), (name) =>
      name.toUpperCase(),
    ),
    ports: portsOf(rule, low, high),
    peer: peerOf(rule, prefix),
    description: rule.text("description"),
  };
}

function portsOf(rule: View, low: string, high: string): Fact<PortRange> {
  return chain(orElse(rule.number(low), 0, "left out: every port"), (from) =>
    from === 0
      ? known(everyPort, rule.evidence("every port"))
      : map(orElse(rule.number(high), from, "one port"), (to) => ({ from, to })),
  );
}

/** Neither a prefix nor a group means everybody. */
function peerOf(rule: View, prefix: string): Fact<string> {
  const given = rule.text(prefix);
  const group =
    rule.filling("remote_group_id").kind === "expression" || rule.value("remote_group_id").state === "known";
  if (group) return known("another security group", rule.evidence("members of a group"));
  const left = given.state === "unknown" && given.why === "provider-default";
  if (given.state !== "absent" && !left) return given;
  return known("0.0.0.0/0", rule.evidence("neither prefix nor group: every address"));
}
