import { describe, expect, it } from "vitest";
import { outcomeOf, planDocument, type TestResource } from "./plan-of.ts";

const providers: readonly (readonly [string, string])[] = [
  ["openstack_", "terraform-provider-openstack/openstack"],
  ["ovh_", "ovh/ovh"],
  ["outscale_", "outscale/outscale"],
  ["aws_", "hashicorp/aws"],
];
const provider = (address: string) =>
  `registry.terraform.io/${providers.find(([prefix]) => address.startsWith(prefix))?.[1] ?? "scaleway/scaleway"}`;
/** The outcome of a rule for the first resource. */
const judge = (rule: string, resource: TestResource, ...others: TestResource[]) =>
  outcomeOf(
    planDocument([resource, ...others].map((one) => ({ provider: provider(one.address), ...one }))),
    rule,
    resource.address,
  );
const values = (address: string, given: Record<string, unknown> = {}): TestResource => ({
  address,
  values: given,
});

describe("types that tables map", () => {
  it.each<[string, TestResource, string | undefined]>([
    ["region-in-eea", values("scaleway_mnq_sqs_queue.q", { region: "fr-par" }), "pass"],
    ["queue-not-public", values("scaleway_kafka_cluster.k", { private_network: [{ pn_id: "x" }] }), "pass"],
    ["queue-not-public", values("scaleway_kafka_cluster.k", { private_network: [] }), "fail"],
    ["queue-replicated", values("scaleway_kafka_cluster.k", { node_amount: 1 }), "fail"],
    ["object-not-public", values("scaleway_object.o", { visibility: "public-read" }), "fail"],
    ["object-not-public", values("aws_s3_object.o", { acl: "public-read" }), "fail"],
    ["key-expires", values("scaleway_function_token.t", { expires_at: "2027-01-01T00:00:00Z" }), "pass"],
    ["key-expires", values("scaleway_function_token.t"), "fail"],
    [
      "key-makes-no-keys",
      values("scaleway_mnq_sqs_credentials.c", { permissions: [{ can_manage: true }] }),
      "fail",
    ],
    ["device-uses-tls", values("scaleway_iot_device.d", { allow_insecure: true }), "fail"],
    ["device-uses-tls", values("scaleway_iot_device.d"), "pass"],
    ["processing-in-eea", values("scaleway_function_namespace.n", { region: "pl-waw" }), "pass"],
    [
      "pool-size-limited",
      values("scaleway_autoscaling_instance_group.g", { capacity: [{ max_replicas: 400 }] }),
      "fail",
    ],
    ["zone-signed", values("scaleway_domain_registration.d", { dnssec: false }), "fail"],
    ["resolver-in-eea", values("outscale_dhcp_option.d", { domain_name_servers: ["8.8.8.8"] }), "fail"],
    ["resolver-in-eea", values("outscale_dhcp_option.d", { domain_name_servers: ["10.0.0.2"] }), "pass"],
    [
      "resolver-in-eea",
      values("outscale_dhcp_option.d", { domain_name_servers: ["198.51.100.9"] }),
      "unknown",
    ],
    ["processing-in-eea", values("outscale_oks_project.p", { region: "us-east-2" }), "fail"],
    ["processing-in-eea", values("ovh_cloud_project.p"), "not-applicable"],
    ["processing-in-eea", values("ovh_cloud_project_region.r", { region: "BHS5" }), "fail"],
    [
      "service-sources-limited",
      values("ovh_dbaas_logs_input.i", { allowed_networks: ["0.0.0.0/0"] }),
      "fail",
    ],
    [
      "service-sources-limited",
      values("ovh_dbaas_logs_cluster.c", { query_allowed_networks: ["192.0.2.0/24"] }),
      "unknown",
    ],
    [
      "service-sources-limited",
      values("ovh_cloud_project_rancher.r", { target_spec: { ip_restrictions: [] } }),
      "fail",
    ],
    [
      "database-user-not-administrator",
      values("ovh_cloud_project_database_valkey_user.u", { categories: ["+@all"] }),
      "fail",
    ],
    [
      "database-user-not-administrator",
      values("ovh_cloud_project_database_mongodb_user.u", { roles: ["readWriteAnyDatabase@admin"] }),
      "fail",
    ],
    [
      "database-user-not-administrator",
      values("ovh_cloud_project_database_opensearch_user.u", {
        acls: [{ pattern: "logs_*", permission: "read" }],
      }),
      "pass",
    ],
    ["grant-not-full-access", values("ovh_cloud_project_user.u", { role_names: ["administrator"] }), "fail"],
    ["grant-not-full-access", values("ovh_me_identity_group.g", { role: "ADMIN" }), "fail"],
    ["grant-not-full-access", values("ovh_me_identity_group.g"), "pass"],
    ["key-expires", values("ovh_me_identity_user_token.t", { expires_in: 86_400 }), "pass"],
    ["key-expires", values("ovh_me_identity_user_token.t"), "fail"],
    [
      "endpoints-in-eea",
      values("ovh_cloud_project_kube_oidc.o", { issuer_url: "https://login.datadoghq.com" }),
      "fail",
    ],
    ["listener-uses-tls", values("ovh_iploadbalancing_http_frontend.f", { ssl: false }), "fail"],
    ["listener-uses-tls", values("ovh_iploadbalancing_tcp_frontend.f", { ssl: false }), "unknown"],
    ["listener-uses-tls", values("ovh_iploadbalancing_tcp_frontend.f", { ssl: true }), "pass"],
    [
      "placement-spreads",
      values("openstack_compute_servergroup_v2.g", { policies: ["anti-affinity"] }),
      "pass",
    ],
    ["second-factor", values("openstack_identity_user_v3.u"), "fail"],
    [
      "key-makes-no-keys",
      values("openstack_identity_application_credential_v3.c", { unrestricted: true }),
      "fail",
    ],
    ["grant-within-project", values("openstack_identity_role_assignment_v3.a", { domain_id: "d" }), "fail"],
    ["not-shared-with-all", values("openstack_networking_rbac_policy_v2.p", { target_tenant: "*" }), "fail"],
    [
      "bucket-not-public",
      values("openstack_objectstorage_container_v1.c", { container_read: ".r:*,.rlistings" }),
      "fail",
    ],
    ["bucket-not-public", values("openstack_objectstorage_container_v1.c"), "pass"],
    ["snapshot-not-public", values("openstack_images_image_v2.i", { visibility: "public" }), "fail"],
    [
      "admin-ports-closed",
      values("openstack_networking_portforwarding_v2.p", { external_port: 22, protocol: "tcp" }),
      "fail",
    ],
    ["port-behind-firewall", values("openstack_networking_port_v2.p", { no_security_groups: true }), "fail"],
    [
      "port-behind-firewall",
      values("openstack_networking_port_v2.p", { port_security_enabled: false, security_group_ids: ["x"] }),
      "fail",
    ],
    ["port-behind-firewall", values("openstack_networking_port_v2.p", { security_group_ids: ["x"] }), "pass"],
  ])("%s on %o: %s", (rule, resource, outcome) => expect(judge(rule, resource)).toBe(outcome));
});

