import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditOf, outcomeOf, planDocument, type TestResource } from "./plan-of.ts";

const judge = (rule: string, resource: TestResource, ...others: TestResource[]) =>
  outcomeOf(planDocument([resource, ...others]), rule, resource.address);

const bucket = { address: "scaleway_object_bucket.b", values: { name: "acme" }, unknown: { region: true } };
const encryption = {
  address: "scaleway_object_bucket_server_side_encryption_configuration.e",
  values: { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }] }] },
};

describe("where a resource stands", () => {
  it("is unknown when nothing states a region", () => {
    expect(judge("region-in-eea", bucket)).toBe("unknown");
    expect(judge("region-stated", bucket)).toBe("fail");
  });

  it("is told by the resource", () => {
    const stated = { ...bucket, values: { ...bucket.values, region: "nl-ams" }, unknown: {} };
    expect(judge("region-in-eea", stated)).toBe("pass");
    expect(judge("region-stated", stated)).toBe("pass");
  });

  it("is told by the zone of a zonal resource", () => {
    const volume = { address: "scaleway_block_volume.v", values: { zone: "pl-waw-2" } };
    expect(judge("region-in-eea", volume)).toBe("pass");
  });

  it("is told by the parent", () => {
    const volume = { address: "scaleway_block_volume.v", values: { zone: "fr-par-2" } };
    const snapshot = {
      address: "scaleway_block_snapshot.s",
      unknown: { zone: true, volume_id: true },
      references: { volume_id: ["scaleway_block_volume.v.id"] },
    };
    expect(judge("region-in-eea", snapshot, volume)).toBe("pass");
  });

  it("is told by the provider configuration, which is not the resource's own word", () => {
    const document = planDocument([bucket]);
    Object.assign(document.configuration, {
      provider_config: { scaleway: { expressions: { region: { constant_value: "fr-par" } } } },
    });
    expect(outcomeOf(document, "region-in-eea", bucket.address)).toBe("pass");
    expect(outcomeOf(document, "region-stated", bucket.address)).toBe("fail");
  });

  it("is unknown for a region nobody knows", () => {
    expect(
      judge("region-in-eea", { ...bucket, values: { name: "acme", region: "us-east-1" }, unknown: {} }),
    ).toBe("unknown");
  });
});

describe("a bucket", () => {
  it("is not encrypted without its own setting", () => {
    expect(judge("bucket-encrypted", bucket)).toBe("fail");
  });

  it("is encrypted by a setting that refers to it", () => {
    const setting = {
      ...encryption,
      references: { bucket: ["scaleway_object_bucket.b.name"] },
      unknown: { bucket: true },
    };
    expect(judge("bucket-encrypted", bucket, setting)).toBe("pass");
    expect(judge("bucket-under-own-key", bucket, setting)).toBe("pass");
  });

  it("is encrypted by a setting that has its name", () => {
    expect(
      judge("bucket-encrypted", bucket, { ...encryption, values: { ...encryption.values, bucket: "acme" } }),
    ).toBe("pass");
  });

  it("is not encrypted by the setting of another bucket", () => {
    expect(
      judge("bucket-encrypted", bucket, { ...encryption, values: { ...encryption.values, bucket: "other" } }),
    ).toBe("fail");
  });

  it("may be encrypted by a setting of which the plan does not tell the bucket", () => {
    expect(judge("bucket-encrypted", bucket, { ...encryption, unknown: { bucket: true } })).toBe("unknown");
  });

  it("is public by a policy for everybody", () => {
    const policy = (principal: unknown) => ({
      address: "scaleway_object_bucket_policy.p",
      values: {
        bucket: "acme",
        policy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: principal }] }),
      },
    });
    expect(judge("bucket-not-public", bucket, policy("*"))).toBe("fail");
    expect(judge("bucket-not-public", bucket, policy({ SCW: "application_id:x" }))).toBe("pass");
  });

  it("needs a lock only where name or labels say that it keeps backups, logs or evidence", () => {
    const lock = (values: Record<string, unknown>, unknown: Record<string, unknown> = {}) =>
      outcomeOf(
        planDocument([{ address: "scaleway_object_bucket.b", values, unknown }]),
        "bucket-locked",
        "scaleway_object_bucket.b",
      );
    expect(lock({ name: "acme-model-weights", tags: {} })).toBe("not-applicable");
    expect(lock({ name: "acme-catalogs", tags: { purpose: "weights" } })).toBe("not-applicable");
    expect(lock({ name: "acme-backups" })).toBe("fail");
    expect(lock({ name: "acme-1", tags: { purpose: "logs" } })).toBe("fail");
    expect(lock({ tags: {} }, { name: true })).not.toBe("pass");
  });

  it("keeps cold objects in Paris, whatever its region", () => {
    const cold = {
      lifecycle_rule: [{ enabled: true, transition: [{ storage_class: "GLACIER", days: 90 }] }],
    };
    expect(
      judge("cold-tier-in-same-country", { ...bucket, values: { name: "acme", region: "nl-ams", ...cold } }),
    ).toBe("fail");
    expect(
      judge("cold-tier-in-same-country", { ...bucket, values: { name: "acme", region: "fr-par", ...cold } }),
    ).toBe("pass");
  });
});

