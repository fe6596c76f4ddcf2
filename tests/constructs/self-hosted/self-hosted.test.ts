import { TerraformStack, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../../constructs/capabilities/cloud.ts";
import type { Database } from "../../../constructs/capabilities/database.ts";
import { manifestOf } from "../../../constructs/capabilities/manifest.ts";
import type { SelfHosted } from "../../../constructs/capabilities/service-machine.ts";
import { outscale } from "../../../constructs/clouds/outscale/index.ts";
import { SelfHostedContainerRegistry } from "../../../constructs/self-hosted/container-registry.ts";
import { SelfHostedDatabase } from "../../../constructs/self-hosted/database.ts";
import { SelfHostedLogSink } from "../../../constructs/self-hosted/log-sink.ts";
import { SelfHostedSecretStore } from "../../../constructs/self-hosted/secret-store.ts";
import type { MachineParts } from "../../../constructs/self-hosted/service-host.ts";
import { outscaleCase } from "../../contracts/outscale.ts";
import { ovhcloudCase } from "../../contracts/ovhcloud.ts";
import { partsOf } from "../../contracts/parts.ts";
import { type ContractCase, problemsOf, synthesize } from "../../support/contract-stack.ts";

const parts: MachineParts = {
  Instance: required(outscale, "Instance"),
  BlockVolume: required(outscale, "BlockVolume"),
};
const dataClass = "personal" as const;
const { service, identity } = partsOf(outscaleCase);

type Made = { readonly selfHosted: SelfHosted };
const services: Record<string, (stack: TerraformStack) => Made> = {
  database: (stack) =>
    new SelfHostedDatabase(stack, "Service", { name: "gateway", dataClass, ...service(stack) }, parts),
  logs: (stack) =>
    new SelfHostedLogSink(stack, "Service", { name: "logs", dataClass, ...service(stack) }, parts),
  secrets: (stack) =>
    new SelfHostedSecretStore(
      stack,
      "Service",
      { dataClass, secrets: [{ name: "hub-token", purpose: "downloads weights" }], ...service(stack) },
      parts,
    ),
  registry: (stack) =>
    new SelfHostedContainerRegistry(
      stack,
      "Service",
      { registryName: "acme-images", dataClass, ...service(stack) },
      parts,
    ),
};

/** The service's machine as it is made, and its program. */
function made(name: string) {
  let selfHosted: SelfHosted | undefined;
  const result = synthesize(outscaleCase, (stack) => {
    selfHosted = services[name]?.(stack).selfHosted;
  });
  const locals = Object.entries((result.json.locals ?? {}) as Record<string, string>);
  const [, program = ""] = locals.find(([key]) => key.startsWith("Service_")) ?? [];
  if (selfHosted === undefined) throw new Error("no service was made");
  return { ...result, selfHosted, program };
}

describe.each(Object.keys(services))("the %s of your own", (name) => {
  const { selfHosted, program, text, the, json } = made(name);

  it("keeps its data on a disk of its own, which the node encrypts where the cloud does not", () => {
    expect(the("outscale_volume")).toMatchObject({ lifecycle: { prevent_destroy: true } });
    expect(program).toMatch(/open-disk \/dev\/disk\/by-id\/\S+ \/srv\/sovereign kept \S+-disk-key/);
  });

  it("seals its backups into the bucket", () => {
    expect(program).toContain("store:acme-backups/");
    expect(program).toContain("backups-passphrase");
  });

  it("is handed over exactly the secrets that it declares", () => {
    const [, names = ""] =
      /path: \/etc\/sovereign\/secret-names\n[\s\S]*?content: \|\n((?: {6}\S+\n)+)/.exec(program) ?? [];
    expect(
      names
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual(selfHosted.secrets.map((secret) => secret.name).sort());
  });

  it("has no public address, and opens its way to packages and backups", () => {
    const { tier } = selfHosted;
    expect(JSON.stringify(the("outscale_nat_service"))).toContain("public_ip");
    expect(Object.keys((json.resource as Record<string, object>).outscale_route ?? {})).toContainEqual(
      expect.stringContaining(`Egress-${tier}`),
    );
    expect(the("outscale_public_ip_link").vm_id).toMatch(/Bastion/);
  });

  it("tells an operator how to hand over, through the bastion", () => {
    const outputs = JSON.stringify(json.output);
    expect(outputs).toContain(`8022:${selfHosted.host.address}:8022`);
    for (const secret of selfHosted.secrets) expect(outputs).toContain(secret.name);
  });

  it("answers under a name of the deployment's domain, at an address known at synth", () => {
    expect(selfHosted.host.name).toMatch(/^[a-z-]+\.ai\.example\.org$/);
    expect(selfHosted.host.address).toMatch(/^10\.64\.\d+\.\d+$/);
    expect(text).toContain(selfHosted.host.address);
  });

  it("is told apart from the cloud's own services in the manifest", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    outscale.configure(stack, outscaleCase.placement);
    services[name]?.(stack);
    const entries = Object.entries(manifestOf(stack)).filter(([address]) => address.includes("Service"));
    const machines = entries.filter(([address]) => /_(vm|volume)\./.test(address));
    expect(machines).toHaveLength(2);
    for (const [, entry] of machines) expect(entry.operatedBy).toBe("you");
  });
});

describe("services on machines of your own", () => {
  const without = (
    build: (stack: TerraformStack, network: ReturnType<typeof service>["network"]) => unknown,
  ) => problemsOf(outscaleCase, (stack) => void build(stack, service(stack).network));

  it("ask for a machine where none is given, once", () => {
    const found = without(
      (stack, network) => new SelfHostedLogSink(stack, "Logs", { name: "logs", dataClass, network }, parts),
    );
    expect(found).toEqual([expect.stringContaining("machine: is needed: this cloud sells no such service")]);
  });

  it("refuse a database version that the machine's distribution does not have", () => {
    const found = problemsOf(outscaleCase, (stack) => {
      new SelfHostedDatabase(
        stack,
        "Database",
        { name: "gateway", dataClass, version: 16, ...service(stack) },
        parts,
      );
    });
    expect(found).toEqual([
      expect.stringContaining("version: is not the one that the machine's distribution"),
    ]);
  });

  it("refuse a secret store whose program nobody named", () => {
    const found = problemsOf(outscaleCase, (stack) => void services.secrets?.(stack), { services: {} });
    expect(found.filter((each) => each.includes("openbaoSha256"))).toHaveLength(1);
  });

  it("refuse a machine without operators, and one with half a key pair, without repeating it", () => {
    const broken = (operatorKeys: readonly string[]) =>
      problemsOf(outscaleCase, (stack) => {
        const { network, machine } = service(stack);
        if (machine === undefined) throw new Error("no machine");
        new SelfHostedLogSink(
          stack,
          "Logs",
          { name: "logs", dataClass, network, machine: { ...machine, operatorKeys } },
          parts,
        );
      });
    expect(broken([])).toEqual([expect.stringContaining("nobody may hand secrets over")]);
    const secret = "-----BEGIN OPENSSH PRIVATE KEY-----";
    const found = broken([secret]);
    expect(found).toEqual([expect.stringContaining("machine.operatorKeys[0]: is no public SSH key")]);
    expect(found.join()).not.toContain(secret);
  });

  it("let every tier send logs and pull images, and none reach the database or the secret store by themselves", () => {
    const flows = (name: string) =>
      Object.keys(
        (made(name).json.resource as Record<string, object>).outscale_security_group_rule ?? {},
      ).filter((id) => /Network_In-(edge|app|data)-/.test(id));
    expect(flows("logs")).toHaveLength(3);
    expect(flows("registry")).toHaveLength(3);
    expect(flows("database")).toEqual([]);
    expect(flows("secrets")).toEqual([]);
  });

  it("give each grant at the secret store a role of its own", () => {
    const { json } = synthesize(outscaleCase, (stack) => {
      const store = services.secrets?.(stack) as SelfHostedSecretStore;
      store.grantRead(identity(stack, "Reader"));
    });
    expect(JSON.stringify(json.locals)).toContain("acme/hub-token");
  });

  it("work on a cloud that encrypts disks itself", () => {
    const setting: ContractCase = ovhcloudCase;
    const other: MachineParts = {
      Instance: required(setting.cloud, "Instance"),
      BlockVolume: required(setting.cloud, "BlockVolume"),
    };
    let database: Database | undefined;
    const { text } = synthesize(setting, (stack) => {
      const backups = new (required(setting.cloud, "ObjectStorage"))(stack, "Backups", {
        bucketName: "acme-backups",
        dataClass,
      });
      const machine = {
        domain: "ai.example.org",
        operatorKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
        backups,
        tier: "app" as const,
      };
      const network = partsOf(setting).network(stack);
      database = new SelfHostedDatabase(
        stack,
        "Database",
        { name: "gateway", dataClass, network, machine },
        other,
      );
    });
    expect(database?.host).toBe("gateway-database.ai.example.org");
    expect(text).toMatch(/\/srv\/sovereign provider/);
  });
});
