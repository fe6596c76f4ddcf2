import { describe, expect, it } from "vitest";
import { UserError } from "../../modules/problem/problem.ts";
import type { Deployment } from "../../stacks/load-settings.ts";
import { referenceDeployments, type StackJson, synthesizeAll } from "./synthesized.ts";

const reference = referenceDeployments().find(({ name }) => name === "small-ovhcloud") as Deployment;
const stacks = synthesizeAll(reference);
const foundation = stacks["small-ovhcloud-foundation"] as StackJson;
const compute = stacks["small-ovhcloud-compute"] as StackJson;
const all = (stack: StackJson, type: string) => Object.values(stack.resource[type] ?? {});

describe("the small stack on OVHcloud", () => {
  it("never destroys what holds data in production", () => {
    const lasting = [
      "ovh_cloud_project_storage",
      "ovh_cloud_project_database",
      "ovh_okms_service_key",
      "ovh_dbaas_logs_output_graylog_stream",
      "ovh_cloud_project_containerregistry",
    ];
    for (const type of lasting) {
      expect(all(foundation, type).length).toBeGreaterThan(0);
      for (const made of all(foundation, type)) expect(made.lifecycle).toEqual({ prevent_destroy: true });
      expect(all(compute, type)).toEqual([]);
    }
  });

  it("leaves no more secrets in the state than its page says: the tokens of two log streams and a bucket user's password", () => {
    const confessing =
      /oauth2_client|s3_credential|okms_secret|okms_credential|postgresql_user|registry_user|key_manager/;
    for (const { resource } of [foundation, compute]) {
      expect(Object.keys(resource).filter((type) => confessing.test(type))).toEqual([]);
    }
    expect(all(foundation, "ovh_cloud_project_user")).toHaveLength(1);
    expect(all(foundation, "ovh_dbaas_logs_output_graylog_stream")).toHaveLength(2);
  });

  it("lets machines out by named ports only, never to mail servers", () => {
    const out = all(foundation, "openstack_networking_secgroup_rule_v2").filter(
      ({ remote_ip_prefix, direction }) => remote_ip_prefix === "0.0.0.0/0" && direction === "egress",
    );
    const ports = new Set(out.map(({ protocol, port_range_min }) => `${protocol} ${port_range_min}`));
    expect([...ports].sort()).toEqual([
      "tcp 443",
      "tcp 4460",
      "tcp 53",
      "tcp 6514",
      "tcp 80",
      "udp 123",
      "udp 53",
    ]);
  });

  it("sends the machines' journals over syslog, with a message a line and the token as structured data", () => {
    const locals = JSON.stringify(compute.locals);
    expect(locals).toMatch(/target=\W+gra1\.logs\.ovh\.com\W+port=\W+6514/);
    expect(locals).toContain("X-OVH-TOKEN");
    expect(locals).toContain("traditional");
  });

  it("names every service that has to be ordered beforehand, before anything is written", () => {
    const problems = () => {
      try {
        synthesizeAll({ ...reference, services: {} });
      } catch (error) {
        return error instanceof UserError ? error.problems.map(({ where }) => where.split(" ")[1]) : [];
      }
      return [];
    };
    expect([...new Set(problems())]).toEqual(["services.keyDomain", "services.logs", "services.logsHost"]);
  });
});
