import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { OvhcloudContainerRegistry } from "../../../../constructs/clouds/ovhcloud/container-registry.ts";
import { OvhcloudDatabase } from "../../../../constructs/clouds/ovhcloud/database.ts";
import { OvhcloudEncryptionKey } from "../../../../constructs/clouds/ovhcloud/encryption-key.ts";
import { OvhcloudIdentity } from "../../../../constructs/clouds/ovhcloud/identity.ts";
import { OvhcloudLoadBalancer } from "../../../../constructs/clouds/ovhcloud/load-balancer.ts";
import { OvhcloudLogSink } from "../../../../constructs/clouds/ovhcloud/log-sink.ts";
import { OvhcloudObjectStorage } from "../../../../constructs/clouds/ovhcloud/object-storage.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const parts = partsOf(ovhcloudCase);
const soon = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const who = { name: "reader", purpose: "reads things for the tests", dataClass: "confidential" } as const;
const justification = "the gateway keeps keys and budgets";
const database = (highAvailability = true, environment: "production" | "development" = "production") =>
  synthesize(
    ovhcloudCase,
    (stack) => {
      const network = parts.network(stack, { adminCidrs: [] });
      network.allow({ from: "edge", to: "data", port: 1024, lastPort: 65_535, justification });
      new OvhcloudDatabase(stack, "Database", {
        name: "knowledge",
        network,
        dataClass: "personal",
        highAvailability,
      });
    },
    { environment },
  );
const balancer =
  (targetTls = true) =>
  (stack: TerraformStack) => {
    const network = parts.network(stack, { adminCidrs: [] });
    const logs = new OvhcloudLogSink(stack, "Logs", { name: "logs", dataClass: "personal", network });
    const targets = [parts.instance(stack, network)];
    const common = {
      name: "front",
      domain: "ai.example.org",
      targetPort: 443,
      dataClass: "personal",
    } as const;
    new OvhcloudLoadBalancer(stack, "Front", { ...common, network, logs, targets, targetTls });
  };

describe("traps of OVHcloud's keys and secrets", () => {
  it("a secret resource reads values back into the state, also those pushed out of band", () => {
    const { json } = synthesize(ovhcloudCase, (stack) => void parts.secrets(stack));
    expect(json.resource).not.toHaveProperty("ovh_okms_secret");
    expect(JSON.stringify(json.output)).toContain("acme/access");
  });

  it("ordering a key domain goes through a shopping cart, and its destroy ends the contract", () => {
    const { text, the } = synthesize(ovhcloudCase, (stack) => void parts.key(stack));
    expect(text).not.toMatch(/"ovh_okms"|"ovh_cloud_project"|"ovh_vrack"/);
    expect(the("ovh_okms_service_key").okms_id).toBe(ovhcloudCase.placement.services?.keyDomain);
    const found = problemsOf(ovhcloudCase, (stack) => void parts.key(stack), {
      services: { keyDomain: "mine" },
    });
    expect(found).toEqual([expect.stringContaining("services.keyDomain: is needed and ordered beforehand")]);
  });

  it("keys have no rotation: a wish for one is refused", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      new OvhcloudEncryptionKey(stack, "Key", { name: "content", rotationDays: 90, dataClass: "personal" });
    });
    expect(found).toEqual([expect.stringContaining("rotationDays: cannot be kept")]);
  });

  it("an imported key would lie in the state", () => {
    expect(synthesize(ovhcloudCase, (stack) => void parts.key(stack)).text).not.toContain("service_key_jwk");
  });

  it("a service account's secret never ends: its policies do", () => {
    const { the } = synthesize(ovhcloudCase, (stack) => {
      const identity = new OvhcloudIdentity(stack, "Reader", who);
      const secrets = parts.secrets(stack);
      secrets.grantRead(identity);
      identity.issueKey({ name: "first", expiresAt: soon, into: secrets.secret("access") });
    });
    expect(the("ovh_iam_policy").expired_at).toBe(soon);
    expect(the("ovh_okms_secret")).toMatchObject({ path: "acme/access", metadata: { cas_required: false } });
  });

  it("keys of buckets never end: none is issued", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      const identity = new OvhcloudIdentity(stack, "Reader", who);
      new OvhcloudObjectStorage(stack, "Bucket", {
        bucketName: "acme-files",
        dataClass: "internal",
      }).grantRead(identity);
      const into = parts.secrets(stack).secret("access");
      identity.issueKey({ name: "first", expiresAt: soon, into });
    });
    expect(found).toEqual([expect.stringContaining('key "first": cannot be issued')]);
  });

  it("each account leaves a secret in the state: none is made before a grant needs it", () => {
    expect(synthesize(ovhcloudCase, (stack) => void parts.identity(stack)).json).not.toHaveProperty(
      "resource",
    );
  });

  it("policies name their actions, never a wildcard", () => {
    const { the } = synthesize(ovhcloudCase, (stack) =>
      parts.secrets(stack).grantRead(parts.identity(stack)),
    );
    expect(the("ovh_iam_policy").allow).toEqual([
      "okms:apikms:secret/get",
      "okms:apikms:secret/version/getData",
    ]);
  });
});

