import { describe, expect, it } from "vitest";
import type { NetworkProps } from "../../../../constructs/capabilities/network.ts";
import { ScalewayNetwork } from "../../../../constructs/clouds/scaleway/network.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const props: NetworkProps = { dataClass: "personal", adminCidrs: ["203.0.113.0/24", "2001:db8:1::/48"] };
const justification = "people reach the service";
const network = (
  use: (made: ScalewayNetwork) => void = () => undefined,
  overrides: Partial<NetworkProps> = {},
) =>
  synthesize(scalewayCase, (stack) => use(new ScalewayNetwork(stack, "Network", { ...props, ...overrides })));

describe("traps of a Scaleway network", () => {
  it("vpc_private_network without vpc_id joins the default VPC", () => {
    const { all } = network();
    expect(all("scaleway_vpc_private_network")).toHaveLength(4);
    for (const each of all("scaleway_vpc_private_network"))
      expect(each.vpc_id).toMatch(/^\$\{scaleway_vpc\./);
  });

  it("vpc_acl accepts by default", () => {
    for (const each of network().all("scaleway_vpc_acl")) expect(each.default_policy).toBe("drop");
  });

  it("vpc_acl of IPv4 alone leaves IPv6 open", () => {
    const versions = network((made) => made.allow({ from: "edge", to: "app", port: 443, justification }))
      .all("scaleway_vpc_acl")
      .map(({ is_ipv6, rules }) => ({ is_ipv6, rules: Array.isArray(rules) ? rules.length : 0 }));
    expect(versions).toEqual([
      { is_ipv6: false, rules: 2 },
      { is_ipv6: true, rules: 0 },
    ]);
  });

  it("vpc_acl is stateless: a flow needs a rule for its answers", () => {
    const { all } = network((made) => made.allow({ from: "app", to: "data", port: 5432, justification }));
    expect(all("scaleway_vpc_acl")[0]?.rules).toEqual([
      expect.objectContaining({
        protocol: "TCP",
        action: "accept",
        source: "10.64.16.0/20",
        destination: "10.64.32.0/20",
        dst_port_low: 5432,
        dst_port_high: 5432,
      }),
      expect.objectContaining({
        protocol: "TCP",
        action: "accept",
        source: "10.64.32.0/20",
        src_port_low: 5432,
        src_port_high: 5432,
        destination: "10.64.16.0/20",
      }),
    ]);
  });

  it("vpc_acl takes 255 rules and refuses more at apply", () => {
    const open = (count: number) =>
      problemsOf(scalewayCase, (stack) => {
        const made = new ScalewayNetwork(stack, "Network", props);
        for (let port = 1; port <= count; port++)
          made.allow({ from: "edge", to: "app", port, justification });
      });
    expect(open(127)).toEqual([]);
    expect(open(128)).toEqual([expect.stringContaining("allow: must be a whole number of flows, got 128")]);
  });

  it("gateway without allowed_ip_ranges opens its bastion to the world", () => {
    const gateway = network().the("scaleway_vpc_public_gateway");
    expect(gateway).toMatchObject({ bastion_enabled: true, allowed_ip_ranges: ["203.0.113.0/24"] });
  });

  it("a bastion with IPv6 networks alone would be open to the world", () => {
    const found = problemsOf(scalewayCase, (stack) => {
      new ScalewayNetwork(stack, "Network", { ...props, adminCidrs: ["2001:db8:1::/48"] });
    });
    expect(found).toEqual([
      expect.stringContaining("adminCidrs: holds no IPv4 network, and the bastion has no IPv6"),
    ]);
  });

  it("the gateway reads new SSH keys only when told to", () => {
    const { the } = network(() => undefined, {
      adminKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA jane@example.org"],
    });
    expect(the("scaleway_iam_ssh_key")).toMatchObject({
      public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA",
      project_id: scalewayCase.placement.project,
    });
    const { refresh_ssh_keys } = the("scaleway_vpc_public_gateway");
    expect(refresh_ssh_keys).toMatch(/^\$\{scaleway_iam_ssh_key\..*\.id\}$/);
  });

  it("gateway that is there for egress alone has no bastion", () => {
    const { the } = network((made) => made.allowEgress({ from: "app", justification }), { adminCidrs: [] });
    expect(the("scaleway_vpc_public_gateway")).toMatchObject({ bastion_enabled: false });
  });

  it("gateway lets mail out when enable_smtp is left to it", () => {
    expect(network().the("scaleway_vpc_public_gateway")).toMatchObject({ enable_smtp: false });
  });

  it("gateway network masquerades and pushes a default route unless told not to", () => {
    const attachments = network((made) => made.allowEgress({ from: "app", justification }))
      .all("scaleway_vpc_gateway_network")
      .map(({ enable_masquerade, ipam_config }) => ({ enable_masquerade, ipam_config }));
    const address = expect.stringMatching(/^\$\{scaleway_ipam_ip\..*\.id\}$/);
    expect(attachments).toEqual([
      { enable_masquerade: false, ipam_config: [{ ipam_ip_id: address, push_default_route: false }] },
      { enable_masquerade: true, ipam_config: [{ ipam_ip_id: address, push_default_route: true }] },
      { enable_masquerade: false, ipam_config: [{ ipam_ip_id: address, push_default_route: false }] },
    ]);
  });

  it("a gateway's default route can be pulled over from another private network", () => {
    for (const each of network().all("scaleway_vpc_private_network")) {
      expect(each.enable_default_route_propagation).toBe(false);
    }
  });

  it("no private network of stored data touches the gateway", () => {
    network((made) => {
      expect(made.bastionSources("data")).toEqual([]);
      expect(made.bastionSources("app")).toEqual(["10.64.31.254/32"]);
    });
  });

  it("no resource opens an inbound port of the gateway", () => {
    expect(network().all("scaleway_vpc_public_gateway_pat_rule")).toEqual([]);
  });

  it("without admin networks and egress there is no gateway at all", () => {
    expect(network(() => undefined, { adminCidrs: [] }).text).not.toContain("scaleway_vpc_public_gateway");
  });
});
