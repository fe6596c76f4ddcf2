import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../modules/problem/problem.ts";
import { deploymentWith, referenceDeployments, type StackJson, synthesizeAll } from "./synthesized.ts";

const stacks = synthesizeAll(...referenceDeployments());
const foundation = stackNamed("small-scaleway-foundation");
const compute = stackNamed("small-scaleway-compute");

function stackNamed(name: string, among = stacks): StackJson {
  const stack = among[name];
  if (stack === undefined) throw new Error(`no stack ${name} in ${Object.keys(among).join(", ")}`);
  return stack;
}

describe("the ids of the reference stacks", () => {
  const file = join(import.meta.dirname, "ids.json");
  const ids = Object.fromEntries(
    Object.entries(stacks).map(([name, { resource }]) => [
      name,
      Object.entries(resource)
        .flatMap(([type, named]) => Object.keys(named).map((id) => `${type}.${id}`))
        .sort(),
    ]),
  );
  // A changed id destroys and makes again what people run: only a major release may do that.
  // UPDATE_IDS=1 writes the file.
  if (process.env.UPDATE_IDS === "1") writeFileSync(file, `${JSON.stringify(ids, null, 2)}\n`);

  it("are part of the contract", () => {
    expect(ids).toEqual(JSON.parse(readFileSync(file, "utf8")));
  });

  it("do not depend on the deployment's name", () => {
    const other = synthesizeAll(deploymentWith({ name: "acme" }));
    expect(Object.keys(stackNamed("acme-compute", other).resource)).toEqual(Object.keys(compute.resource));
    expect(idsOf(stackNamed("acme-foundation", other))).toEqual(idsOf(foundation));
  });
});

const idsOf = ({ resource }: StackJson) => Object.values(resource).map((named) => Object.keys(named));

describe("the foundation", () => {
  const lasting = [
    "scaleway_object_bucket",
    "scaleway_key_manager_key",
    "scaleway_rdb_instance",
    "scaleway_rdb_database",
    "scaleway_registry_namespace",
    "scaleway_secret",
    "scaleway_cockpit_source",
  ];
  it.each(lasting)("never destroys a %s in production", (type) => {
    const resources = Object.values(foundation.resource[type] ?? {});
    expect(resources.length).toBeGreaterThan(0);
    for (const resource of resources) expect(resource.lifecycle).toEqual({ prevent_destroy: true });
  });

  it("holds everything that keeps data: compute holds none of it", () => {
    expect(Object.keys(compute.resource).filter((type) => lasting.includes(type))).toEqual([]);
    expect(JSON.stringify(compute)).not.toContain('"prevent_destroy":true');
  });

  it("keeps logs and backups as long as the settings say", () => {
    const changed = synthesizeAll(
      deploymentWith({
        name: "acme",
        retention: { logsDays: 200, objectVersionsDays: 10 },
        backups: { retentionDays: 14, everyHours: 6 },
      }),
    );
    const { resource } = stackNamed("acme-foundation", changed);
    expect(only(resource.scaleway_cockpit_source)).toMatchObject({ retention_days: 200 });
    expect(only(resource.scaleway_rdb_instance)).toMatchObject({
      backup_schedule_frequency: 6,
      backup_schedule_retention: 14,
    });
    expect(JSON.stringify(resource.scaleway_object_bucket)).toContain('"noncurrent_days":10');
    expect(JSON.stringify(resource.scaleway_object_bucket_lock_configuration)).toContain('"days":200');
  });

  it("makes no key, token or secret value: the state of neither stack holds one", () => {
    const confessing = ["scaleway_iam_api_key", "scaleway_cockpit_token", "scaleway_secret_version"];
    for (const { resource } of [foundation, compute]) {
      expect(Object.keys(resource).filter((type) => confessing.includes(type))).toEqual([]);
    }
    expect(only(foundation.resource.scaleway_rdb_instance)).toMatchObject({ password_wo_version: 1 });
    expect(only(foundation.resource.scaleway_rdb_instance)).not.toHaveProperty("password");
    expect(foundation.variable).toMatchObject({
      gateway_administrator_password: { ephemeral: true, sensitive: true },
    });
  });

  it("encrypts every bucket under a key of the deployment's own, but the one that the cloud itself writes to", () => {
    const rules = Object.entries(
      foundation.resource.scaleway_object_bucket_server_side_encryption_configuration ?? {},
    );
    const own = rules.filter(([, rule]) => JSON.stringify(rule).includes('"sse_algorithm":"aws:kms"'));
    expect(own).toHaveLength(3);
    const others = rules.filter((rule) => !own.includes(rule)).map(([id]) => id);
    expect(others).toEqual([expect.stringMatching(/^AuditTrail_/)]);
  });

  it("loses at most four hours of the database", () => {
    expect(only(foundation.resource.scaleway_rdb_instance)).toMatchObject({ backup_schedule_frequency: 4 });
  });

  it("may be destroyed where it is no production", () => {
    const stacks = synthesizeAll(deploymentWith({ name: "acme", environment: "development" }));
    expect(JSON.stringify(stackNamed("acme-foundation", stacks))).not.toContain('"prevent_destroy":true');
  });

  it("lets no rule delete health data", () => {
    const stacks = synthesizeAll(deploymentWith({ name: "acme", dataClasses: ["internal", "health"] }));
    const buckets = Object.values(
      stackNamed("acme-foundation", stacks).resource.scaleway_object_bucket ?? {},
    );
    const documents = buckets.find(({ name }) => String(name).endsWith("-documents"));
    expect(documents).toBeDefined();
    expect(documents?.lifecycle_rule ?? []).toEqual([]);
  });

  it("says which kind of data each resource holds, and where it was written down", () => {
    const { value } = (foundation.output as Record<string, { value: Record<string, unknown> }>)
      .__sovereign_manifest ?? { value: {} };
    const described = Object.entries(foundation.resource).flatMap(([type, named]) =>
      Object.keys(named).map((id) => `${type}.${id}`),
    );
    const byHand = Object.keys(value).filter((address) => address.startsWith("output."));
    expect(byHand).toEqual(["output.audit_trail_steps", "output.backup_content_steps"]);
    expect(Object.keys(value).sort()).toEqual([...described, ...byHand].sort());
    expect(value[described.find((address) => address.includes("Documents_7E5B2978")) ?? ""]).toMatchObject({
      dataClass: "personal",
      owner: "it@example.org",
      source: expect.stringMatching(/^stacks\/foundation\/foundation\.ts:\d+$/),
    });
  });

  it("opens three flows between tiers, and no other", () => {
    const rules = Object.values(foundation.resource.scaleway_vpc_acl ?? {}).flatMap(
      (acl) => (acl.rules ?? []) as { description: string }[],
    );
    expect(rules.map((rule) => rule.description).filter((text) => !text.startsWith("answers:"))).toEqual([
      "The gateway asks the engine",
      "The gateway keeps keys and budgets, the chat what people wrote",
      "Monitoring reads the engine's figures",
    ]);
  });
});

