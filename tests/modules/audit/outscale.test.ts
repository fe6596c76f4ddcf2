import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditOf, outcomeOf, planDocument, type TestResource } from "./plan-of.ts";

const provider = "registry.terraform.io/outscale/outscale";
const judge = (rule: string, resource: TestResource, ...others: TestResource[]) =>
  outcomeOf(planDocument([resource, ...others].map((one) => ({ provider, ...one }))), rule, resource.address);

describe("the plan that the real provider made", () => {
  const document = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/outscale/plan.json"), "utf8"),
  );
  const { verdicts, uncovered, graph } = auditOf(document);
  const failed = (rule: string) =>
    verdicts
      .filter((verdict) => verdict.rule === rule && verdict.outcome === "fail")
      .map(({ address }) => address);

  it("finds the region where only the provider or the subregion states it", () => {
    const facts = (address: string) => graph.node(address)?.facts;
    expect(facts("outscale_volume.models")?.region).toMatchObject({
      state: "known",
      value: "cloudgouv-eu-west-1",
    });
    expect(facts("outscale_net.main")?.region).toMatchObject({
      state: "known",
      value: "cloudgouv-eu-west-1",
    });
    expect(facts("outscale_oks_cluster.c")?.region).toMatchObject({ state: "known", value: "eu-west-2" });
  });

  it("fails exactly where it is insecure", () => {
    expect(failed("instance-without-public-address")).toEqual(["outscale_vm.min"]);
    expect(failed("no-secret-in-state")).toEqual([
      "outscale_access_key.ops",
      "outscale_oks_cluster.c",
      "outscale_server_certificate.gw",
      "outscale_vpn_connection.v",
    ]);
    expect(failed("firewall-drops-outbound")).toEqual([]);
    expect(failed("kubernetes-api-limited")).toEqual([]);
  });

  it("names what no rule looks at", () => {
    expect(uncovered.map(({ type }) => type)).toEqual(["outscale_ca"]);
  });

  it("prints neither the provider's key nor the certificate's", () => {
    const text = JSON.stringify({ verdicts, facts: graph.nodes.map(({ facts }) => facts) });
    expect(text).not.toContain("SK0000");
    expect(text).not.toContain("placeholder private key");
  });
});

describe("traps", () => {
  it("takes all egress as open unless the default rule is removed", () => {
    const group = { address: "outscale_security_group.g", values: { description: "x" } };
    expect(judge("firewall-drops-outbound", group)).toBe("fail");
    const closed = { ...group, values: { description: "x", remove_default_outbound_rule: true } };
    expect(judge("firewall-drops-outbound", closed)).toBe("pass");
    expect(judge("mail-ports-closed", closed)).toBe("pass");
  });

  it("reads rules that are resources of their own", () => {
    const group = { address: "outscale_security_group.g", values: { remove_default_outbound_rule: true } };
    const rule = (values: Record<string, unknown>, known = true) => ({
      address: "outscale_security_group_rule.r",
      values: { flow: "Inbound", ...values },
      unknown: { security_group_id: true },
      ...(known
        ? { references: { security_group_id: ["outscale_security_group.g.security_group_id"] } }
        : {}),
    });
    const ssh = { ip_protocol: "tcp", from_port_range: 22, to_port_range: 22 };
    expect(judge("admin-ports-closed", group, rule({ ...ssh, ip_range: "0.0.0.0/0" }))).toBe("fail");
    expect(judge("admin-ports-closed", group, rule({ ...ssh, ip_range: "192.0.2.0/24" }))).toBe("pass");
    expect(
      judge(
        "admin-ports-closed",
        group,
        rule({ rules: [{ ...ssh, ip_ranges: ["192.0.2.0/24", "0.0.0.0/0"] }] }),
      ),
    ).toBe("fail");
    expect(judge("admin-ports-closed", group, rule({ ip_range: "0.0.0.0/0" }))).toBe("fail");
    expect(judge("admin-ports-closed", group, rule({ ...ssh, ip_range: "192.0.2.0/24" }, false))).toBe(
      "unknown",
    );
  });

  it("does not take the provider's silence for France", () => {
    expect(judge("region-in-eea", { address: "outscale_snapshot.s" })).toBe("unknown");
    expect(
      judge("region-in-eea", { address: "outscale_volume.v", values: { subregion_name: "us-east-2a" } }),
    ).toBe("fail");
  });

  it("sees snapshots opened to every account", () => {
    const snapshot = { address: "outscale_snapshot.s" };
    const open = {
      address: "outscale_snapshot_attributes.a",
      values: { permissions_to_create_volume_additions: [{ global_permission: true }] },
      unknown: { snapshot_id: true },
      references: { snapshot_id: ["outscale_snapshot.s.snapshot_id"] },
    };
    expect(judge("snapshot-not-public", snapshot, open)).toBe("fail");
    expect(judge("snapshot-not-public", snapshot)).toBe("pass");
  });

  it("asks the endpoint, not the region's name, where a bucket of the AWS provider lies", () => {
    const bucket = {
      address: "aws_s3_bucket.b",
      values: { bucket: "acme" },
      provider: "registry.terraform.io/hashicorp/aws",
    };
    const document = (expressions: object) => {
      const plan = planDocument([bucket]);
      Object.assign(plan.configuration, { provider_config: { scaleway: { expressions } } });
      return plan;
    };
    const endpoint = (host: string) => ({ endpoints: [{ s3: { constant_value: `https://${host}` } }] });
    expect(outcomeOf(document(endpoint("oos.eu-west-2.outscale.com")), "region-in-eea", bucket.address)).toBe(
      "pass",
    );
    expect(outcomeOf(document(endpoint("oos.us-east-2.outscale.com")), "region-in-eea", bucket.address)).toBe(
      "fail",
    );
    expect(outcomeOf(document({}), "region-in-eea", bucket.address)).toBe("unknown");
  });
});
