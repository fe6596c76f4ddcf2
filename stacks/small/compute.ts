import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { type Cloud, required } from "../../constructs/capabilities/cloud.ts";
import type { Database } from "../../constructs/capabilities/database.ts";
import type { LoadBalancer } from "../../constructs/capabilities/load-balancer.ts";
import type { Network } from "../../constructs/capabilities/network.ts";
import { Front } from "../../constructs/services/front.ts";
import { Inference } from "../../constructs/services/inference.ts";
import type { Deployment } from "../load-settings.ts";
import { contentClass, organisationOf, stackProps } from "../reference-stack.ts";
import type { Workload } from "../size-profile.ts";
import { SovereignStack } from "../sovereign-stack.ts";
import type { SmallFoundation } from "./foundation.ts";

export interface ComputeProps {
  readonly deployment: Deployment;
  readonly cloud: Cloud;
  readonly foundation: SmallFoundation;
  readonly workload: Workload;
}

/** What can be destroyed at night and made again: the GPU machine, the front machine, the load balancer. */
export class SmallCompute extends SovereignStack {
  readonly inference: Inference;
  readonly front: Front;
  readonly loadBalancer: LoadBalancer;

  constructor(scope: Construct, id: string, { deployment, cloud, foundation, workload }: ComputeProps) {
    super(scope, id, stackProps(deployment, cloud));
    const { network, weights, logs, database } = foundation;
    const { domain, images, signIn, operatorKeys, weightsFiles } = deployment;
    const dataClass = contentClass(deployment);
    const engineAddress = addressIn(network.cidrOf("app"), 10);

    this.inference = new Inference(this, "Inference", {
      cloud,
      network,
      dataClass,
      model: workload.model,
      offer: workload.gpuOffer,
      contextTokens: workload.contextTokens,
      concurrentRequests: workload.concurrentRequests,
      organisation: organisationOf(deployment),
      hostname: `inference.${domain}`,
      privateIp: engineAddress,
      engineImage: images.engine,
      weights,
      weightsFiles,
      operatorKeys,
      logs,
      clientsFrom: [network.cidrOf("edge")],
    });
    this.front = new Front(this, "Front", {
      cloud,
      network,
      dataClass,
      offer: workload.frontOffer,
      hostname: domain,
      images,
      signIn,
      engines: [{ inference: this.inference, address: engineAddress }],
      databaseCidr: network.cidrOf("data"),
      databasePorts: database.portRange,
      operatorKeys,
      logs,
    });
    this.loadBalancer = new (required(cloud, "LoadBalancer"))(this, "LoadBalancer", {
      name: "front",
      network,
      dataClass,
      domain,
      targets: [this.front.instance],
      targetPort: this.front.port,
      logs,
    });
    openFlows(network, database.portRange);
    new TerraformOutput(this, "address", {
      value: this.loadBalancer.address,
      description: `Public address that ${domain} must point to`,
    });
  }
}

/** Syslog over TLS: some clouds' log sinks speak it. */
const syslogPort = 6514;

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: "tcp", port }) as const);
const udp = (...ports: number[]) => ports.map((port) => ({ protocol: "udp", port }) as const);

/** Every way between tiers and out, with its reason; there is no other. */
function openFlows(network: Network, [port, lastPort]: Database["portRange"]): void {
  network.allow({ from: "edge", to: "app", port: 443, justification: "The gateway asks the engine" });
  network.allow({
    from: "edge",
    to: "data",
    port,
    lastPort,
    justification: "The gateway keeps keys and budgets",
  });
  const ports = [...tcp(53, 80, 443, syslogPort), ...udp(53, 123)];
  network.allowEgress({ from: "edge", ports, justification: "Packages, images and the identity provider" });
  network.allowEgress({ from: "app", ports, justification: "Packages, images and the model's weights" });
}

/** The n-th address of an IPv4 network. */
function addressIn(cidr: string, n: number): string {
  const octets = (cidr.split("/")[0] ?? "").split(".").map(Number);
  return [...octets.slice(0, 3), (octets[3] ?? 0) + n].join(".");
}
