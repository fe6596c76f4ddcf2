import type { Problem } from "../../../modules/problem/problem.ts";
import { checkText } from "../../capabilities/checks.ts";
import type { LoadBalancerProps } from "../../capabilities/load-balancer.ts";
import { checkIpv4 } from "./ipv4.ts";

/** What the load balancer of this cloud cannot do; its provider would only tell at apply, or never. */
export function checkOutscaleLoadBalancer(props: LoadBalancerProps, name: string): Problem[] {
  const { allowedCidrs = [], targetTls = true, answerTimeoutSeconds, logs } = props;
  return [
    ...checkText(
      "name",
      name,
      /^[A-Za-z0-9-]{1,32}$/,
      "1 to 32 letters, digits and hyphens with the deployment's name",
    ),
    ...checkIpv4("allowedCidrs", allowedCidrs),
    ...(targetTls
      ? []
      : [
          {
            where: "targetTls",
            what: "leaves TLS to the load balancer, whose certificate would need its private key in the state",
            got: "false",
            allowed: "true",
            fix: "end TLS on the machines",
          },
        ]),
    ...(logs === undefined
      ? []
      : [
          {
            where: "logs",
            what: "cannot take access logs, which this cloud writes to buckets only",
            fix: "leave it out, and let the machines log requests",
          },
        ]),
    ...(answerTimeoutSeconds === undefined
      ? []
      : [
          {
            where: "answerTimeoutSeconds",
            what: "cannot be chosen on this cloud",
            got: `${answerTimeoutSeconds}`,
            fix: "leave it out, and let machines stream their answers",
          },
        ]),
  ];
}
