import { describe, expect, it } from "vitest";
import type { NetworkProps } from "../../../../constructs/capabilities/network.ts";
import { OvhcloudNetwork } from "../../../../constructs/clouds/ovhcloud/network.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const justification = "people reach the service";
const props: NetworkProps = { dataClass: "personal", adminCidrs: ["203.0.113.0/24", "2001:db8:1::/48"] };
const network = (
  use: (made: OvhcloudNetwork) => void = () => undefined,
  overrides: Partial<NetworkProps> = {},
) =>
  synthesize(ovhcloudCase, (stack) => use(new OvhcloudNetwork(stack, "Network", { ...props, ...overrides })));
const rules = (made: ReturnType<typeof network>) =>
  made.all("openstack_networking_secgroup_rule_v2").map((rule) => ({
    direction: rule.direction,
    peer: rule.remote_ip_prefix,
    ports: [rule.protocol, rule.port_range_min, rule.port_range_max],
  }));

describe("traps of an OVHcloud network", () => {
  it("the id of a first-generation network is not the one that consumers need", () => {
    const made = network();
    expect(made.all("ovh_cloud_network_private_vrack")).toHaveLength(4);
    expect(made.text).not.toContain("ovh_cloud_project_network_private");
  });

  it("regions left out mean all of them, other continents included", () => {
    for (const each of network().all("ovh_cloud_network_private_vrack")) {
      expect(each).toMatchObject({ region: "GRA11", service_name: ovhcloudCase.placement.project });
    }
  });

  it("the same VLAN in two regions joins them", () => {
    for (const each of network().all("ovh_cloud_network_private_vrack"))
      expect(each).not.toHaveProperty("vlan_id");
  });

  it("names may be asked of somebody else's resolver when none is written", () => {
    for (const each of network().all("ovh_cloud_network_private_vrack_subnet")) {
      expect(each.dns_nameservers).toEqual(["213.186.33.99"]);
    }
  });

  it("a new security group lets everything out, in IPv4 and IPv6", () => {
    const groups = network().all("openstack_networking_secgroup_v2");
    expect(groups).toHaveLength(5);
    for (const each of groups) expect(each).toMatchObject({ delete_default_rules: true, stateful: true });
    expect(network().text).not.toContain("ovh_cloud_security_group");
  });

  it("nothing but a tier's own traffic and the bastion passes until a flow opens it", () => {
    const closed = rules(network(() => undefined, { adminCidrs: [] }));
    expect(closed).toHaveLength(8);
    for (const { peer } of closed) expect(peer).toMatch(/^10\.64\.\d+\.0\/20$/);
  });

  it("a flow opens one port on both sides, and its answers need no rule", () => {
    const flow = { from: "edge", to: "app", port: 443, justification } as const;
    const made = rules(network((each) => each.allow(flow), { adminCidrs: [] }));
    expect(made.filter(({ ports }) => ports[1] === 443)).toEqual([
      { direction: "ingress", peer: "10.64.0.0/20", ports: ["tcp", 443, 443] },
      { direction: "egress", peer: "10.64.16.0/20", ports: ["tcp", 443, 443] },
    ]);
  });

  it("the network service refuses the same rule twice", () => {
    const flow = { from: "edge", to: "app", port: 443, justification } as const;
    const once = rules(network((each) => each.allow(flow)));
    const twice = rules(network((each) => [each.allow(flow), each.allow(flow)]));
    expect(twice).toEqual(once);
  });

  it("the gateway has no list of its own: what leaves is filtered at each machine", () => {
    const ports = [{ protocol: "tcp", port: 443 } as const];
    const made = network((each) => each.allowEgress({ from: "app", ports, justification }), {
      adminCidrs: [],
    });
    expect(rules(made).filter(({ peer }) => peer === "0.0.0.0/0")).toEqual([
      { direction: "egress", peer: "0.0.0.0/0", ports: ["tcp", 443, 443] },
    ]);
  });

  it("an external gateway hides and lets out whole subnets: it opens only when something needs it", () => {
    const gateway = (overrides: Partial<NetworkProps>) =>
      network(() => undefined, overrides).the("ovh_cloud_gateway").external_gateway;
    expect(gateway({ adminCidrs: [] })).toEqual({ enabled: false, model: "S" });
    expect(gateway({})).toEqual({ enabled: true, model: "S" });
  });

  it("there is no managed bastion: a machine without a shell passes SSH on", () => {
    const made = network(() => undefined, {
      adminKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA jane@example.org"],
    });
    const { user_data } = made.the("openstack_compute_instance_v2");
    expect(user_data).toContain("/usr/sbin/nologin");
    expect(user_data).toContain("      ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA\n");
    expect(user_data).toContain("chain input");
    expect(made.text).not.toContain("jane@example.org");
    expect(rules(made)).toContainEqual({
      direction: "ingress",
      peer: "203.0.113.0/24",
      ports: ["tcp", 22, 22],
    });
    expect(made.text).not.toContain("2001:db8:1::/48");
  });

  it("no tier of stored data lets the bastion in", () => {
    network((made) => {
      expect(made.bastionSources("data")).toEqual([]);
      expect(made.bastionSources("app")).toEqual(["10.64.63.254/32"]);
    });
  });

  it("a bastion with IPv6 networks alone could be entered by nobody", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      new OvhcloudNetwork(stack, "Network", { ...props, adminCidrs: ["2001:db8:1::/48"] });
    });
    expect(found).toEqual([expect.stringContaining("adminCidrs: holds no IPv4 network")]);
  });
});
