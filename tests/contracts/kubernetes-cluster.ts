import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { required } from "../../constructs/capabilities/cloud.ts";
import type {
  KubernetesCluster,
  KubernetesClusterProps,
} from "../../constructs/capabilities/kubernetes-cluster.ts";
import { type NodePool, poolName } from "../../constructs/capabilities/node-pool.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a KubernetesCluster must do on every cloud. */
export function kubernetesClusterContract(setting: ContractCase): void {
  const make = required(setting.cloud, "KubernetesCluster");
  const system: NodePool = { name: "system", offer: setting.cpu.offer, minNodes: 2, maxNodes: 3 };
  const gpus: NodePool = { name: "gpu", offer: setting.gpu.offer, minNodes: 0, maxNodes: 2 };
  const cluster = (stack: TerraformStack, props: Partial<KubernetesClusterProps> = {}): KubernetesCluster =>
    new make(stack, "Cluster", {
      name: "engines",
      network: props.network ?? partsOf(setting).network(stack),
      version: "1.36",
      adminCidrs: ["203.0.113.0/24"],
      pools: [system, gpus],
      dataClass: "personal",
      ...props,
    });
  const text = (props: Partial<KubernetesClusterProps> = {}) =>
    synthesize(setting, (stack) => void cluster(stack, props)).text;

  describe(`KubernetesCluster on ${setting.cloud.name}`, () => {
    it("lets administrators alone reach its API, and nodes out by the network's gateway", () => {
      expect(text()).toContain("203.0.113.0/24");
      synthesize(setting, (stack) => {
        expect(cluster(stack).placement).toBeDefined();
        const [network] = stack.node.findAll().filter((each) => "egressAddresses" in each);
        expect(network).toMatchObject({ egressAddresses: [expect.any(String)] });
      });
    });

    it("keeps other work off nodes with a GPU, and lets their pool go to nothing", () => {
      expect(text().match(/nvidia\.com\/gpu/g)).toHaveLength(1);
      expect(text({ pools: [system] })).not.toContain("nvidia.com/gpu");
    });

    it("puts the administrator's file into no output", () => {
      const { json, text: whole } = synthesize(setting, (stack) => void cluster(stack));
      expect(json).not.toHaveProperty("output");
      expect(whole).not.toMatch(/kubeconfig/);
    });

    it("gives everybody who signs in a name that no system has", () => {
      const signedIn = text({
        signIn: { issuerUrl: "https://id.example.org/realms/acme", clientId: "kubernetes" },
      });
      expect(signedIn).toContain("https://id.example.org/realms/acme");
      expect(signedIn.match(/"oidc:"/g)).toHaveLength(2);
    });

    it("makes new nodes before the old ones go", () => {
      expect(poolName({ ...gpus, diskGib: 300 })).not.toBe(poolName(gpus));
      expect(poolName({ ...gpus, maxNodes: 9 })).toBe(poolName(gpus));
      expect(text()).toContain('"create_before_destroy": true');
    });

    it("waits for the network's way out, also where the network stands in another stack", () => {
      const waitsFor = (json: Readonly<Record<string, unknown>>) => {
        const byType = json.resource as Record<string, Record<string, { depends_on?: string[] }>>;
        return Object.values(byType).flatMap((byName) =>
          Object.values(byName).flatMap(({ depends_on = [] }) => depends_on),
        );
      };
      expect(waitsFor(synthesize(setting, (stack) => void cluster(stack)).json)).toContainEqual(
        expect.stringContaining("gateway"),
      );
      const outdir = mkdtempSync(join(tmpdir(), "two-stacks-"));
      try {
        const app = new App({ outdir });
        const [foundation, stack] = ["foundation", "cluster"].map((id) => {
          const made = new TerraformStack(app, id);
          setting.cloud.configure(made, setting.placement);
          return made;
        }) as [TerraformStack, TerraformStack];
        cluster(stack, { network: partsOf(setting).network(foundation) });
        app.synth();
        const written = readFileSync(join(outdir, "stacks", "cluster", "cdk.tf.json"), "utf8");
        expect(waitsFor(JSON.parse(written)).join()).not.toContain("gateway");
      } finally {
        rmSync(outdir, { recursive: true, force: true });
      }
    });

    it("cannot be destroyed in production", () => {
      expect(text()).toContain('"prevent_destroy": true');
    });

    const pool = (change: Partial<NodePool>): Partial<KubernetesClusterProps> => ({
      pools: [system, { ...gpus, ...change }],
    });

    it.each([
      [{ version: "1.36.2" }, 'version: has a form that is not accepted, got "1.36.2"'],
      [{ version: "1.30" }, "version: is no longer maintained by the Kubernetes project"],
      [{ adminCidrs: [] }, "adminCidrs: lets nobody reach the API server"],
      [{ adminCidrs: ["0.0.0.0/0"] }, "adminCidrs[0]: lets administrators in from too much of the internet"],
      [{ pools: [gpus] }, "pools: has no node without a GPU that always runs"],
      [{ pools: [{ ...system, minNodes: 0 }, gpus] }, "pools: has no node without a GPU that always runs"],
      [pool({ name: "system" }), 'pools: names a pool twice, got "system"'],
      [pool({ name: "gpu_1" }), "pools[1].name: has a form that is not accepted"],
      [pool({ offer: "HAL-9000" }), 'pools[1].offer: is no machine of the catalogue, got "HAL-9000"'],
      [pool({ maxNodes: 0 }), "pools[1].maxNodes: must be a whole number, got 0; allowed: 1 to 100"],
      [{ signIn: { issuerUrl: "http://id.example.org", clientId: "k" } }, "signIn.issuerUrl: has a form"],
    ] satisfies [Partial<KubernetesClusterProps>, string][])("refuses %j", (props, message) => {
      const found = problemsOf(setting, (stack) => void cluster(stack, props));
      expect(found).toContainEqual(expect.stringContaining(message));
    });

    it("refuses a network that its own pods or services use", () => {
      const found = problemsOf(setting, (stack) => {
        const cidr = { scaleway: "10.32.0.0/16" }[setting.cloud.name] ?? "10.3.0.0/16";
        cluster(stack, { network: partsOf(setting).network(stack, { cidr }) });
      });
      expect(found).toEqual([expect.stringContaining("which the cluster uses inside")]);
    });
  });
}
