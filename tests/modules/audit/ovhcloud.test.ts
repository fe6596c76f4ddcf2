import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditOf, outcomeOf, planDocument, type TestResource } from "./plan-of.ts";

const provider = (address: string) =>
  address.startsWith("openstack_")
    ? "registry.terraform.io/terraform-provider-openstack/openstack"
    : "registry.terraform.io/ovh/ovh";
const judge = (rule: string, resource: TestResource, ...others: TestResource[]) =>
  outcomeOf(
    planDocument([resource, ...others].map((one) => ({ provider: provider(one.address), ...one }))),
    rule,
    resource.address,
  );

describe("regions", () => {
  it.each([
    ["GRA", "pass"],
    ["SBG5", "pass"],
    ["EU-WEST-PAR", "pass"],
    ["BHS5", "fail"],
    ["US-EAST-VA-1", "fail"],
    ["UK", "fail"],
    ["MARS", "unknown"],
  ])("%s: %s", (region, outcome) => {
    expect(
      judge("region-in-eea", { address: "ovh_cloud_project_storage.b", values: { region_name: region } }),
    ).toBe(outcome);
  });

  it("come from the openstack provider block where the resource has none", () => {
    const volume = {
      address: "openstack_blockstorage_volume_v3.v",
      unknown: { region: true },
      provider: provider("openstack_x"),
    };
    const plan = planDocument([volume]);
    Object.assign(plan.configuration, {
      provider_config: { scaleway: { expressions: { region: { constant_value: "GRA11" } } } },
    });
    expect(outcomeOf(plan, "region-in-eea", volume.address)).toBe("pass");
    expect(outcomeOf(planDocument([volume]), "region-in-eea", volume.address)).toBe("unknown");
  });
});

describe("a private network of the older kind", () => {
  it("is in every region unless told otherwise", () => {
    const network = (values: object, unknown: object = {}) => ({
      address: "ovh_cloud_project_network_private.n",
      values: { name: "n", ...values },
      unknown: { ...unknown },
    });
    expect(judge("network-in-eea", network({}, { regions: true }))).toBe("fail");
    expect(judge("network-in-eea", network({ regions: ["GRA11", "SBG5"] }))).toBe("pass");
    expect(judge("network-in-eea", network({ regions: ["GRA11", "BHS5"] }))).toBe("fail");
  });
});