describe("what an order says about its place", () => {
  const machine = (value: string) =>
    values("ovh_dedicated_server.m", {
      plan: [{ configuration: [{ label: "dedicated_datacenter", value }] }],
    });

  it.each([
    ["gra3", "pass"],
    ["bhs8", "fail"],
    ["moon1", "unknown"],
  ])("%s: %s", (dataCentre, outcome) => {
    expect(judge("processing-in-eea", machine(dataCentre))).toBe(outcome);
    expect(judge("processing-in-eea", values("ovh_dedicated_server.m"))).toBe("unknown");
  });
});

describe("types that are read for the sake of others", () => {
  const named = (
    address: string,
    references: Record<string, readonly string[]>,
    given: Record<string, unknown>,
  ) => ({
    address,
    values: given,
    references,
    unknown: Object.fromEntries(Object.keys(references).map((key) => [key, true])),
  });

  it("gathers who may mount a share", () => {
    const share = values("openstack_sharedfilesystem_share_v2.s", { name: "s" });
    const access = (to: string) =>
      named(
        "openstack_sharedfilesystem_share_access_v2.a",
        { share_id: ["openstack_sharedfilesystem_share_v2.s.id"] },
        { access_to: to },
      );
    expect(judge("service-sources-limited", share)).toBe("pass");
    expect(judge("service-sources-limited", share, access("10.0.0.0/24"))).toBe("pass");
    expect(judge("service-sources-limited", share, access("0.0.0.0/0"))).toBe("fail");
  });

  it("asks both phases of a tunnel for weak algorithms", () => {
    const tunnel = named(
      "openstack_vpnaas_site_connection_v2.t",
      {
        ikepolicy_id: ["openstack_vpnaas_ike_policy_v2.i.id"],
        ipsecpolicy_id: ["openstack_vpnaas_ipsec_policy_v2.p.id"],
      },
      {},
    );
    const policy = (kind: string, pfs: string) =>
      values(`openstack_vpnaas_${kind}`, { auth_algorithm: "sha256", encryption_algorithm: "aes-256", pfs });
    const ike = policy("ike_policy_v2.i", "group14");
    expect(judge("link-strong-ciphers", tunnel, ike, policy("ipsec_policy_v2.p", "group14"))).toBe("pass");
    expect(judge("link-strong-ciphers", tunnel, ike, policy("ipsec_policy_v2.p", "group5"))).toBe("fail");
    expect(judge("link-strong-ciphers", tunnel, ike)).toBe("unknown");
  });

  it("reads CAA records, and does not guess where no record of the zone is in the plan", () => {
    const zone = values("scaleway_domain_zone.z", { domain: "example.org", subdomain: "" });
    const record = (type: string, data: string) =>
      named("scaleway_domain_record.r", { dns_zone: ["scaleway_domain_zone.z.id"] }, { type, data });
    expect(judge("certificate-issuers-named", zone)).toBe("unknown");
    expect(judge("certificate-issuers-named", zone, record("A", "192.0.2.1"))).toBe("fail");
    expect(judge("certificate-issuers-named", zone, record("CAA", '0 issue "letsencrypt.org"'))).toBe("pass");
    expect(
      judge(
        "certificate-issuers-named",
        values("ovh_domain_zone_import.z", { zone_file: '@ IN CAA 0 issue "letsencrypt.org"\n' }),
      ),
    ).toBe("pass");
  });

  it("takes the filter before an address for open until a rule closes it", () => {
    const filter = values("ovh_ip_firewall.f", { ip_on_firewall: "192.0.2.7", enabled: true });
    const rule = (given: Record<string, unknown>) =>
      values("ovh_ip_firewall_rule.r", { protocol: "ipv4", ...given });
    expect(judge("network-acl-drops", filter)).toBe("fail");
    expect(judge("network-acl-drops", filter, rule({ ip_on_firewall: "192.0.2.8", action: "deny" }))).toBe(
      "fail",
    );
    expect(judge("network-acl-drops", filter, rule({ ip_on_firewall: "192.0.2.7", action: "deny" }))).toBe(
      "pass",
    );
    expect(
      judge("network-acl-drops", filter, {
        address: "ovh_ip_firewall_rule.r",
        unknown: { ip_on_firewall: true },
      }),
    ).toBe("unknown");
  });

  it("sees the security groups of a card that is linked to a machine", () => {
    const machine = values("outscale_vm.m", { vm_id: "i-1" });
    const link = named(
      "outscale_nic_link.l",
      { vm_id: ["outscale_vm.m.vm_id"], nic_id: ["outscale_nic.n.nic_id"] },
      {},
    );
    expect(
      judge(
        "instance-behind-firewall",
        machine,
        link,
        values("outscale_nic.n", { security_group_ids: ["sg-1"] }),
      ),
    ).toBe("pass");
    expect(judge("instance-behind-firewall", machine)).toBe("fail");
  });

  it("follows a user to the policies that are attached", () => {
    const user = (orn: string): TestResource => ({
      address: "outscale_user.u",
      values: { policy: [{}] },
      unknown: { policy: [{ policy_orn: true }] },
      references: { policy: [orn] },
    });
    const policy = (action: string) =>
      values("outscale_policy.p", {
        document: JSON.stringify({ Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] }),
      });
    expect(judge("grant-not-full-access", values("outscale_user.u", { policy: [] }), policy("api:*"))).toBe(
      "pass",
    );
    expect(judge("grant-not-full-access", user("x"))).toBe("unknown");
  });

  it("takes a bucket for public by a policy for everybody", () => {
    const bucket = values("aws_s3_bucket.b", { bucket: "acme" });
    const policy = (principal: unknown) =>
      values("aws_s3_bucket_policy.p", {
        bucket: "acme",
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: principal, Action: "s3:GetObject" }],
        }),
      });
    expect(judge("bucket-not-public", bucket, policy("*"))).toBe("fail");
    expect(judge("bucket-not-public", bucket, policy({ AWS: "acme" }))).toBe("pass");
  });

  it("wants records kept for six months where a bucket lets them expire", () => {
    const bucket = (name: string, days?: number) =>
      values("scaleway_object_bucket.b", {
        name,
        lifecycle_rule: days === undefined ? [] : [{ expiration: [{ days }] }],
      });
    expect(judge("records-kept-six-months", bucket("acme-audit-trail", 90))).toBe("fail");
    expect(judge("records-kept-six-months", bucket("acme-audit-trail", 365))).toBe("pass");
    expect(judge("records-kept-six-months", bucket("acme-audit-trail"))).toBe("pass");
    expect(judge("records-kept-six-months", bucket("acme-models", 30))).toBe("not-applicable");
  });
});

