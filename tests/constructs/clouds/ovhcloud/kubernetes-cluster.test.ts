import { describe, expect, it } from "vitest";
import type { KubernetesClusterProps } from "../../../../constructs/capabilities/kubernetes-cluster.ts";
import type { PlacementProps } from "../../../../constructs/capabilities/placement.ts";
import { OvhcloudKubernetesCluster } from "../../../../constructs/clouds/ovhcloud/kubernetes-cluster.ts";
import { OvhcloudLogSink } from "../../../../constructs/clouds/ovhcloud/log-sink.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const { service } = partsOf(ovhcloudCase);
const paris = { region: "EU-WEST-PAR", zone: "eu-west-par-a" };
const parisCase = {
  ...ovhcloudCase,
  residency: { ...ovhcloudCase.residency, region: ["EU-WEST-PAR"], region_name: ["EU-WEST-PAR"] },
};
type Stack = Parameters<typeof service>[0];

const build = (stack: Stack, wanted: Partial<KubernetesClusterProps> = {}) =>
  new OvhcloudKubernetesCluster(stack, "Cluster", {
    name: "engines",
    network: service(stack).network,
    version: "1.36",
    adminCidrs: ["203.0.113.0/24"],
    pools: [
      { name: "system", offer: "b3-16", minNodes: 2, maxNodes: 2 },
      { name: "more", offer: "b3-16", minNodes: 0, maxNodes: 2 },
    ],
    dataClass: "personal",
    ...wanted,
  });
const cluster = (overrides: Partial<PlacementProps> = {}) =>
  synthesize(overrides === paris ? parisCase : ovhcloudCase, (stack) => void build(stack), overrides);
const pools = (overrides?: Partial<PlacementProps>) =>
  cluster(overrides).all("ovh_cloud_project_kube_nodepool") as Record<string, unknown>[];

describe("traps of Managed Kubernetes", () => {
  it("nodes without a private network are public, and route by their public side unless told otherwise", () => {
    expect(cluster().the("ovh_cloud_project_kube")).toMatchObject({
      private_network_id: expect.stringMatching(/^\$\{ovh_cloud_network_private_vrack\./),
      private_network_configuration: { default_vrack_gateway: "", private_network_routing_as_default: true },
    });
  });

  it("the nodes' subnet is decided at creation: a change of it does nothing", () => {
    expect(cluster().the("ovh_cloud_project_kube").nodes_subnet_id).toMatch(
      /^\$\{ovh_cloud_network_private_vrack_subnet\..*app/,
    );
  });

  it("the API server answers everybody until its restrictions are there", () => {
    expect(cluster().the("ovh_cloud_project_kube_iprestrictions").ips).toEqual(["203.0.113.0/24"]);
  });

  it("the plan follows the region and can never change", () => {
    expect(cluster().the("ovh_cloud_project_kube").plan).toBe("free");
    expect(cluster(paris).the("ovh_cloud_project_kube").plan).toBe("standard");
  });

  it("one zone has no control plane that survives a loss: a wish for it is refused", () => {
    const found = problemsOf(ovhcloudCase, (stack) => void build(stack, { highAvailability: true }));
    expect(found).toEqual([
      expect.stringContaining("highAvailability: is not to be had in a region of one zone"),
    ]);
    expect(problemsOf(parisCase, (stack) => void build(stack, { highAvailability: true }), paris)).toEqual(
      [],
    );
  });

  it("any word is taken for an update policy", () => {
    expect(cluster().the("ovh_cloud_project_kube").update_policy).toBe("MINIMAL_DOWNTIME");
  });

  it("a version left out is the newest of the day", () => {
    expect(cluster().the("ovh_cloud_project_kube").version).toBe("1.36");
  });

  it("pools in a region of three zones want exactly one", () => {
    expect(pools(paris).map((each) => each.availability_zones)).toEqual([
      ["eu-west-par-a"],
      ["eu-west-par-a"],
    ]);
    for (const each of pools()) expect(each).not.toHaveProperty("availability_zones");
  });

  it("a template of nodes wants all its parts, and loses an empty map", () => {
    for (const each of pools()) {
      expect(each.template).toEqual({
        metadata: {
          annotations: { deployment: "acme", environment: "production" },
          finalizers: [],
          labels: { pool: expect.any(String) },
        },
        spec: { unschedulable: false, taints: [] },
      });
    }
  });

  it("the autoscaler's count would be drift, and a fixed one would not be", () => {
    const ignored = (name: string) =>
      pools()
        .filter(({ template }) => JSON.stringify(template).includes(`"pool":"${name}"`))
        .map(({ lifecycle }) => (lifecycle as { ignore_changes?: string[] }).ignore_changes);
    expect(ignored("more")).toEqual([["desired_nodes"]]);
    expect(ignored("system")).toEqual([undefined]);
  });

  it("nodes get no floating address, and no monthly plan that a night off could not stop", () => {
    for (const each of pools()) {
      expect(each).toMatchObject({ attach_floating_ips: { enabled: false }, monthly_billed: false });
    }
  });

  it("a node's disk is its flavour's own", () => {
    const found = problemsOf(ovhcloudCase, (stack) => {
      build(stack, { pools: [{ name: "system", offer: "b3-16", minNodes: 1, maxNodes: 1, diskGib: 100 }] });
    });
    expect(found).toEqual([expect.stringContaining("pools[0].diskGib: cannot be chosen")]);
  });

  it("the audit log goes nowhere by itself", () => {
    const made = synthesize(ovhcloudCase, (stack) => {
      const logs = new OvhcloudLogSink(stack, "Logs", {
        name: "logs",
        dataClass: "personal",
        ...service(stack),
      });
      build(stack, { logs });
    });
    expect(made.the("ovh_cloud_project_kube_log_subscription")).toMatchObject({ kind: "audit" });
  });
});
