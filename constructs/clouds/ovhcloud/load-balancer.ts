import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { LbListenerV2 } from "../../../.gen/openstack/lb-listener-v2.js";
import { LbLoadbalancerV2 } from "../../../.gen/openstack/lb-loadbalancer-v2.js";
import { LbMemberV2 } from "../../../.gen/openstack/lb-member-v2.js";
import { LbMonitorV2 } from "../../../.gen/openstack/lb-monitor-v2.js";
import { LbPoolV2 } from "../../../.gen/openstack/lb-pool-v2.js";
import { NetworkingFloatingipV2 } from "../../../.gen/openstack/networking-floatingip-v2.js";
import { CloudProjectRegionLoadbalancerLogSubscription } from "../../../.gen/ovh/cloud-project-region-loadbalancer-log-subscription.js";
import type { Problem } from "../../../modules/problem/problem.ts";
import { LoadBalancer, type LoadBalancerProps } from "../../capabilities/load-balancer.ts";
import { reportProblems, warn } from "../../capabilities/problems.ts";
import { publicNetwork } from "./bastion.ts";
import { tagList, zoned } from "./locality.ts";
import { OvhcloudLogSink } from "./log-sink.ts";
import { ovhcloudNetwork } from "./network.ts";

/**
 * A public load balancer that passes connections on as they are: TLS ends on the machines, so that no certificate's
 * key lies in the state. OVHcloud's own resource of this version is made anew, address and all, when a machine is added.
 */
export class OvhcloudLoadBalancer extends LoadBalancer {
  readonly resource: LbLoadbalancerV2;
  readonly #floating: NetworkingFloatingipV2;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props);
    reportProblems(this, () => checkTls(props));
    const network = ovhcloudNetwork(props.network);
    network.openToInternet();
    // An address can only be given once the gateway leads out; from another stack, it was there before.
    const sameStack = TerraformStack.of(network) === TerraformStack.of(this);
    const { region } = this.placement;
    const name = this.placement.nameOf(props.name);
    const tags = tagList(this.placement);
    this.resource = new LbLoadbalancerV2(this, "Resource", {
      region,
      ...zoned(this.placement),
      name,
      tags,
      vipSubnetId: network.subnetId(props.targets[0]?.tier ?? "edge"),
    });
    const milliseconds = (props.answerTimeoutSeconds ?? 600) * 1000;
    const listener = new LbListenerV2(this, "Frontend", {
      region,
      name,
      tags,
      loadbalancerId: this.resource.id,
      protocol: "TCP",
      protocolPort: 443,
      timeoutClientData: milliseconds,
      timeoutMemberData: milliseconds,
      allowedCidrs: [...(props.allowedCidrs ?? ["0.0.0.0/0"])],
    });
    const pool = new LbPoolV2(this, "Backend", {
      region,
      name,
      tags,
      listenerId: listener.id,
      protocol: "TCP",
      // TLS ends behind it, so that it sees no cookie: people of one office meet one machine.
      lbMethod: props.targets.length > 1 ? "SOURCE_IP" : "LEAST_CONNECTIONS",
    });
    new LbMonitorV2(this, "Health", {
      region,
      name,
      poolId: pool.id,
      type: "HTTPS",
      urlPath: props.healthPath ?? "/healthz",
      httpMethod: "GET",
      expectedCodes: "200",
      delay: 10,
      timeout: 5,
      maxRetries: 3,
    });
    for (const [index, target] of props.targets.entries()) {
      new LbMemberV2(this, `Target-${index + 1}`, {
        region,
        tags,
        poolId: pool.id,
        address: target.privateIp,
        protocolPort: props.targetPort,
        subnetId: network.subnetId(target.tier),
      });
    }
    this.#floating = new NetworkingFloatingipV2(this, "Address", {
      region,
      pool: publicNetwork,
      portId: this.resource.vipPortId,
      description: name,
      tags,
      ...(sameStack ? { dependsOn: [network.resource] } : {}),
    });
    this.#sendLogs(props);
  }

  get address(): string {
    return this.#floating.address;
  }

  #sendLogs({ logs }: LoadBalancerProps): void {
    if (!(logs instanceof OvhcloudLogSink)) {
      warn(this, "keeps no access logs: pass a LogSink of this cloud as `logs`");
      return;
    }
    new CloudProjectRegionLoadbalancerLogSubscription(this, "AccessLogs", {
      serviceName: this.placement.project,
      regionName: this.placement.region,
      loadbalancerId: this.resource.id,
      kind: "haproxy",
      streamId: logs.resource.id,
    });
  }
}

function checkTls({ targetTls = true }: LoadBalancerProps): Problem[] {
  if (targetTls) return [];
  const what = "cannot be false: TLS ends on the machines, and people would be answered in clear";
  return [{ where: "targetTls", what, got: "false", fix: "let the machines speak TLS" }];
}
