import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { LoadBalancerProps } from "../../../../constructs/capabilities/load-balancer.ts";
import { LogSink } from "../../../../constructs/capabilities/log-sink.ts";
import { OutscaleLoadBalancer } from "../../../../constructs/clouds/outscale/load-balancer.ts";
import { OutscaleNetwork } from "../../../../constructs/clouds/outscale/network.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const parts = partsOf(outscaleCase);

/** One that somebody runs on a machine of their own. */
class ForeignLogSink extends LogSink {
  readonly pushUrl = "https://logs.example.org/push";
  readonly protocol = "loki";
  constructor(scope: TerraformStack, id: string) {
    const network = new OutscaleNetwork(scope, "LogsNetwork", { dataClass: "personal", adminCidrs: [] });
    super(scope, id, { name: "logs", dataClass: "personal", network });
  }
  issueWriteToken(): void {}
  grantRead(): void {}
}

const front =
  (props: Partial<LoadBalancerProps> = {}) =>
  (stack: TerraformStack) => {
    const network = parts.network(stack, { adminCidrs: [] });
    new OutscaleLoadBalancer(stack, "Front", {
      name: "front",
      network,
      domain: "ai.example.org",
      targets: [parts.instance(stack, network, { privateIp: "10.64.16.10" })],
      targetPort: 8443,
      dataClass: "personal",
      ...props,
    });
  };
const made = (props: Partial<LoadBalancerProps> = {}) => synthesize(outscaleCase, front(props));
const problems = (props: Partial<LoadBalancerProps>) => problemsOf(outscaleCase, front(props));

describe("traps of Outscale's load balancer", () => {
  it("type, subnet and security group are guessed when unset", () => {
    expect(made().the("outscale_load_balancer")).toMatchObject({
      load_balancer_type: "internet-facing",
      subnets: [expect.stringMatching(/^\$\{outscale_subnet\..*Public/)],
      security_groups: [expect.stringMatching(/^\$\{outscale_security_group\.Front_/)],
      public_ip: expect.stringMatching(/^\$\{outscale_public_ip\.Front_/),
      secured_cookies: false,
    });
    expect(made().the("outscale_load_balancer")).not.toHaveProperty("subregion_names");
  });

  it("its TLS versions cannot be chosen and HTTP is not redirected: connections pass as they are", () => {
    expect(made().the("outscale_load_balancer").listeners).toEqual([
      { load_balancer_port: 443, load_balancer_protocol: "TCP", backend_port: 8443, backend_protocol: "TCP" },
    ]);
  });

  it("a certificate on a plain listener wipes the others, and its private key stays in the state", () => {
    expect(made().text).not.toMatch(/server_certificate/);
    expect(problems({ targetTls: false })).toEqual([
      expect.stringContaining("targetTls: leaves TLS to the load balancer"),
    ]);
  });

  it("access logs go nowhere but to a bucket", () => {
    const found = problemsOf(outscaleCase, (stack) =>
      front({ logs: new ForeignLogSink(stack, "Logs") })(stack),
    );
    expect(found).toEqual([expect.stringContaining("logs: cannot take access logs")]);
  });

  it("the wait for an answer cannot be chosen", () => {
    expect(problems({ answerTimeoutSeconds: 600 })).toEqual([
      expect.stringContaining("answerTimeoutSeconds: cannot be chosen on this cloud"),
    ]);
  });

  it("a name takes 32 characters", () => {
    expect(problems({ name: `front-${"a".repeat(30)}` })).toEqual([
      expect.stringContaining("name: has a form that is not accepted"),
    ]);
  });

  it("people come in from where they may, and go on to one port of the targets' tier", () => {
    const rules = made({ allowedCidrs: ["198.51.100.0/24", "2001:db8::/32"] })
      .all("outscale_security_group_rule")
      .map(({ flow, rules }) => ({ flow, ...(rules as object[])[0] }));
    const tcp = (port: number, ip_ranges: string[]) => ({
      ip_protocol: "tcp",
      from_port_range: port,
      to_port_range: port,
      ip_ranges,
    });
    expect(rules).toEqual(
      expect.arrayContaining([
        { flow: "Inbound", ...tcp(443, ["198.51.100.0/24"]) },
        { flow: "Outbound", ...tcp(8443, ["10.64.16.0/20"]) },
        { flow: "Inbound", ...tcp(8443, ["10.64.240.0/20"]) },
      ]),
    );
    expect(JSON.stringify(rules)).not.toContain("0.0.0.0/0");
  });

  it("it has no IPv6: a list of IPv6 networks alone would let nobody in", () => {
    expect(problems({ allowedCidrs: ["2001:db8::/32"] })).toEqual([
      expect.stringContaining("allowedCidrs: holds no IPv4 network"),
    ]);
  });

  it("backend_ips takes public addresses, which no machine has", () => {
    const targets = made().the("outscale_load_balancer_vms");
    expect(targets).not.toHaveProperty("backend_ips");
    expect(targets.backend_vm_ids).toEqual([expect.stringMatching(/^\$\{outscale_vm\..*\.vm_id\}$/)]);
  });

  it("without a health check a machine that is down is asked", () => {
    expect(made().the("outscale_load_balancer_attributes").health_check).toMatchObject({
      protocol: "HTTPS",
      port: 8443,
      path: "/healthz",
    });
  });
});
