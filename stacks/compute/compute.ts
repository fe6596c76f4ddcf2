import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { LoadBalancer } from "../../constructs/capabilities/load-balancer.ts";
import { Front } from "../../constructs/services/front.ts";
import { Inference } from "../../constructs/services/inference.ts";
import type { Foundation, FoundationProps } from "../foundation/foundation.ts";
import { SovereignStack } from "../sovereign-stack.ts";
import { contentClass, numbered, organisationOf, stackProps } from "../stack-props.ts";
import type { MachinePlace } from "../workload.ts";
import { openFlows } from "./flows.ts";
import { addNames } from "./names.ts";
import { addSchedule } from "./schedule.ts";

export interface ComputeProps extends FoundationProps {
  readonly foundation: Foundation;
}

/** What can be destroyed at night and made again: GPU machines, front machines, the load balancer. */
export class Compute extends SovereignStack {
  readonly engines: readonly { readonly inference: Inference; readonly address: string }[];
  readonly fronts: readonly Front[];
  readonly loadBalancer: LoadBalancer;

  constructor(scope: Construct, id: string, props: ComputeProps) {
    super(scope, id, stackProps(props.deployment, props.cloud));
    const { deployment, cloud, foundation, profile, workload } = props;
    const { domain } = deployment;

    this.engines = workload.engines.map((place, index) => this.#engine(props, place, index));
    this.fronts = workload.fronts.map((place, index) => this.#front(props, place, index));
    this.loadBalancer = new (required(cloud, "LoadBalancer"))(this, "LoadBalancer", {
      name: "front",
      network: foundation.network,
      dataClass: contentClass(deployment),
      domain,
      targets: this.fronts.map(({ instance }) => instance),
      targetPort: 443,
      ...(cloud.balancersSendLogs ? { logs: foundation.logs } : {}),
    });
    openFlows(foundation, profile);
    addSchedule(this, props);
    addNames(this, props);
    new TerraformOutput(this, "address", {
      value: this.loadBalancer.address,
      description: `Public address that ${domain} must point to`,
    });
  }

  #engine(props: ComputeProps, { zone, offer }: MachinePlace, index: number) {
    const { deployment, foundation, profile, workload } = props;
    const { network, weights, modelsDisks } = foundation;
    const modelsDisk = modelsDisks[index];
    const gpuMetricsImage = deployment.images.gpuMetrics;
    const address = addressIn(network.cidrIn("app", zone), 10 + index);
    const inference = new Inference(this, numbered("Inference", index), {
      ...this.#common(props),
      zone,
      offer,
      model: workload.model,
      contextTokens: workload.contextTokens,
      concurrentRequests: workload.concurrentRequests,
      organisation: organisationOf(deployment),
      hostname: `${numbered("inference", index)}.${deployment.domain}`,
      privateIp: address,
      engineImage: deployment.images.engine,
      weights,
      weightsFiles: deployment.weightsFiles,
      ...(modelsDisk === undefined ? {} : { modelsDisk }),
      clientsFrom: [network.cidrOf("edge")],
      ...(profile.tiers.includes("admin") ? { monitoringFrom: [network.cidrOf("admin")] } : {}),
      ...(gpuMetricsImage === undefined ? {} : { gpuMetricsImage }),
    });
    return { inference, address };
  }

  #front(props: ComputeProps, { zone, offer }: MachinePlace, index: number): Front {
    const { deployment, foundation, profile } = props;
    const { network, database, chatDisks } = foundation;
    const chatDisk = chatDisks[index];
    const { domain, images, signIn, teams } = deployment;
    return new Front(this, numbered("Front", index), {
      ...this.#common(props),
      zone,
      offer,
      hostname: domain,
      images,
      signIn,
      teams,
      engines: this.engines,
      databaseCidr: network.cidrOf(profile.database.tier),
      databasePorts: database.portRange,
      ...(chatDisk === undefined ? {} : { chatDisk }),
    });
  }

  #common({ deployment, cloud, foundation }: ComputeProps) {
    const { network, logs, hosts } = foundation;
    const { operatorKeys, authorities, timeServers } = deployment;
    const dataClass = contentClass(deployment);
    return {
      cloud,
      network,
      dataClass,
      operatorKeys,
      logs,
      hosts,
      trustedAuthorities: authorities,
      ...(timeServers === undefined ? {} : { timeServers }),
    };
  }
}

/** The n-th address of an IPv4 network. */
function addressIn(cidr: string, n: number): string {
  const octets = (cidr.split("/")[0] ?? "").split(".").map(Number);
  return [...octets.slice(0, 3), (octets[3] ?? 0) + n].join(".");
}
