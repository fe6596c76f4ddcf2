import type { Construct } from "constructs";
import { Lb } from "../../../.gen/scaleway/lb.js";
import { LbBackend } from "../../../.gen/scaleway/lb-backend.js";
import { LbCertificate } from "../../../.gen/scaleway/lb-certificate.js";
import { LbFrontend, type LbFrontendAcl } from "../../../.gen/scaleway/lb-frontend.js";
import { LoadBalancer, type LoadBalancerProps } from "../../capabilities/load-balancer.ts";
import { tagList, zonal } from "./locality.ts";

/**
 * A public load balancer that joins the private networks of its targets. It takes the address that the cloud assigns:
 * with a reserved one, the provider leaves a second, untracked address behind.
 */
export class ScalewayLoadBalancer extends LoadBalancer {
  readonly resource: Lb;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id, props);
    const name = this.placement.nameOf(props.name);
    const tiers = [...new Set(props.targets.map((target) => target.tier))];
    this.resource = new Lb(this, "Resource", {
      ...zonal(this.placement),
      name,
      type: "LB-S",
      assignFlexibleIp: true,
      assignFlexibleIpv6: false,
      sslCompatibilityLevel: "ssl_compatibility_level_modern",
      privateNetwork: tiers.map((tier) => ({ privateNetworkId: props.network.privateNetwork(tier).id })),
      tags: tagList(this.placement),
    });
    const lbId = this.resource.id;
    const certificate = new LbCertificate(this, "Certificate", {
      lbId,
      name,
      letsencrypt: { commonName: props.domain },
      lifecycle: { createBeforeDestroy: true },
    });
    const backend = new LbBackend(this, "Backend", {
      lbId,
      name,
      forwardProtocol: "http",
      forwardPort: props.targetPort,
      forwardPortAlgorithm: "leastconn",
      ...(props.targets.length > 1
        ? { stickySessions: "cookie", stickySessionsCookieName: "sovereign-front" }
        : {}),
      serverIps: props.targets.map((target) => target.privateIp),
      timeoutServer: `${props.answerTimeoutSeconds ?? 600}s`,
      ...healthCheck(props),
      sslBridging: props.targetTls ?? true,
      ignoreSslServerVerify: false,
    });
    new LbFrontend(this, "Frontend", {
      lbId,
      name,
      backendId: backend.id,
      inboundPort: 443,
      certificateIds: [certificate.id],
      enableAccessLogs: true,
      enableHttp3: false,
      acl: accessList(props.allowedCidrs),
    });
  }

  get address(): string {
    return this.resource.ipAddress;
  }
}

function healthCheck({ domain, healthPath, targetTls }: LoadBalancerProps) {
  const request = { uri: healthPath ?? "/healthz", method: "GET", code: 200, hostHeader: domain };
  return (targetTls ?? true)
    ? { healthCheckHttps: { ...request, sni: domain } }
    : { healthCheckHttp: request };
}

/** An allow rule alone lets everybody else in as well: a deny rule has to follow. */
function accessList(allowedCidrs: readonly string[] | undefined): LbFrontendAcl[] {
  if (allowedCidrs === undefined) return [];
  return [
    { name: "allowed", action: { type: "allow" }, match: { ipSubnet: [...allowedCidrs] } },
    { name: "everybody-else", action: { type: "deny" }, match: { ipSubnet: ["0.0.0.0/0", "::/0"] } },
  ];
}
