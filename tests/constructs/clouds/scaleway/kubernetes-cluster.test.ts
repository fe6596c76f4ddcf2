import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { KubernetesClusterProps } from "../../../../constructs/capabilities/kubernetes-cluster.ts";
import { ScalewayKubernetesCluster } from "../../../../constructs/clouds/scaleway/kubernetes-cluster.ts";
import { ScalewayLogSink } from "../../../../constructs/clouds/scaleway/log-sink.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const { network } = partsOf(scalewayCase);
const build = (stack: TerraformStack, wanted: Partial<KubernetesClusterProps> = {}) =>
  new ScalewayKubernetesCluster(stack, "Cluster", {
    name: "engines",
    network: wanted.network ?? network(stack),
    version: "1.36",
    adminCidrs: ["203.0.113.0/24"],
    pools: [
      { name: "system", offer: "PRO2-XS", minNodes: 2, maxNodes: 2 },
      { name: "gpu", offer: "L40S-1-48G", minNodes: 0, maxNodes: 2 },
    ],
    dataClass: "personal",
    ...wanted,
  });
const cluster = (wanted: Partial<KubernetesClusterProps> = {}) =>
  synthesize(scalewayCase, (stack) => void build(stack, wanted));
const pools = () => cluster().all("scaleway_k8s_pool") as Record<string, unknown>[];
const pool = (name: string) => pools().find(({ labels }) => (labels as { pool: string }).pool === name) ?? {};

describe("traps of Kapsule", () => {
  it("nodes have public addresses unless told otherwise", () => {
    expect(pools().map((each) => each.public_ip_disabled)).toEqual([true, true]);
  });

  it("nodes without a public address need a gateway with a default route", () => {
    expect(cluster().json.resource).toHaveProperty("scaleway_vpc_public_gateway");
    expect(cluster().text).toContain('"push_default_route": true');
  });

  it("the API server answers everybody unless a list of addresses says otherwise", () => {
    expect(cluster().the("scaleway_k8s_acl").acl_rules).toEqual([
      { ip: "203.0.113.0/24", description: "administrators" },
    ]);
  });

  it("destroying a cluster would take volumes and the private network with it", () => {
    expect(cluster().the("scaleway_k8s_cluster").delete_additional_resources).toBe(false);
  });

  it("a minor version works with upgrades alone, and patches come by themselves", () => {
    expect(cluster().the("scaleway_k8s_cluster")).toMatchObject({
      version: "1.36",
      auto_upgrade: { enable: true },
    });
  });

  it("nodes that fail are not replaced by default", () => {
    expect(pools().map((each) => each.autohealing)).toEqual([true, true]);
  });

  it("the autoscaler's count would be drift, and a fixed one would not be", () => {
    expect(pool("gpu")).toMatchObject({ autoscaling: true, lifecycle: { ignore_changes: ["size"] } });
    expect(pool("system").lifecycle).not.toHaveProperty("ignore_changes");
  });

  it("a pool without nodes is refused before another one has some", () => {
    expect(pool("gpu").depends_on).toEqual([expect.stringMatching(/^scaleway_k8s_pool\..*system/)]);
    expect(pool("system")).not.toHaveProperty("depends_on");
  });

  it("2.81.0 loses taints where there are startup taints as well", () => {
    expect(pool("gpu").taints).toHaveLength(1);
    for (const each of pools()) expect(each).not.toHaveProperty("startup_taints");
  });

  it("GPU machines have no local system disk: their pools take network disks", () => {
    expect(pool("gpu")).toMatchObject({ root_volume_type: "sbs_5k", root_volume_size_in_gb: 150 });
  });

  it("logs go to Cockpit by themselves: a sink of yours is warned of, not taken in silence", () => {
    synthesize(scalewayCase, (stack) => {
      const inside = network(stack);
      const logs = new ScalewayLogSink(stack, "Logs", {
        name: "logs",
        network: inside,
        dataClass: "personal",
      });
      const { metadata } = build(stack, { network: inside, logs }).node;
      expect(metadata.map(({ data }) => data)).toContainEqual(
        expect.stringContaining("sends its logs to Cockpit by itself"),
      );
    });
  });

  it("a shared control plane has one API server, and no audit log", () => {
    expect(cluster().the("scaleway_k8s_cluster").type).toBe("kapsule-dedicated-4");
    expect(cluster({ highAvailability: false }).the("scaleway_k8s_cluster").type).toBe("kapsule");
  });
});