describe("exposure", () => {
  it("takes the provider's accepting defaults for what is left out", () => {
    const group = { address: "scaleway_instance_security_group.g" };
    expect(judge("firewall-drops-inbound", group)).toBe("fail");
    expect(judge("firewall-drops-outbound", group)).toBe("fail");
    expect(judge("admin-ports-closed", group)).toBe("fail");
    expect(judge("network-acl-drops", { address: "scaleway_vpc_acl.a" })).toBe("fail");
  });

  it("sees a database without any network named as public", () => {
    const db = { address: "scaleway_rdb_instance.d", values: { load_balancer: [] } };
    expect(judge("database-not-public", db)).toBe("fail");
    expect(judge("database-sources-limited", db)).toBe("fail");
  });

  it("sees an empty load_balancer block beside a private network", () => {
    const values = { private_network: [{ pn_id: "x" }] };
    expect(judge("database-not-public", { address: "scaleway_rdb_instance.d", values })).toBe("pass");
    expect(
      judge("database-not-public", {
        address: "scaleway_rdb_instance.d",
        values: { ...values, load_balancer: [{}] },
      }),
    ).toBe("fail");
  });

  it("sees an address given by reference", () => {
    const server = {
      address: "scaleway_instance_server.s",
      values: { ip_ids: [null] },
      unknown: { ip_ids: [true] },
      references: { ip_ids: ["scaleway_instance_ip.i.id"] },
    };
    expect(judge("instance-without-public-address", server, { address: "scaleway_instance_ip.i" })).toBe(
      "fail",
    );
    expect(
      judge("instance-without-public-address", {
        address: "scaleway_instance_server.s",
        values: { ip_ids: null },
      }),
    ).toBe("pass");
  });

  it("opens a cluster or bastion that lists no source to everybody", () => {
    expect(judge("kubernetes-api-limited", { address: "scaleway_k8s_cluster.k" })).toBe("fail");
    const gateway = {
      address: "scaleway_vpc_public_gateway.g",
      values: { bastion_enabled: true },
      unknown: { allowed_ip_ranges: true },
    };
    expect(judge("bastion-sources-limited", gateway)).toBe("fail");
    const limited = {
      ...gateway,
      values: { bastion_enabled: true, allowed_ip_ranges: ["203.0.113.0/24"] },
      unknown: {},
    };
    expect(judge("bastion-sources-limited", limited)).toBe("pass");
  });

  it("gives nodes public addresses unless told otherwise", () => {
    expect(judge("nodes-without-public-address", { address: "scaleway_k8s_pool.p" })).toBe("fail");
  });
});

describe("other traps", () => {
  it("calls an access key without a date a key that never expires", () => {
    const key = {
      address: "scaleway_iam_api_key.k",
      unknown: { secret_key: true },
      sensitive: { secret_key: true },
    };
    expect(judge("key-expires", key)).toBe("fail");
    expect(judge("no-secret-in-state", key)).toBe("fail");
  });

  it("finds registries in cloud-init, in Base64 too", () => {
    const script = "#cloud-config\nruncmd:\n  - docker pull ghcr.io/acme/engine:1\n";
    const server = (cloud_init: string) => ({
      address: "scaleway_instance_server.s",
      values: { cloud_init },
    });
    expect(judge("endpoints-in-eea", server(script))).toBe("fail");
    expect(judge("endpoints-in-eea", server(Buffer.from(script).toString("base64")))).toBe("fail");
    expect(judge("endpoints-in-eea", server("#cloud-config\n"))).toBe("pass");
  });

  it("does not claim what no attribute shows", () => {
    expect(judge("volume-encrypted", { address: "scaleway_block_volume.v" })).toBe("not-observable");
  });

  it("lists types without a rule, from other providers too", () => {
    const { uncovered } = auditOf(
      planDocument([
        { address: "scaleway_rdb_privilege.p" },
        { address: "acme_thing.t", provider: "registry.example.org/acme/acme" },
      ]),
    );
    expect(uncovered).toEqual([
      { type: "acme_thing", count: 1 },
      { type: "scaleway_rdb_privilege", count: 1 },
    ]);
  });
});

describe("the plan that the real provider made", () => {
  const document = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/scaleway/plan.json"), "utf8"),
  );
  const failures = auditOf(document).verdicts.filter(({ outcome }) => outcome === "fail");
  const failed = (rule: string) =>
    failures.filter((verdict) => verdict.rule === rule).map(({ address }) => address);

  it("fails exactly where it is insecure", () => {
    expect(failed("no-secret-in-state")).toEqual([
      "scaleway_cockpit_token.push",
      "scaleway_iam_api_key.k",
      "scaleway_k8s_cluster.k",
      "scaleway_opensearch_deployment.o",
    ]);
    expect(failed("logs-kept-six-months")).toEqual(["scaleway_cockpit_source.logs"]);
    expect(failed("backup-in-same-country")).toEqual(["scaleway_rdb_instance.pg"]);
    // The vendor does not write which versions the middle level takes.
    expect(failed("balancer-modern-tls")).toEqual([]);
    expect(failed("endpoints-in-eea")).toEqual([
      "scaleway_inference_model.m",
      "scaleway_job_definition.stop",
    ]);
    expect(failed("bucket-encrypted")).toEqual([]);
    expect(failed("database-not-public")).toEqual([]);
    expect(failed("listener-uses-tls")).toEqual([]);
  });
});
