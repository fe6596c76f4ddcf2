import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { NetworkProps } from "../../../../constructs/capabilities/network.ts";
import { addressOf, publicCidr } from "../../../../constructs/clouds/outscale/ipv4.ts";
import { OutscaleNetwork } from "../../../../constructs/clouds/outscale/network.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { publicKey } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const props: NetworkProps = {
  dataClass: "personal",
  adminCidrs: ["203.0.113.0/24", "2001:db8:1::/48"],
  adminKeys: [`${publicKey} jane@example.org`],
  bastionImage: "ami-0123abcd",
};
const justification = "people reach the service";
const network = (
  use: (made: OutscaleNetwork) => void = () => undefined,
  overrides: Partial<NetworkProps> = {},
) =>
  synthesize(outscaleCase, (stack) => use(new OutscaleNetwork(stack, "Network", { ...props, ...overrides })));
const problems = (wrong: Partial<NetworkProps>) =>
  problemsOf(outscaleCase, (stack) => void new OutscaleNetwork(stack, "Network", { ...props, ...wrong }));

interface Rule {
  readonly flow: string;
  readonly rules: readonly {
    readonly ip_protocol: string;
    readonly from_port_range?: number;
    readonly to_port_range?: number;
    readonly ip_ranges: readonly string[];
  }[];
}
const rulesOf = (made: ReturnType<typeof network>) =>
  (made.all("outscale_security_group_rule") as unknown as Rule[]).flatMap(({ flow, rules }) =>
    rules.map((rule) => ({ flow, ...rule })),
  );

