import type { Construct } from "constructs";
import { CloudProjectKube } from "../../../.gen/ovh/cloud-project-kube.js";
import { CloudProjectKubeIprestrictions } from "../../../.gen/ovh/cloud-project-kube-iprestrictions.js";
import { CloudProjectKubeLogSubscription } from "../../../.gen/ovh/cloud-project-kube-log-subscription.js";
import { CloudProjectKubeNodepool } from "../../../.gen/ovh/cloud-project-kube-nodepool.js";
import { CloudProjectKubeOidc } from "../../../.gen/ovh/cloud-project-kube-oidc.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import { findRegion } from "../../../modules/catalogue/regions.ts";
import {
  KubernetesCluster,
  type KubernetesClusterProps,
  signInPrefix,
} from "../../capabilities/kubernetes-cluster.ts";
import { gpuTaint, hasGpu, type NodePool, poolName } from "../../capabilities/node-pool.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { checkReservedNetworks } from "../../capabilities/reserved-networks.ts";
import { withinStack } from "../../capabilities/within-stack.ts";
import { checkControlPlane, checkPools } from "./kubernetes-checks.ts";
import { inProject, keep, regional } from "./locality.ts";
import { OvhcloudLogSink } from "./log-sink.ts";
import { ovhcloudNetwork } from "./network.ts";

/** What the cluster uses inside, by plan: pods, services, and an older container engine. */
const reserved = {
  free: ["10.2.0.0/16", "10.3.0.0/16", "172.17.0.0/16"],
  standard: ["10.240.0.0/13", "10.3.0.0/16"],
} as const;

/**
 * Managed Kubernetes with nodes in a private network, which leave through its gateway. The region decides the plan:
 * one zone has a single shared control plane, three zones have one in each. The cloud encrypts etcd with its own key.
 */
export class OvhcloudKubernetesCluster extends KubernetesCluster {
  readonly resource: CloudProjectKube;
  readonly pools: readonly CloudProjectKubeNodepool[];

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id, props);
    const zones = findRegion(this.placement.cloud, this.placement.region)?.zones.length ?? 1;
    const plan = zones > 1 ? "standard" : "free";
    const network = ovhcloudNetwork(props.network);
    reportProblems(this, () => [
      ...checkReservedNetworks(network.cidr, reserved[plan]),
      ...checkControlPlane(props, plan),
      ...checkPools(props),
    ]);
    this.resource = new CloudProjectKube(this, "Resource", {
      ...regional(this.placement),
      name: this.placement.nameOf(this.name),
      version: props.version,
      plan,
      updatePolicy: "MINIMAL_DOWNTIME",
      privateNetworkId: network.privateNetwork(this.tier).id,
      nodesSubnetId: network.subnetId(this.tier),
      loadBalancersSubnetId: network.subnetId(this.tier),
      // An empty gateway is the one that the subnet's DHCP names.
      privateNetworkConfiguration: { defaultVrackGateway: "", privateNetworkRoutingAsDefault: true },
      dependsOn: withinStack(this, [network.resource]),
      lifecycle: keep(this.placement),
    });
    const common = { ...inProject(this.placement), kubeId: this.resource.id };
    new CloudProjectKubeIprestrictions(this, "Acl", { ...common, ips: [...props.adminCidrs] });
    const { signIn, logs } = props;
    if (signIn !== undefined) {
      new CloudProjectKubeOidc(this, "SignIn", {
        ...common,
        issuerUrl: signIn.issuerUrl,
        clientId: signIn.clientId,
        oidcUsernameClaim: signIn.usernameClaim ?? "email",
        oidcUsernamePrefix: signInPrefix,
        oidcGroupsClaim: [signIn.groupsClaim ?? "groups"],
        oidcGroupsPrefix: signInPrefix,
      });
    }
    if (logs instanceof OvhcloudLogSink) {
      const streamId = logs.resource.id;
      new CloudProjectKubeLogSubscription(this, "AuditLog", { ...common, kind: "audit", streamId });
    }
    this.pools = this.nodePools.map((pool) => this.#pool(pool));
  }

  get clusterId(): string {
    return this.resource.id;
  }

  get apiUrl(): string {
    return this.resource.url;
  }

  #pool(pool: NodePool): CloudProjectKubeNodepool {
    const { cloud, region, zone, deployment, environment } = this.placement;
    const autoscale = pool.maxNodes > pool.minNodes;
    const chosen = pool.zone ?? zone;
    return new CloudProjectKubeNodepool(this, `Pool-${pool.name}`, {
      ...inProject(this.placement),
      kubeId: this.resource.id,
      name: poolName(pool),
      flavorName: findOffer(cloud, pool.offer)?.machineType ?? pool.offer,
      ...(chosen === region ? {} : { availabilityZones: [chosen] }),
      desiredNodes: pool.minNodes,
      minNodes: pool.minNodes,
      maxNodes: pool.maxNodes,
      autoscale,
      monthlyBilled: false,
      antiAffinity: false,
      attachFloatingIps: { enabled: false },
      template: {
        // An empty map would be lost on its way, although the argument is required.
        metadata: { annotations: { deployment, environment }, finalizers: [], labels: { pool: pool.name } },
        spec: { unschedulable: false, taints: hasGpu(pool, cloud) ? [gpuTaint] : [] },
      },
      lifecycle: { createBeforeDestroy: true, ...(autoscale ? { ignoreChanges: ["desired_nodes"] } : {}) },
    });
  }
}