describe("traps", () => {
  it("takes unset encryption for none", () => {
    const volume = { address: "ovh_cloud_storage_block_volume.v", unknown: { encryption: true } };
    expect(judge("volume-encrypted", volume)).toBe("fail");
    expect(
      judge("volume-encrypted", { ...volume, values: { encryption: { enabled: true } }, unknown: {} }),
    ).toBe("pass");
    expect(
      judge("bucket-encrypted", { address: "ovh_cloud_project_storage.b", unknown: { encryption: true } }),
    ).toBe("fail");
    const luks = {
      address: "openstack_blockstorage_volume_v3.v",
      values: { volume_type: "high-speed-luks" },
    };
    expect(judge("volume-encrypted", luks)).toBe("pass");
  });

  it("knows that the own security group always lets everything out", () => {
    expect(
      judge("firewall-drops-outbound", { address: "ovh_cloud_security_group.g", values: { rule: [] } }),
    ).toBe("fail");
    const openstack = {
      address: "openstack_networking_secgroup_v2.g",
      values: { delete_default_rules: true },
    };
    expect(judge("firewall-drops-outbound", openstack)).toBe("pass");
    expect(judge("firewall-drops-outbound", { address: openstack.address })).toBe("fail");
  });

  it("reads ingress rules of either provider", () => {
    const rule = (prefix: string | undefined) => ({
      direction: "INGRESS",
      ethernet_type: "IPV4",
      protocol: "TCP",
      port_range_min: 22,
      port_range_max: 22,
      ...(prefix === undefined ? {} : { remote_ip_prefix: prefix }),
    });
    const group = (prefix?: string) => ({
      address: "ovh_cloud_security_group.g",
      values: { rule: [rule(prefix)] },
    });
    expect(judge("admin-ports-closed", group("192.0.2.0/24"))).toBe("pass");
    expect(judge("admin-ports-closed", group())).toBe("fail");
    const openstack = {
      address: "openstack_networking_secgroup_v2.g",
      values: { delete_default_rules: true },
    };
    const open = {
      address: "openstack_networking_secgroup_rule_v2.r",
      values: {
        direction: "ingress",
        ethertype: "IPv4",
        protocol: "tcp",
        port_range_min: 22,
        port_range_max: 22,
        remote_ip_prefix: "0.0.0.0/0",
      },
      references: { security_group_id: ["openstack_networking_secgroup_v2.g.id"] },
      unknown: { security_group_id: true },
    };
    expect(judge("admin-ports-closed", openstack, open)).toBe("fail");
    expect(judge("admin-ports-closed", openstack)).toBe("pass");
  });

  it("opens a cluster without restrictions, and a database without a network", () => {
    expect(judge("kubernetes-api-limited", { address: "ovh_cloud_project_kube.k" })).toBe("fail");
    const database = (node: object) => ({
      address: "ovh_cloud_project_database.d",
      values: { nodes: [node] },
    });
    expect(judge("database-not-public", database({ region: "GRA" }))).toBe("fail");
    expect(judge("database-not-public", database({ region: "GRA", network_id: "x" }))).toBe("pass");
  });

  it("gives an instance without networks a public address", () => {
    expect(judge("instance-without-public-address", { address: "ovh_cloud_instance.i" })).toBe("fail");
    const inside = {
      address: "ovh_cloud_instance.i",
      values: { networks: [{ network_id: "n", subnet_id: "s" }] },
    };
    expect(judge("instance-without-public-address", inside)).toBe("pass");
  });

  it("finds the groups of an instance on its ports", () => {
    const instance = {
      address: "openstack_compute_instance_v2.i",
      values: { network: [{}] },
      unknown: { network: [{ port: true }] },
    };
    const document = (portValues: object) => {
      const port = { address: "openstack_networking_port_v2.p", values: { name: "p", ...portValues } };
      const plan = planDocument([instance, port].map((one) => ({ provider: provider(one.address), ...one })));
      const [declared] = plan.configuration.root_module.resources;
      Object.assign(declared?.expressions ?? {}, {
        network: [{ port: { references: ["openstack_networking_port_v2.p.id"] } }],
      });
      return plan;
    };
    expect(
      outcomeOf(document({ security_group_ids: ["g"] }), "instance-behind-firewall", instance.address),
    ).toBe("pass");
    expect(outcomeOf(document({}), "instance-behind-firewall", instance.address)).toBe("fail");
  });

  it("does not take a listener that passes bytes through for one in clear", () => {
    const listener = (protocol: string) => ({ address: "openstack_lb_listener_v2.l", values: { protocol } });
    expect(judge("listener-uses-tls", listener("TCP"))).toBe("unknown");
    expect(judge("listener-uses-tls", listener("HTTP"))).toBe("fail");
    expect(judge("listener-uses-tls", listener("TERMINATED_HTTPS"))).toBe("pass");
  });

  it("opens no port by a rule for ICMP", () => {
    const group = { address: "openstack_networking_secgroup_v2.g", values: { delete_default_rules: true } };
    const icmp = {
      address: "openstack_networking_secgroup_rule_v2.r",
      values: { direction: "ingress", protocol: "icmp", remote_ip_prefix: "0.0.0.0/0" },
      references: { security_group_id: ["openstack_networking_secgroup_v2.g.id"] },
      unknown: { security_group_id: true },
    };
    expect(judge("admin-ports-closed", group, icmp)).toBe("pass");
  });

  it("finds the secrets that the provider does not mark", () => {
    const credential = {
      address: "ovh_cloud_project_user_s3_credential.c",
      unknown: { secret_access_key: true },
    };
    expect(judge("no-secret-in-state", credential)).toBe("fail");
    expect(
      judge("no-secret-in-state", { address: "ovh_okms_credential.c", unknown: { private_key_pem: true } }),
    ).toBe("fail");
    const own = {
      address: "ovh_okms_credential.c",
      values: { csr: "request" },
      unknown: { private_key_pem: true },
    };
    expect(judge("no-secret-in-state", own)).toBe("pass");
  });
});

