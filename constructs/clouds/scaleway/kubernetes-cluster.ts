import type { Construct, IConstruct } from "constructs";
import { K8SAcl } from "../../../.gen/scaleway/k8s-acl.js";
import { K8SCluster } from "../../../.gen/scaleway/k8s-cluster.js";
import { K8SPool } from "../../../.gen/scaleway/k8s-pool.js";
import { VpcGatewayNetwork } from "../../../.gen/scaleway/vpc-gateway-network.js";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import {
  type ClusterSignIn,
  KubernetesCluster,
  type KubernetesClusterProps,
  signInPrefix,
} from "../../capabilities/kubernetes-cluster.ts";
import { gpuTaint, hasGpu, type NodePool, poolDiskGib, poolName } from "../../capabilities/node-pool.ts";
import { reportProblems, warn } from "../../capabilities/problems.ts";
import { checkReservedNetworks } from "../../capabilities/reserved-networks.ts";
import { withinStack } from "../../capabilities/within-stack.ts";
import { keep, regional, tagList } from "./locality.ts";

/** Networks of pods and services. Pods share a range with nobody: it is the one of carriers. */
const podCidr = "100.64.0.0/15";
const serviceCidr = "10.32.0.0/20";

/**
 * Kapsule, with nodes that have no public address. The cloud keeps etcd encrypted under its own key, and installs the
 * operator that makes GPUs usable.
 */
export class ScalewayKubernetesCluster extends KubernetesCluster {
  readonly resource: K8SCluster;
  readonly pools: readonly K8SPool[];

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id, props);
    reportProblems(this, () => checkReservedNetworks(props.network.cidr, [serviceCidr]));
    if (props.logs !== undefined) warn(this, "sends its logs to Cockpit by itself: `logs` changes nothing");
    this.resource = new K8SCluster(this, "Resource", {
      ...regional(this.placement),
      name: this.placement.nameOf(this.name),
      type: this.isHighlyAvailable ? "kapsule-dedicated-4" : "kapsule",
      version: props.version,
      cni: "cilium",
      privateNetworkId: props.network.privateNetwork(this.tier).id,
      podCidr,
      serviceCidr,
      deleteAdditionalResources: false,
      autoUpgrade: { enable: true, maintenanceWindowDay: "sunday", maintenanceWindowStartHour: 2 },
      upgradePools: true,
      ...openIdConnect(props.signIn),
      // Nodes reach their control plane through the gateway alone.
      dependsOn: withinStack(this, props.network.node.findAll().filter(isGatewayNetwork)),
      tags: tagList(this.placement),
      lifecycle: keep(this.placement),
    });
    new K8SAcl(this, "Acl", {
      region: this.placement.region,
      clusterId: this.resource.id,
      aclRules: props.adminCidrs.map((ip) => ({ ip, description: "administrators" })),
    });
    const [always, onDemand] = [
      this.nodePools.filter(({ minNodes }) => minNodes > 0),
      this.nodePools.filter(({ minNodes }) => minNodes === 0),
    ];
    const first = always.map((pool) => this.#pool(pool));
    // A shared control plane refuses a pool without nodes before another one has some.
    this.pools = [...first, ...onDemand.map((pool) => this.#pool(pool, first))];
  }

  get clusterId(): string {
    return this.resource.id;
  }

  get apiUrl(): string {
    return this.resource.apiserverUrl;
  }

  #pool(pool: NodePool, dependsOn: K8SPool[] = []): K8SPool {
    const { cloud, region, zone } = this.placement;
    const autoscaling = pool.maxNodes > pool.minNodes;
    return new K8SPool(this, `Pool-${pool.name}`, {
      region,
      zone: pool.zone ?? zone,
      clusterId: this.resource.id,
      name: poolName(pool),
      nodeType: findOffer(cloud, pool.offer)?.machineType ?? pool.offer,
      size: pool.minNodes,
      minSize: pool.minNodes,
      maxSize: pool.maxNodes,
      autoscaling,
      autohealing: true,
      publicIpDisabled: true,
      rootVolumeType: "sbs_5k",
      rootVolumeSizeInGb: poolDiskGib(pool, cloud),
      labels: { pool: pool.name },
      ...(hasGpu(pool, cloud) ? { taints: [gpuTaint] } : {}),
      // A GPU that is out of stock would make an apply wait for its end.
      waitForPoolReady: !hasGpu(pool, cloud),
      tags: tagList(this.placement),
      ...(dependsOn.length > 0 ? { dependsOn } : {}),
      lifecycle: { createBeforeDestroy: true, ...(autoscaling ? { ignoreChanges: ["size"] } : {}) },
    });
  }
}

const isGatewayNetwork = (each: IConstruct): each is VpcGatewayNetwork => each instanceof VpcGatewayNetwork;

function openIdConnect(signIn: ClusterSignIn | undefined) {
  if (signIn === undefined) return {};
  return {
    openIdConnectConfig: {
      issuerUrl: signIn.issuerUrl,
      clientId: signIn.clientId,
      usernameClaim: signIn.usernameClaim ?? "email",
      usernamePrefix: signInPrefix,
      groupsClaim: [signIn.groupsClaim ?? "groups"],
      groupsPrefix: signInPrefix,
    },
  };
}
