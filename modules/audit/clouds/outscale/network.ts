import { chain, type Fact, known, map, orElse, unknown } from "../../fact.ts";
import { everyPort, type Flow, opensMail } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const network: Mappings = {
  outscale_net: (r) => ({ class: "network", facts: place(r) }),
  outscale_subnet: (r) => ({
    class: "network.subnet",
    facts: {
      ...place(r),
      hasPublicAddress: orElse(r.flag("map_public_ip_on_launch"), false, "the provider's default"),
    },
  }),
  outscale_security_group: (r) => ({ class: "network.firewall", facts: { ...place(r), ...filter(r) } }),
  outscale_security_group_rule: () => ({ class: "joint" }),
  outscale_net_peering: (r) => ({ class: "network.link", facts: place(r) }),
  outscale_vpn_connection: (r) => ({ class: "network.link", facts: place(r) }),
  outscale_public_ip: (r) => ({ class: "network.address", facts: place(r) }),
  outscale_nat_service: (r) => ({
    class: "network.gateway",
    facts: { ...place(r), bastionEnabled: known(false, r.evidence("address translation only")) },
  }),
};

/** A group lets nothing in that no rule names, and everything out unless told otherwise. */
function filter(r: View): Facts {
  const removed = orElse(r.flag("remove_default_outbound_rule"), false, "the provider's default");
  const outboundDefault = map(removed, (yes): "accept" | "drop" => (yes ? "drop" : "accept"));
  const flows = groupFlows(r);
  return {
    inboundDefault: known("drop", r.evidence("security groups drop what no rule allows in")),
    outboundDefault,
    flows,
    mailPortsOpen: opensMail(flows, outboundDefault),
  };
}

/** A rule is a resource of its own; one whose group the plan does not tell may belong to any. */
function groupFlows(r: View): Fact<readonly Flow[]> {
  const { certain, possible } = r.around.companions(r, "outscale_security_group_rule", "security_group_id");
  const [maybe] = possible;
  if (maybe !== undefined) return unknown("reference", maybe.evidence("this rule may belong to the group"));
  const flows = certain.map((rule) => ({
    rule,
    parts: chain(rule.blocks("rules"), (blocks) => known(blocks, rule.evidence(""))),
  }));
  const open = flows.find(({ parts }) => parts.state !== "known");
  if (open !== undefined && open.parts.state !== "known") return open.parts;
  return known(
    flows.flatMap(({ rule, parts }) => {
      const blocks = parts.state === "known" ? parts.value : [];
      return blocks.length === 0
        ? [flow(rule, rule, rule.text("ip_range"))]
        : blocks.flatMap((block) => flowsOf(rule, block));
    }),
    r.evidence(certain.length === 0 ? "no rule" : `${certain.length} rules`),
  );
}

function flowsOf(rule: View, block: View): Flow[] {
  const ranges = block.texts("ip_ranges");
  if (ranges.state !== "known") return [flow(rule, block, ranges.state === "absent" ? group(block) : ranges)];
  if (ranges.value.length === 0) return [flow(rule, block, group(block))];
  return ranges.value.map((range) => flow(rule, block, known(range, ranges.evidence)));
}

function group(block: View): Fact<string> {
  return known("another security group", block.evidence("members of a group"));
}

function flow(rule: View, ports: View, peer: Fact<string>): Flow {
  const outbound = rule.text("flow");
  return {
    direction: outbound.state === "known" && outbound.value === "Outbound" ? "outbound" : "inbound",
    action: known("accept", rule.evidence("rules of a security group only allow")),
    protocol: map(orElse(ports.text("ip_protocol"), "-1", "left out: every protocol"), (name) =>
      name === "-1" ? "ANY" : name.toUpperCase(),
    ),
    ports: chain(orElse(ports.number("from_port_range"), -1, "left out: every port"), (from) =>
      from < 0
        ? known(everyPort, ports.evidence("every port"))
        : map(orElse(ports.number("to_port_range"), from, "one port"), (to) => ({ from, to })),
    ),
    peer,
  };
}
