import { describe, expect, it } from "vitest";
import type { LoadBalancerProps } from "../../../../constructs/capabilities/load-balancer.ts";
import { ScalewayContainerRegistry } from "../../../../constructs/clouds/scaleway/container-registry.ts";
import { ScalewayLoadBalancer } from "../../../../constructs/clouds/scaleway/load-balancer.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { synthesize } from "../../../support/contract-stack.ts";

const parts = partsOf(scalewayCase);
const front = (wanted: Partial<LoadBalancerProps> = {}) =>
  synthesize(scalewayCase, (stack) => {
    const network = parts.network(stack);
    const targets = [parts.instance(stack, network)];
    const props = {
      name: "front",
      domain: "ai.example.org",
      targetPort: 8443,
      dataClass: "personal",
    } as const;
    new ScalewayLoadBalancer(stack, "Front", { ...props, network, targets, ...wanted });
  });

describe("traps of a Scaleway load balancer and registry", () => {
  it("a reserved address leaves a second, untracked one behind", () => {
    const lb = front().the("scaleway_lb");
    expect(lb).toMatchObject({ assign_flexible_ip: true, assign_flexible_ipv6: false });
    expect(lb).not.toHaveProperty("ip_ids");
    expect(front().all("scaleway_lb_ip")).toEqual([]);
  });

  it("ssl_compatibility_level is intermediate by default", () => {
    expect(front().the("scaleway_lb").ssl_compatibility_level).toBe("ssl_compatibility_level_modern");
  });

  it("enable_access_logs is off by default", () => {
    expect(front().the("scaleway_lb_frontend").enable_access_logs).toBe(true);
  });

  it("long answers are cut after five minutes by default", () => {
    expect(front().the("scaleway_lb_backend")).toMatchObject({
      timeout_server: "600s",
      forward_port_algorithm: "leastconn",
    });
  });

  it("ssl_bridging is off by default: requests would travel in clear behind the load balancer", () => {
    const request = { uri: "/healthz", method: "GET", code: 200, host_header: "ai.example.org" };
    expect(front().the("scaleway_lb_backend")).toMatchObject({
      ssl_bridging: true,
      ignore_ssl_server_verify: false,
      health_check_https: { ...request, sni: "ai.example.org" },
    });
    const clear = front({ targetTls: false }).the("scaleway_lb_backend");
    expect(clear).toMatchObject({ ssl_bridging: false, health_check_http: request });
    expect(clear).not.toHaveProperty("health_check_https");
  });

  it("lb_backend takes addresses, not names", () => {
    expect(front().the("scaleway_lb_backend").server_ips).toEqual([
      expect.stringMatching(/^\$\{scaleway_ipam_ip\..*\.address\}$/),
    ]);
  });

  it("an allow rule alone lets everybody else in as well", () => {
    const { acl } = front({ allowedCidrs: ["198.51.100.0/24"] }).the("scaleway_lb_frontend");
    expect(acl).toEqual([
      { name: "allowed", action: { type: "allow" }, match: { ip_subnet: ["198.51.100.0/24"] } },
      { name: "everybody-else", action: { type: "deny" }, match: { ip_subnet: ["0.0.0.0/0", "::/0"] } },
    ]);
  });

  it("a custom certificate keeps its private key in the state", () => {
    const certificate = front().the("scaleway_lb_certificate");
    expect(certificate).not.toHaveProperty("custom_certificate");
    expect(certificate.letsencrypt).toEqual({ common_name: "ai.example.org" });
  });

  it("only the TLS port is open", () => {
    expect(front().the("scaleway_lb_frontend").inbound_port).toBe(443);
  });

  it("a registry namespace stays private", () => {
    const { the } = synthesize(scalewayCase, (stack) => {
      new ScalewayContainerRegistry(stack, "Images", {
        registryName: "acme-images",
        dataClass: "internal",
        ...parts.service(stack),
      });
    });
    expect(the("scaleway_registry_namespace").is_public).toBe(false);
  });
});
