import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BackupProps } from "../../constructs/capabilities/backup.ts";
import { isUnavailable, optional, required } from "../../constructs/capabilities/cloud.ts";
import type { CommandRunner } from "../../constructs/capabilities/command-runner.ts";
import { Database } from "../../constructs/capabilities/database.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import { Instance } from "../../constructs/capabilities/instance.ts";
import type { Network } from "../../constructs/capabilities/network.ts";
import { SecretStore } from "../../constructs/capabilities/secret-store.ts";
import { loadPinnedProviders } from "../../modules/bindings/pinned.ts";
import { type OfflineProviders, startOfflineProviders } from "../../modules/rehearsal/index.ts";
import type { ContractCase } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

interface Change {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

/** Every capability in one stack, through the real terraform and the offline provider. */
export function terraformContract(setting: ContractCase): void {
  describe(`terraform on ${setting.cloud.name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "contract-terraform-"));
    const stackFolder = join(folder, "stacks", "everything");
    let providers: OfflineProviders;

    const synthesize = (version: number) => {
      const app = new App({ outdir: folder });
      everything(new TerraformStack(app, "everything"), setting, version);
      app.synth();
    };
    const terraform = (...args: string[]) =>
      execa("terraform", args, {
        cwd: stackFolder,
        env: { ...providers.env, TF_VAR_knowledge_administrator_password: canary, TF_IN_AUTOMATION: "1" },
      });
    const plan = async (): Promise<Change[]> => {
      await terraform("plan", "-input=false", "-no-color", "-out=plan");
      const { stdout } = await terraform("show", "-json", "plan");
      expect(stdout).not.toContain(canary);
      const changes = (JSON.parse(stdout) as { resource_changes: Change[] }).resource_changes;
      return changes.filter(({ change }) => change.actions.join() !== "no-op");
    };

    beforeAll(async () => {
      providers = await startOfflineProviders(loadPinnedProviders());
      synthesize(1);
      await terraform("init", "-input=false", "-no-color");
    }, 60_000);

    afterAll(async () => {
      await providers?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("takes the configuration and applies it; nothing is left to change", async () => {
      await terraform("validate", "-no-color");
      const created = await plan();
      expect(new Set(created.map(({ change }) => change.actions.join()))).toEqual(new Set(["create"]));
      await terraform("apply", "-input=false", "-no-color", "plan");
      expect(await plan()).toEqual([]);
      expect(readFileSync(join(stackFolder, "..", "..", "state.json"), "utf8")).not.toContain(canary);
    }, 120_000);

    it("replaces the machine whose node program changed, and no other", async () => {
      synthesize(2);
      const replaced = (await plan()).filter(({ change }) => change.actions.includes("delete"));
      const machines = replaced.filter(({ address }) => address.includes("Machine_"));
      expect(machines.length).toBeGreaterThan(0);
      expect(replaced.filter(({ address }) => !address.includes("Machine"))).toEqual([]);
    }, 120_000);
  });
}

const canary = "Canary-0f7d1c-password";

function everything(stack: TerraformStack, setting: ContractCase, version: number): void {
  const { cloud, cpu, gpu, placement } = setting;
  const parts = partsOf(setting);
  cloud.configure(stack, { ...placement, environment: "development" });
  stack.addOverride("terraform.backend", { local: { path: "../../state.json" } });
  const network = parts.network(stack);
  network.allow({ from: "edge", to: "app", port: 443, justification: "people reach the service" });
  network.allowEgress({ from: "app", justification: "images and model weights" });
  const identity = parts.identity(stack);
  if (isUnavailable(cloud.SecretStore)) setting.grant(identity, stack);
  else services(stack, setting, identity);
  const storage = new (required(cloud, "ObjectStorage"))(stack, "Documents", {
    bucketName: "acme-documents",
    dataClass: "personal",
    ...(cloud.bucketsTakeKeys ? { key: parts.key(stack) } : {}),
    lockDays: 30,
  });
  if (setting.identitiesReachBuckets) {
    storage.grantRead(identity);
    storage.grantWrite(identity);
  }
  const weights = new (required(cloud, "BlockVolume"))(stack, "Weights", {
    name: "weights",
    diskGib: 100,
    dataClass: "internal",
  });
  const front = parts.instance(stack, network, { ...cpu, userData: `#cloud-config\n# version ${version}\n` });
  const engine = new (required(cloud, "Instance"))(stack, "Engine", {
    name: "engine",
    network,
    tier: "app",
    dataClass: "personal",
    ...gpu,
    volumes: [weights],
    userData: `#cloud-config\n# ${weights.devicePath}\n`,
  });
  new (required(cloud, "LoadBalancer"))(stack, "Front", {
    name: "front",
    network,
    domain: "ai.example.org",
    targets: [front],
    targetPort: 443,
    dataClass: "personal",
  });
  operations(stack, setting, { network, front });
  precautions(stack, setting, { volumes: [weights], instances: [engine], buckets: [storage] });
}

/** What is looked at when something went wrong: the account's log, copies at a second site, who was told of costs. */
function precautions(
  stack: TerraformStack,
  { cloud, runsCommands, secondSite: { region, within } }: ContractCase,
  sources: Pick<BackupProps, "volumes" | "instances" | "buckets">,
): void {
  new (required(cloud, "AuditTrail"))(stack, "AuditTrail", {
    bucketName: "acme-audit-trail",
    dataClass: "personal",
  });
  const database = stack.node.tryFindChild("Database");
  const isManaged = database instanceof Database && database.selfHosted === undefined;
  new (required(cloud, "Backup"))(stack, "Backup", {
    name: "content",
    ...sources,
    ...(isManaged ? { databases: [database] } : {}),
    copiesBucketName: "acme-copies",
    everyHours: 4,
    secondSite: { region, ...(within === undefined ? {} : { within }) },
    ...(runsCommands ? { runner: runner(stack) } : {}),
    dataClass: "personal",
  });
  new (required(cloud, "BudgetAlert"))(stack, "Budget", {
    monthlyEur: 2500,
    contacts: ["finance@example.org"],
    dataClass: "internal",
  });
}

/** Names, office hours and a cluster, where the cloud has them. */
function operations(
  stack: TerraformStack,
  setting: ContractCase,
  { network, front }: { network: Network; front: Instance },
): void {
  const { cloud, cpu, gpu } = setting;
  const [Zone, Cluster] = [optional(cloud, "DnsZone"), optional(cloud, "KubernetesCluster")];
  if (Zone !== undefined) {
    const records = [{ name: "ai", type: "A", values: [front.privateIp] } as const];
    new Zone(stack, "Names", { zone: "example.org", records, dataClass: "public" });
  }
  new (required(cloud, "PowerSchedule"))(stack, "OfficeHours", {
    name: "office-hours",
    machines: stack.node.findAll().filter((each) => each instanceof Instance),
    timeZone: "Europe/Paris",
    start: "07:30",
    stop: "19:30",
    ...(setting.runsCommands ? { runner: runner(stack) } : {}),
    dataClass: "internal",
  });
  if (Cluster === undefined) return;
  new Cluster(stack, "Cluster", {
    name: "engines",
    network,
    version: "1.36",
    adminCidrs: ["203.0.113.0/24"],
    pools: [
      { name: "system", offer: cpu.offer, minNodes: 2, maxNodes: 2 },
      { name: "gpu", offer: gpu.offer, minNodes: 0, maxNodes: 2 },
    ],
    signIn: { issuerUrl: "https://id.example.org/realms/acme", clientId: "kubernetes" },
    dataClass: "personal",
  });
}

/** The stack's secrets hold the runner's key. */
function runner(stack: TerraformStack): CommandRunner {
  const secrets = stack.node.findAll().find((each) => each instanceof SecretStore);
  if (secrets === undefined) throw new Error("a cloud that runs commands keeps their keys");
  return {
    image: `registry.example.org/cli@sha256:${"0".repeat(64)}`,
    credentials: secrets.secret("access"),
  };
}

/** What a cloud runs for its customers, or they themselves; one without a secret store has none of it. */
function services(stack: TerraformStack, setting: ContractCase, identity: Identity): void {
  const { cloud } = setting;
  const service = partsOf(setting).service(stack);
  const secrets = partsOf(setting).secrets(stack);
  secrets.grantRead(identity);
  const logs = new (required(cloud, "LogSink"))(stack, "Logs", {
    name: "logs",
    dataClass: "personal",
    ...service,
  });
  logs.issueWriteToken("node", secrets.secret("access"));
  new (required(cloud, "ContainerRegistry"))(stack, "Images", {
    registryName: "acme-images",
    dataClass: "internal",
    ...service,
  }).grantPull(identity);
  new (required(cloud, "Database"))(stack, "Database", {
    name: "knowledge",
    dataClass: "personal",
    ...service,
  });
}