describe("a machine of the openstack provider", () => {
  const machine = (
    given: Record<string, unknown> = {},
    references: Record<string, readonly string[]> = {},
  ): TestResource => ({
    address: "openstack_compute_instance_v2.m",
    values: { network: [{}], ...given },
    unknown: { network: [{ port: true }] },
    references,
  });
  const port: TestResource = {
    address: "openstack_networking_port_v2.p",
    values: { name: "p" },
    unknown: { id: true, security_group_ids: true },
    references: { security_group_ids: ["openstack_networking_secgroup_v2.g.id"] },
  };
  const group: TestResource = {
    address: "openstack_networking_secgroup_v2.g",
    values: { delete_default_rules: true },
  };
  /** A plan in which the machine's card is the port. */
  const plan = (...others: TestResource[]) => {
    const document = planDocument(
      [machine(), port, group, ...others].map((one) => ({ provider: provider(one.address), ...one })),
    );
    const [declared] = document.configuration.root_module.resources;
    Object.assign(declared?.expressions ?? {}, {
      network: [{ port: { references: ["openstack_networking_port_v2.p.id"] } }],
    });
    return document;
  };
  const floating = (
    references: Record<string, readonly string[]>,
    unknown: Record<string, unknown>,
  ): TestResource => ({
    address: "openstack_networking_floatingip_associate_v2.a",
    references,
    unknown,
  });

  it("is public where a floating address leads to its port", () => {
    const rule = "instance-without-public-address";
    const address = "openstack_compute_instance_v2.m";
    expect(outcomeOf(plan(), rule, address)).toBe("pass");
    const leads = floating({ port_id: ["openstack_networking_port_v2.p.id"] }, { port_id: true });
    expect(outcomeOf(plan(leads), rule, address)).toBe("fail");
    const open = floating({ port_id: ["data.openstack_networking_port_v2.x.id"] }, { port_id: true });
    expect(outcomeOf(plan(open), rule, address)).toBe("unknown");
    const idle = { address: "openstack_networking_floatingip_v2.f", unknown: { port_id: true } };
    expect(outcomeOf(plan(idle), rule, address)).toBe("pass");
    expect(judge(rule, machine({ network: [{ name: "Ext-Net" }] }))).toBe("fail");
  });

  it("is tied to the groups of its ports, so that a map shows who reaches it", () => {
    const { graph } = auditOf(plan());
    expect(graph.node("openstack_compute_instance_v2.m")?.edges).toEqual([
      { kind: "protected-by", to: "openstack_networking_secgroup_v2.g", certain: true },
    ]);
  });

  it("does not judge the hash that the plan keeps of user data", () => {
    const hashed = machine(
      { user_data: "a91fee0b28844e2165b85fe4d31e3afbd4eb5eeb" },
      { user_data: ["var.script"] },
    );
    for (const rule of [
      "no-piped-download",
      "boot-image-pinned",
      "endpoints-in-eea",
      "no-secret-in-user-data",
    ])
      expect(judge(rule, hashed), rule).toBe("unknown");
    expect(judge("no-piped-download", machine({ user_data: "curl https://example.org/x | sh" }))).toBe(
      "fail",
    );
  });

  it("knows that a hash in the state is no secret", () => {
    const hashed = machine({ user_data: "a91fee0b28844e2165b85fe4d31e3afbd4eb5eeb" });
    expect(judge("no-secret-in-state", hashed)).toBe("pass");
    const coming = { ...machine({}, { user_data: ["var.script"] }), unknown: { user_data: true } };
    expect(judge("no-secret-in-state", coming)).toBe("unknown");
  });

  it("takes the text from the plan where its hash proves it", () => {
    const script = "curl https://example.org/x | sh";
    const user_data = createHash("sha1").update(script).digest("hex");
    const kept = (input: string) => ({
      address: "terraform_data.script",
      values: { input },
      provider: "terraform.io/builtin/terraform",
    });
    const hashed = machine({ user_data }, { user_data: ["terraform_data.script.output"] });
    expect(judge("no-piped-download", hashed, kept(script))).toBe("fail");
    expect(judge("no-piped-download", hashed, kept(`${script} `))).toBe("unknown");
  });
});

describe("what only the vendor's word stands for", () => {
  it("is no pass", () => {
    const database = { address: "ovh_cloud_project_database.d", values: { nodes: [{ region: "GRA" }] } };
    expect(judge("database-backed-up", database)).toBe("provider-attested");
    const pool = { address: "ovh_cloud_project_kube_nodepool.p", values: { min_nodes: 1 } };
    expect(judge("nodes-heal", pool)).toBe("provider-attested");
  });
});

describe("a listener of the balancer", () => {
  const listener = (protocol_port: number, allowed_cidrs?: readonly string[]) => ({
    address: "openstack_lb_listener_v2.l",
    values: { protocol: "TCP", protocol_port, ...(allowed_cidrs === undefined ? {} : { allowed_cidrs }) },
  });

  it("may publish no administration port to everybody", () => {
    expect(judge("admin-ports-closed", listener(443))).toBe("pass");
    expect(judge("admin-ports-closed", listener(22))).toBe("unknown");
    expect(judge("admin-ports-closed", listener(22, ["192.0.2.0/24"]))).toBe("pass");
  });
});

describe("backups of a database", () => {
  const database = (...backup_regions: string[]) => ({
    address: "ovh_cloud_project_database.d",
    values: { nodes: [{ region: "GRA" }], backup_regions },
  });

  it("may lie at a second site of the same country", () => {
    expect(judge("backup-in-same-country", database("GRA"))).toBe("pass");
    expect(judge("backup-in-same-country", database("GRA", "SBG"))).toBe("pass");
    expect(judge("backup-in-same-country", database("GRA", "DE"))).toBe("fail");
    expect(judge("backup-in-same-country", database("GRA", "MARS"))).toBe("unknown");
  });
});

describe("the lock of a bucket", () => {
  const bucket = (period?: string) => ({
    address: "ovh_cloud_project_storage.b",
    values: {
      name: "acme-audit",
      ...(period === undefined
        ? {}
        : { object_lock: { status: "enabled", rule: { mode: "governance", period } } }),
    },
  });

  it.each([
    ["P30D", "pass"],
    ["P1Y", "pass"],
    ["soon", "unknown"],
    [undefined, "fail"],
  ])("of %s: %s", (period, outcome) => expect(judge("bucket-locked", bucket(period))).toBe(outcome));
});
