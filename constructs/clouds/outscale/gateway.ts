import type { Construct } from "constructs";
import { InternetService } from "../../../.gen/outscale/internet-service.js";
import { InternetServiceLink } from "../../../.gen/outscale/internet-service-link.js";
import { NatService } from "../../../.gen/outscale/nat-service.js";
import { PublicIp } from "../../../.gen/outscale/public-ip.js";
import { Route } from "../../../.gen/outscale/route.js";
import { RouteTable } from "../../../.gen/outscale/route-table.js";
import { RouteTableLink } from "../../../.gen/outscale/route-table-link.js";
import { Subnet } from "../../../.gen/outscale/subnet.js";
import type { Placement } from "../../capabilities/placement.ts";
import { tagSet } from "./locality.ts";

export interface GatewayProps {
  readonly placement: Placement;
  readonly netId: string;
  /** The part of the network that no tier takes. */
  readonly cidr: string;
}

const anywhere = "0.0.0.0/0";

/**
 * Where a Net meets the internet: a subnet of its own with the only route there. Load balancers, the bastion and the
 * address translation stand in it; no machine of a tier does.
 */
export class Gateway {
  readonly subnet: Subnet;
  /** What has to be there before anything with a public address works. */
  readonly ready: readonly [InternetServiceLink, Route];
  readonly #scope: Construct;
  readonly #placement: Placement;
  #egress: { readonly address: string; readonly nat: NatService } | undefined;

  constructor(scope: Construct, { placement, netId, cidr }: GatewayProps) {
    this.#scope = scope;
    this.#placement = placement;
    const tags = tagSet(placement, "public");
    this.subnet = new Subnet(scope, "Public", {
      netId,
      ipRange: cidr,
      subregionName: placement.zone,
      mapPublicIpOnLaunch: false,
      tags,
    });
    const internet = new InternetService(scope, "Internet", { tags });
    const link = new InternetServiceLink(scope, "InternetLink", {
      netId,
      internetServiceId: internet.internetServiceId,
    });
    const table = new RouteTable(scope, "PublicRoutes", { netId, tags });
    new RouteTableLink(scope, "PublicRoutesLink", {
      subnetId: this.subnet.subnetId,
      routeTableId: table.routeTableId,
    });
    const route = new Route(scope, "PublicRoute", {
      routeTableId: table.routeTableId,
      destinationIpRange: anywhere,
      gatewayId: internet.internetServiceId,
      dependsOn: [link],
    });
    this.ready = [link, route];
  }

  /** Public address that egress comes from. */
  get egressAddress(): string | undefined {
    return this.#egress?.address;
  }

  /** Gives the subnet of a route table a way out, with translated addresses. */
  openEgress(id: string, routeTableId: string): void {
    this.#egress ??= this.#translate();
    new Route(this.#scope, id, {
      routeTableId,
      destinationIpRange: anywhere,
      natServiceId: this.#egress.nat.natServiceId,
    });
  }

  /** Without the explicit order the API answers with a conflict, since nothing refers to the route. */
  #translate() {
    const tags = tagSet(this.#placement, "egress");
    const ip = new PublicIp(this.#scope, "EgressIp", { tags });
    const nat = new NatService(this.#scope, "Nat", {
      subnetId: this.subnet.subnetId,
      publicIpId: ip.publicIpId,
      tags,
      dependsOn: [...this.ready],
    });
    return { address: ip.publicIp, nat };
  }
}