describe("a listener that passes bytes through", () => {
  const frontend = (port: number): TestResource => ({
    address: "scaleway_lb_frontend.f",
    values: { inbound_port: port },
    unknown: { lb_id: true, backend_id: true },
    references: { lb_id: ["scaleway_lb.l.id"], backend_id: ["scaleway_lb_backend.b.id"] },
  });
  const backend = (protocol: string, port: number) =>
    values("scaleway_lb_backend.b", { forward_protocol: protocol, forward_port: port });
  const lb = values("scaleway_lb.l", { assign_flexible_ip: true });
  const list = (...match: Record<string, unknown>[]): TestResource => ({
    address: "scaleway_lb_acl.a",
    values: { action: [{ type: "deny" }], match },
    unknown: { frontend_id: true },
    references: { frontend_id: ["scaleway_lb_frontend.f.id"] },
  });

  it("asks no TLS of SSH, and fails where it is open to the Internet", () => {
    expect(judge("listener-uses-tls", frontend(2222), backend("tcp", 22), lb)).toBe("not-applicable");
    expect(judge("backend-uses-tls", backend("tcp", 22))).toBe("not-applicable");
    expect(judge("admin-ports-closed", frontend(2222), backend("tcp", 22), lb)).toBe("fail");
    expect(
      judge(
        "admin-ports-closed",
        frontend(2222),
        backend("tcp", 22),
        lb,
        list({ ip_subnet: ["192.0.2.0/24"], invert: true }),
      ),
    ).toBe("pass");
    expect(
      judge(
        "admin-ports-closed",
        frontend(2222),
        backend("tcp", 22),
        values("scaleway_lb.l", { assign_flexible_ip: false }),
      ),
    ).toBe("pass");
  });

  it("does not know where TLS ends behind it, and knows clear text", () => {
    expect(judge("listener-uses-tls", frontend(443), backend("tcp", 443), lb)).toBe("unknown");
    expect(judge("listener-uses-tls", frontend(80), backend("http", 8080), lb)).toBe("fail");
    expect(judge("admin-ports-closed", frontend(443), backend("http", 3000), lb)).toBe("pass");
  });
});