describe("traps of OVHcloud's logs", () => {
  const stream = (retentionDays = 365) =>
    synthesize(ovhcloudCase, (stack) => {
      new OvhcloudLogSink(stack, "Logs", {
        name: "logs",
        dataClass: "personal",
        retentionDays,
        ...parts.service(stack),
      });
    }).the("ovh_dbaas_logs_output_graylog_stream");

  it("the archive counts years, not days", () => {
    expect(stream()).toMatchObject({ cold_storage_enabled: true, cold_storage_retention: 1 });
    expect(stream(366)).toMatchObject({ cold_storage_retention: 2 });
  });

  it("a full index would stop the audit trail in silence", () => {
    expect(stream()).toMatchObject({ pause_indexing_on_max_size: false, cold_storage_content: "ALL" });
  });

  it("a web socket would show logs to whoever has its address", () => {
    expect(stream()).toMatchObject({ web_socket_enabled: false });
  });
});

describe("traps of OVHcloud's database", () => {
  it("a database without a network is public", () => {
    for (const node of database().the("ovh_cloud_project_database").nodes as object[]) {
      expect(node).toMatchObject({
        region: "GRA",
        network_id: expect.anything(),
        subnet_id: expect.anything(),
      });
    }
  });

  it("an empty list of addresses lets nobody connect: flows fill it", () => {
    expect(database().the("ovh_cloud_project_database").ip_restrictions).toEqual([
      { ip: "10.64.0.0/20", description: "a tier that a flow lets in" },
    ]);
  });

  it("backups go where the service likes", () => {
    expect(database().the("ovh_cloud_project_database").backup_regions).toEqual(["GRA"]);
  });

  it("a database can be deleted by one wrong step", () => {
    expect(database().the("ovh_cloud_project_database")).toMatchObject({ deletion_protection: true });
    expect(database(true, "development").the("ovh_cloud_project_database")).toMatchObject({
      deletion_protection: false,
    });
  });

  it("the plan decides nodes and days of backups, and any word is taken for one", () => {
    const { plan, nodes } = database().the("ovh_cloud_project_database");
    expect([plan, (nodes as object[]).length]).toEqual(["enterprise", 3]);
    expect(database(false).the("ovh_cloud_project_database").plan).toBe("essential");
  });

  it("a user made by Terraform leaves its password in the state", () => {
    expect(database().text).not.toContain("postgresql_user");
    expect(JSON.stringify(database().json.output)).toContain("Make the user administrator of knowledge");
  });

  it("the cloud picks the port", () => {
    synthesize(ovhcloudCase, (stack) => {
      const network = parts.network(stack);
      const made = new OvhcloudDatabase(stack, "Database", {
        name: "knowledge",
        network,
        dataClass: "personal",
      });
      expect(made.portRange).toEqual([1024, 65_535]);
    });
  });
});

describe("traps of OVHcloud's load balancer and registry", () => {
  it("the one load balancer of this version is made anew when a machine is added", () => {
    const made = synthesize(ovhcloudCase, balancer());
    expect(made.text).not.toContain('"ovh_cloud_project_loadbalancer"');
    expect(made.the("openstack_lb_member_v2")).toMatchObject({ protocol_port: 443 });
  });

  it("a certificate's key would lie in the state: TLS ends on the machines", () => {
    const made = synthesize(ovhcloudCase, balancer());
    expect(made.the("openstack_lb_listener_v2")).toMatchObject({ protocol: "TCP", protocol_port: 443 });
    expect(made.text).not.toContain("key_manager");
    expect(problemsOf(ovhcloudCase, balancer(false))).toEqual([
      expect.stringContaining("targetTls: cannot be false"),
    ]);
  });

  it("access logs go nowhere by themselves", () => {
    const { the } = synthesize(ovhcloudCase, balancer());
    expect(the("ovh_cloud_project_region_loadbalancer_log_subscription")).toMatchObject({ kind: "haproxy" });
  });

  it("a registry is open to every address until both of its sides are restricted", () => {
    const made = synthesize(ovhcloudCase, (stack) => {
      const network = parts.network(stack);
      network.allowEgress({ from: "app", justification: "images and model weights" });
      new OvhcloudContainerRegistry(stack, "Images", {
        registryName: "acme-images",
        dataClass: "internal",
        network,
      });
    });
    const blocks = (side: string) =>
      (made.the(`ovh_cloud_project_containerregistry_ip_restrictions_${side}`).ip_restrictions as object[])
        .length;
    expect([blocks("management"), blocks("registry")]).toEqual([1, 2]);
  });

  it("who may pull is said inside the registry: a grant is a step for an operator", () => {
    const { json, text } = synthesize(ovhcloudCase, (stack) => {
      new OvhcloudContainerRegistry(stack, "Images", {
        registryName: "acme-images",
        dataClass: "internal",
        ...parts.service(stack),
      }).grantPull(parts.identity(stack));
    });
    expect(JSON.stringify(json.output)).toContain("robot account acme-identity-pull");
    expect(text).not.toContain("containerregistry_user");
  });
});