describe("traps of an Outscale network", () => {
  it("a security group without a Net stands in the public cloud", () => {
    for (const group of network().all("outscale_security_group")) {
      expect(group.net_id).toMatch(/^\$\{outscale_net\./);
    }
  });

  it("a security group lets everything out by default", () => {
    const groups = network().all("outscale_security_group");
    expect(groups).toHaveLength(5);
    for (const group of groups) expect(group.remove_default_outbound_rule).toBe(true);
  });

  it("a rule without a protocol means all, and one without networks everybody", () => {
    const rules = rulesOf(network((made) => made.allowEgress({ from: "app", justification })));
    for (const rule of rules) {
      expect(rule.ip_protocol).toMatch(/^(tcp|udp|-1)$/);
      expect(rule.ip_ranges.length).toBeGreaterThan(0);
    }
    const everything = rules.filter((rule) => rule.ip_protocol === "-1");
    expect(
      everything.flatMap((rule) => rule.ip_ranges).every((cidr) => /^10\.64\.\d+\.0\/20$/.test(cidr)),
    ).toBe(true);
  });

  it("nothing comes in from everywhere", () => {
    const inbound = rulesOf(network((made) => made.allowEgress({ from: "app", justification }))).filter(
      ({ flow }) => flow === "Inbound",
    );
    expect(inbound.length).toBeGreaterThan(5);
    expect(inbound.flatMap((rule) => rule.ip_ranges)).not.toContain("0.0.0.0/0");
  });

  it("a flow is opened at both ends, once", () => {
    const opened = (times: number) =>
      rulesOf(
        network((made) => {
          for (let time = 0; time < times; time++)
            made.allow({ from: "edge", to: "data", port: 5432, lastPort: 5440, justification });
        }),
      ).filter((rule) => rule.from_port_range === 5432);
    const ports = { ip_protocol: "tcp", from_port_range: 5432, to_port_range: 5440 };
    expect(opened(1)).toEqual([
      { flow: "Inbound", ...ports, ip_ranges: ["10.64.0.0/20"] },
      { flow: "Outbound", ...ports, ip_ranges: ["10.64.32.0/20"] },
    ]);
    expect(opened(2)).toEqual(opened(1));
  });

  it("egress lets no mail out", () => {
    const out = rulesOf(network((made) => made.allowEgress({ from: "app", justification }))).filter((rule) =>
      rule.ip_ranges.includes("0.0.0.0/0"),
    );
    const passes = (protocol: string, port: number) =>
      out.some(
        (rule) =>
          rule.ip_protocol === protocol &&
          port >= (rule.from_port_range ?? 0) &&
          port <= (rule.to_port_range ?? 0),
      );
    expect([25, 465, 587].filter((port) => passes("tcp", port))).toEqual([]);
    expect([1, 53, 80, 443, 8443, 65_535].filter((port) => !passes("tcp", port))).toEqual([]);
    expect([53, 123].filter((port) => !passes("udp", port))).toEqual([]);
  });

  it("a subnet without a subregion lands in any", () => {
    const subnets = network().all("outscale_subnet");
    expect(subnets).toHaveLength(5);
    for (const subnet of subnets) {
      expect(subnet).toMatchObject({
        subregion_name: outscaleCase.placement.zone,
        map_public_ip_on_launch: false,
      });
    }
  });

  it("the tenancy of a Net cannot be changed", () => {
    expect(network().the("outscale_net").tenancy).toBe("default");
  });

  it("a NAT service needs the route to the internet first, which nothing refers to", () => {
    const nat = network((made) => made.allowEgress({ from: "app", justification })).the(
      "outscale_nat_service",
    );
    expect(nat.depends_on).toEqual([
      expect.stringMatching(/^outscale_internet_service_link\./),
      expect.stringMatching(/^outscale_route\./),
    ]);
  });

  it("no tier has a route to the internet until egress is allowed", () => {
    expect(network().all("outscale_route")).toEqual([
      expect.objectContaining({ gateway_id: expect.stringMatching(/^\$\{outscale_internet_service\./) }),
    ]);
    const opened = network((made) => made.allowEgress({ from: "app", justification })).all("outscale_route");
    expect(opened).toHaveLength(2);
    expect(opened.filter((route) => route.gateway_id !== undefined)).toHaveLength(1);
    expect(opened.find((route) => route.nat_service_id !== undefined)).toMatchObject({
      nat_service_id: expect.stringMatching(/^\$\{outscale_nat_service\./),
    });
  });

  it("without admin networks and egress nothing meets the internet", () => {
    const { text } = network(() => undefined, { adminCidrs: [] });
    expect(text).not.toMatch(/outscale_(internet_service|public_ip|vm|route")/);
  });

  it("the cloud has no bastion: a machine is one, which lets in by key and passes on by SSH", () => {
    const made = network();
    const [program = ""] = Object.values(made.json.locals as Record<string, string>);
    expect(program).toContain(`      ${publicKey}\n`);
    expect(program).not.toContain("jane@example.org");
    expect(program).toContain("ForceCommand /usr/sbin/nologin");
    expect(program).toContain("chain input");
    expect(made.the("outscale_vm")).toMatchObject({
      private_ips: ["10.64.240.10"],
      placement_subregion_name: outscaleCase.placement.zone,
      lifecycle: { postcondition: [{ condition: `\${self.state == "running"}` }] },
    });
    const outside = rulesOf(made).filter((rule) => rule.ip_ranges.includes("203.0.113.0/24"));
    expect(outside).toEqual([
      {
        flow: "Inbound",
        ip_protocol: "tcp",
        from_port_range: 22,
        to_port_range: 22,
        ip_ranges: ["203.0.113.0/24"],
      },
    ]);
    network((open) => {
      expect(open.bastionSources("app")).toEqual(["10.64.240.10/32"]);
      expect(open.bastionSources("data")).toEqual(["10.64.240.10/32"]);
    });
  });

  it("secrets are handed over through the bastion: every tier lets it in to SSH, TLS and the handover", () => {
    const fromBastion = rulesOf(network()).filter((rule) => rule.ip_ranges.includes("10.64.240.10/32"));
    expect(fromBastion).toHaveLength(12);
    expect(new Set(fromBastion.map((rule) => rule.from_port_range))).toEqual(new Set([22, 443, 8022]));
    for (const rule of fromBastion) expect(rule).toMatchObject({ flow: "Inbound", ip_protocol: "tcp" });
  });

  it("image ids differ by region and are renewed: the bastion's has to be named", () => {
    const { bastionImage: _, ...unnamed } = props;
    const found = problemsOf(outscaleCase, (stack) => void new OutscaleNetwork(stack, "Network", unnamed));
    expect(found).toEqual([expect.stringContaining("services.cpuImage: is needed")]);
    expect(problems({ bastionImage: "ubuntu" })).toEqual([
      expect.stringContaining('bastionImage: is no image id, got "ubuntu"'),
    ]);
    const make = (stack: TerraformStack) => void new OutscaleNetwork(stack, "Network", unnamed);
    expect(problemsOf(outscaleCase, make, { services: { cpuImage: "ubuntu" } })).toEqual([
      expect.stringContaining('services.cpuImage: is no image id, got "ubuntu"'),
    ]);
    expect(problemsOf(outscaleCase, make, { services: { cpuImage: "ami-89abcdef" } })).toEqual([]);
  });

  it("a bastion that lets nobody in is refused", () => {
    expect(problems({ adminKeys: [] })).toEqual([expect.stringContaining("adminKeys: names nobody")]);
  });

  it("a Net has no IPv6: a list of IPv6 networks alone would leave nobody who may enter", () => {
    expect(problems({ adminCidrs: ["2001:db8:1::/48"] })).toEqual([
      expect.stringContaining("adminCidrs: holds no IPv4 network"),
    ]);
  });
});

describe("a network in two subregions", () => {
  const zones = ["cloudgouv-eu-west-1a", "cloudgouv-eu-west-1b"];
  const inBoth = { ...outscaleCase, residency: { subregion_name: zones } };

  it("cuts each tier in two subnets, which share its routes and its group", () => {
    const made = synthesize(
      inBoth,
      (stack) => new OutscaleNetwork(stack, "Network", { ...props, tiers: ["app"], adminCidrs: [], zones }),
    );
    const subnets = made.all("outscale_subnet").map((each) => [each.subregion_name, each.ip_range]);
    expect(subnets.sort()).toEqual([
      [zones[0], "10.64.16.0/21"],
      [zones[1], "10.64.24.0/21"],
    ]);
    expect(made.all("outscale_route_table_link")).toHaveLength(2);
    expect(made.all("outscale_route_table")).toHaveLength(1);
    expect(made.all("outscale_security_group")).toHaveLength(1);
  });

  it("refuses a subregion of another region", () => {
    expect(problems({ zones: ["eu-west-2a"] })).toEqual([
      expect.stringContaining('zones: does not lie in the region cloudgouv-eu-west-1, got "eu-west-2a"'),
    ]);
  });
});

describe("addresses", () => {
  it("the public part overlaps no tier, in the largest and the smallest network", () => {
    expect(publicCidr("10.64.0.0/16")).toBe("10.64.240.0/20");
    expect(publicCidr("192.168.16.0/20")).toBe("192.168.31.0/24");
  });

  it("an address follows from a name, beyond those that people pick and the cloud keeps", () => {
    const made = Array.from({ length: 500 }, (_, index) =>
      addressOf(`stack/Machine${index}`, "10.64.16.0/24"),
    );
    const last = made.map((address) => Number(address.split(".")[3]));
    expect(Math.min(...last)).toBeGreaterThanOrEqual(64);
    expect(Math.max(...last)).toBeLessThanOrEqual(253);
    expect(made[0]).toBe(addressOf("stack/Machine0", "10.64.16.0/24"));
  });
});
