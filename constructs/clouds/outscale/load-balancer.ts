import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { LoadBalancer as LoadBalancerResource } from "../../../.gen/outscale/load-balancer.js";
import { LoadBalancerAttributes } from "../../../.gen/outscale/load-balancer-attributes.js";
import { LoadBalancerVms } from "../../../.gen/outscale/load-balancer-vms.js";
import { PublicIp } from "../../../.gen/outscale/public-ip.js";
import { LoadBalancer, type LoadBalancerProps } from "../../capabilities/load-balancer.ts";
import { reportProblems, warn } from "../../capabilities/problems.ts";
import { isIpv4 } from "./ipv4.ts";
import { checkOutscaleLoadBalancer } from "./load-balancer-checks.ts";
import { tagSet } from "./locality.ts";
import { outscaleNetwork } from "./network.ts";
import { closedGroup, openRule, type Ports } from "./security-group.ts";

/**
 * Passes connections on as they are: a certificate here would need its private key in the state, and its TLS versions
 * cannot be chosen. The machines end TLS, with a certificate of the domain.
 */
export class OutscaleLoadBalancer extends LoadBalancer {
  readonly resource: LoadBalancerResource;
  readonly #ip: PublicIp;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props);
    const name = this.placement.nameOf(props.name);
    reportProblems(this, () => checkOutscaleLoadBalancer(props, name));
    if (props.targets.length > 1) {
      warn(
        this,
        "keeps no client on one machine: a chat that is open may meet another and lose its live connection",
      );
    }
    const network = outscaleNetwork(props.network);
    const { gateway } = network;
    // From another stack the way to the internet was there before, and an order across stacks cannot be written.
    const sameStack = TerraformStack.of(network) === TerraformStack.of(this);
    const tags = tagSet(this.placement, props.name);
    const groupId = this.#openWay(props);
    this.#ip = new PublicIp(this, "Ip", { tags });
    this.resource = new LoadBalancerResource(this, "Resource", {
      loadBalancerName: name,
      loadBalancerType: "internet-facing",
      subnets: [gateway.subnet.subnetId],
      securityGroups: [groupId],
      publicIp: this.#ip.publicIp,
      securedCookies: false,
      listeners: [
        {
          loadBalancerPort: 443,
          loadBalancerProtocol: "TCP",
          backendPort: props.targetPort,
          backendProtocol: "TCP",
        },
      ],
      tags,
      ...(sameStack ? { dependsOn: [...gateway.ready] } : {}),
    });
    const { loadBalancerName } = this.resource;
    new LoadBalancerAttributes(this, "Health", {
      loadBalancerName,
      healthCheck: {
        protocol: "HTTPS",
        port: props.targetPort,
        path: props.healthPath ?? "/healthz",
        checkInterval: 10,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
    new LoadBalancerVms(this, "Targets", {
      loadBalancerName,
      backendVmIds: props.targets.map((target) => target.instanceId),
    });
  }

  get address(): string {
    return this.#ip.publicIp;
  }

  /** From the allowed networks to port 443, and from here to the port of the targets' tiers; nothing else. */
  #openWay({
    network: any,
    name,
    allowedCidrs = ["0.0.0.0/0"],
    targets,
    targetPort,
  }: LoadBalancerProps): string {
    const network = outscaleNetwork(any);
    const group = closedGroup(this, "Group", {
      placement: this.placement,
      netId: network.resource.netId,
      name,
      description: "People come in by HTTPS",
    });
    const groupId = group.securityGroupId;
    const https: Ports = { protocol: "tcp", first: 443 };
    const target: Ports = { protocol: "tcp", first: targetPort };
    openRule(this, "In", { groupId, flow: "Inbound", ports: https, cidrs: allowedCidrs.filter(isIpv4) });
    for (const tier of new Set(targets.map((each) => each.tier))) {
      const cidrs = [network.cidrOf(tier)];
      openRule(this, `Out-${tier}`, { groupId, flow: "Outbound", ports: target, cidrs });
      openRule(this, `In-${tier}`, {
        groupId: network.groupId(tier),
        flow: "Inbound",
        ports: target,
        cidrs: network.loadBalancerSources(tier),
      });
    }
    return groupId;
  }
}