describe("compute", () => {
  it("serves the size's model on the cheapest GPU machine of the zone that it fits on", () => {
    const { resource } = compute;
    const types = Object.values(resource.scaleway_instance_server ?? {}).map(({ type }) => type);
    expect(types).toContain("L40S-1-48G");
  });

  it("replaces a machine when its program changes", () => {
    const changed = synthesizeAll(deploymentWith({ contextTokens: 8192 }));
    const programs = (all: StackJson) => Object.values(all.locals as Record<string, string>).sort();
    const [front, inference] = programs(compute);
    const [sameFront, otherInference] = programs(stackNamed("small-scaleway-compute", changed));
    expect(inference).toContain("--max-model-len=16384");
    expect(otherInference).toContain("--max-model-len=8192");
    expect(sameFront).toBe(front);
    for (const server of Object.values(compute.resource.scaleway_instance_server ?? {})) {
      expect(server.lifecycle).toMatchObject({
        replace_triggered_by: [expect.stringMatching(/^terraform_data\./)],
      });
    }
    expect(Object.values(compute.resource.terraform_data ?? {}).map(({ input }) => input)).toEqual([
      expect.stringMatching(/^\$\{sha256\(local\.Front_/),
      expect.stringMatching(/^\$\{sha256\(local\.Inference_/),
    ]);
  });

  it("has one way in from outside: the load balancer", () => {
    const text = JSON.stringify(compute.resource);
    expect(text).not.toContain("scaleway_instance_ip");
    for (const server of Object.values(compute.resource.scaleway_instance_server ?? {})) {
      expect(server).toMatchObject({ enable_dynamic_ip: false });
      expect(server).not.toHaveProperty("ip_id");
    }
    expect(Object.keys(compute.resource.scaleway_lb ?? {})).toHaveLength(1);
  });

  it("refuses what cannot run, with what would", () => {
    const impossible = () => synthesizeAll(deploymentWith({ gpuOffer: "L4-1-24G" }));
    expect(impossible).toThrow(UserError);
    expect(impossible).toThrow(
      /small-scaleway-compute\/Inference offer: mistral-small-3\.2-24b does not fit: .*allowed: L40S-1-48G, L4-2-24G.*fix: take L40S-1-48G/,
    );
  });
});

function only(resources: Record<string, Record<string, unknown>> | undefined) {
  const all = Object.values(resources ?? {});
  expect(all).toHaveLength(1);
  return all[0];
}
