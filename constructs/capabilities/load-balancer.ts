import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkCidr, checkDomain, checkName, checkPort, checkText, checkWholeNumber } from "./checks.ts";
import type { Instance } from "./instance.ts";
import type { LogSink } from "./log-sink.ts";
import type { Network } from "./network.ts";

export interface LoadBalancerProps extends CapabilityProps {
  /** Name inside the deployment, such as "front". */
  readonly name: string;
  readonly network: Network;
  /** DNS name of the service, for its certificate. */
  readonly domain: string;
  /**
   * Machines that answer, at least one. Their firewalls let `network.loadBalancerSources` in. Of several, a client
   * stays with one while it is healthy, where the cloud can: live connections of a chat need it.
   */
  readonly targets: readonly Instance[];
  /** Port of the machines. */
  readonly targetPort: number;
  /** The machines speak TLS too, with a certificate of `domain` that is checked. @default true */
  readonly targetTls?: boolean;
  /** Path that answers 200 when a machine is healthy. @default "/healthz" */
  readonly healthPath?: string;
  /** Networks that may connect. @default - everyone: a public service */
  readonly allowedCidrs?: readonly string[];
  /** Longest wait for the next byte of an answer; long generations need minutes. @default 600 */
  readonly answerTimeoutSeconds?: number;
  /** Where access logs go. @default - where the cloud itself keeps them */
  readonly logs?: LogSink;
}

/** Where people come in: TLS 1.2 or newer on port 443, access logs on, nothing else open. */
export abstract class LoadBalancer extends Capability {
  /** Public IPv4 address that the domain must point to; known after apply. */
  abstract readonly address: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props, () => checkLoadBalancerProps(props));
  }
}

/** Problems of the props, before any cloud is asked. */
export function checkLoadBalancerProps(props: LoadBalancerProps): Problem[] {
  return [
    ...checkName("name", props.name),
    ...checkDomain("domain", props.domain),
    ...checkPort("targetPort", props.targetPort),
    ...checkText("healthPath", props.healthPath ?? "/", /^\/[\w./-]*$/, "an absolute path such as /healthz"),
    ...(props.allowedCidrs ?? []).flatMap((cidr, index) => checkCidr(`allowedCidrs[${index}]`, cidr)),
    ...checkWholeNumber("answerTimeoutSeconds", props.answerTimeoutSeconds, {
      least: 1,
      most: 3600,
      unit: "seconds",
    }),
    ...checkTargets(props),
  ];
}

function checkTargets({ targets, allowedCidrs }: LoadBalancerProps): Problem[] {
  return [
    ...(targets.length > 0
      ? []
      : [{ where: "targets", what: "names no machine", allowed: "one or more instances", fix: "add one" }]),
    ...(allowedCidrs?.length === 0
      ? [
          {
            where: "allowedCidrs",
            what: "lets nobody in",
            got: "[]",
            fix: "leave it out, or name the networks",
          },
        ]
      : []),
  ];
}
