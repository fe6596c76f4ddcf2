import { type Fact, known, map, orElse, unknown } from "../../fact.ts";
import { everyPort, type Flow, forwardedPort, type PortRange } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const network: Mappings = {
  scaleway_vpc: (r) => ({ class: "network", facts: { ...place(r), labels: r.texts("tags") } }),
  scaleway_vpc_private_network: (r) => ({
    class: "network.subnet",
    facts: { ...place(r), labels: r.texts("tags") },
  }),
  scaleway_vpc_acl: (r) => ({
    class: "network.acl",
    facts: { ...place(r), inboundDefault: policy(r, "default_policy"), flows: aclFlows(r) },
  }),
  scaleway_vpc_public_gateway: (r) => ({
    class: "network.gateway",
    facts: {
      ...place(r),
      bastionEnabled: orElse(r.flag("bastion_enabled"), false, "off by default"),
      allowedSources: gatewaySources(r),
      mailPortsOpen: r.flag("enable_smtp"),
    },
  }),
  scaleway_vpc_public_gateway_ip: (r) => ({ class: "network.address", facts: place(r) }),
  scaleway_vpc_public_gateway_pat_rule: (r) => ({
    class: "network.port-forward",
    facts: { flows: forwardedPort(r, "public_port") },
  }),
  scaleway_vpc_connector: (r) => ({ class: "network.link", facts: place(r) }),
  scaleway_s2s_vpn_gateway: (r) => ({ class: "network.link", facts: place(r) }),
  scaleway_interlink_link: (r) => ({ class: "network.link", facts: place(r) }),
  scaleway_instance_ip: (r) => ({ class: "network.address", facts: place(r) }),
  scaleway_lb_ip: (r) => ({ class: "network.address", facts: place(r) }),
  scaleway_flexible_ip: (r) => ({ class: "network.address", facts: place(r) }),
  scaleway_instance_security_group: (r) => ({
    class: "network.firewall",
    facts: {
      ...place(r),
      inboundDefault: policy(r, "inbound_default_policy"),
      outboundDefault: policy(r, "outbound_default_policy"),
      flows: groupFlows(r),
      // The group's own switch blocks SMTP towards the Internet.
      mailPortsOpen: map(
        orElse(r.flag("enable_default_security"), true, "on by default"),
        (blocked) => !blocked,
      ),
    },
  }),
  scaleway_instance_security_group_rules: () => ({ class: "joint" }),
};

/** The provider accepts what no rule names, in groups and lists alike (schema defaults of provider 2.81.0). */
function policy(r: View, name: string): Fact<"accept" | "drop"> {
  const given = orElse(r.text(name), "accept", "the provider's default");
  return map(given, (value) => (value === "drop" ? "drop" : "accept"));
}

/** Left out, the bastion answers the whole Internet (provider documentation of `allowed_ip_ranges`). */
function gatewaySources(r: View): Fact<readonly string[]> {
  const given = r.texts("allowed_ip_ranges");
  const unset = given.state === "unknown" && given.why === "provider-default";
  if (!unset && given.state !== "absent") return given;
  return known(["0.0.0.0/0"], { ...given.evidence, note: "not set: every source is allowed" });
}

function groupFlows(r: View): Fact<readonly Flow[]> {
  const inline = flowsOf(r, r.blocks("inbound_rule"), "inbound");
  const outbound = flowsOf(r, r.blocks("outbound_rule"), "outbound");
  const own = both(inline, outbound);
  const { certain, possible } = r.around.companions(
    r,
    "scaleway_instance_security_group_rules",
    "security_group_id",
  );
  const [maybe] = possible;
  if (maybe !== undefined) return unknown("reference", maybe.evidence("these rules may belong to the group"));
  return certain.reduce<Fact<readonly Flow[]>>(
    (flows, rules) =>
      both(
        flows,
        both(
          flowsOf(rules, rules.blocks("inbound_rule"), "inbound"),
          flowsOf(rules, rules.blocks("outbound_rule"), "outbound"),
        ),
      ),
    own,
  );
}

function both(a: Fact<readonly Flow[]>, b: Fact<readonly Flow[]>): Fact<readonly Flow[]> {
  if (a.state !== "known") return a;
  if (b.state !== "known") return b;
  return known([...a.value, ...b.value], a.evidence);
}

function flowsOf(
  r: View,
  blocks: Fact<readonly View[]>,
  direction: Flow["direction"],
): Fact<readonly Flow[]> {
  return map(blocks, (rules) =>
    rules.map((rule): Flow => {
      const sourceless = known("0.0.0.0/0", {
        ...r.evidence("a rule without ip_range holds for every address"),
      });
      const range = rule.text("ip_range");
      const single = rule.text("ip");
      return {
        direction,
        action: map(rule.text("action"), (action) => (action === "drop" ? "drop" : "accept")),
        protocol: orElse(rule.text("protocol"), "TCP", "the provider's default"),
        ports: portsOf(rule),
        peer: range.state !== "absent" ? range : single.state !== "absent" ? single : sourceless,
      };
    }),
  );
}

function portsOf(rule: View): Fact<PortRange> {
  const port = rule.number("port");
  if (port.state === "unknown") return port;
  if (port.state === "known" && port.value > 0) return map(port, (number) => ({ from: number, to: number }));
  const range = rule.text("port_range");
  if (range.state === "known" && range.value !== "") {
    return map(range, (text) => {
      const [from = 0, to = from] = text.split("-").map(Number);
      return { from, to };
    });
  }
  if (range.state === "unknown") return range;
  return known(everyPort, rule.evidence("no port named: every port"));
}

/** An access list is evaluated top down; only its accepting rules widen it. */
function aclFlows(r: View): Fact<readonly Flow[]> {
  return map(r.blocks("rules"), (rules) =>
    rules.map((rule): Flow => {
      const low = orElse(rule.number("dst_port_low"), 0, "every port");
      return {
        direction: "inbound",
        action: map(rule.text("action"), (action) => (action === "drop" ? "drop" : "accept")),
        protocol: orElse(rule.text("protocol"), "ANY", "the provider's default"),
        ports: map(low, (from) => {
          const high = rule.number("dst_port_high");
          const to = high.state === "known" ? high.value : from;
          return from === 0 && to === 0 ? everyPort : { from, to };
        }),
        peer: rule.text("source"),
        description: rule.text("description"),
      };
    }),
  );
}
