import { Lazy } from "cdktf";
import { Construct } from "constructs";
import ipaddr from "ipaddr.js";
import { CloudProjectContainerregistry } from "../../../.gen/ovh/cloud-project-containerregistry.js";
import { CloudProjectContainerregistryIpRestrictionsManagement } from "../../../.gen/ovh/cloud-project-containerregistry-ip-restrictions-management.js";
import { CloudProjectContainerregistryIpRestrictionsRegistry } from "../../../.gen/ovh/cloud-project-containerregistry-ip-restrictions-registry.js";
import { ContainerRegistry, type ContainerRegistryProps } from "../../capabilities/container-registry.ts";
import type { Identity } from "../../capabilities/identity.ts";
import type { Network } from "../../capabilities/network.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { inProject, keep, serviceRegion } from "./locality.ts";
import { ovhcloudNetwork } from "./network.ts";
import { robotStep } from "./robot-step.ts";

/** Managed Harbor. Who may pull is said inside Harbor, so grants are steps for an operator. */
export class OvhcloudContainerRegistry extends ContainerRegistry {
  readonly resource: CloudProjectContainerregistry;

  constructor(scope: Construct, id: string, props: ContainerRegistryProps) {
    super(scope, id, props);
    this.resource = new CloudProjectContainerregistry(this, "Resource", {
      ...inProject(this.placement),
      name: props.registryName,
      region: serviceRegion(this.placement),
      lifecycle: keep(this.placement),
    });
    this.#restrict(props.network);
  }

  get endpoint(): string {
    return this.resource.url;
  }

  grantPull(identity: Identity): void {
    this.#grant(identity, "pull");
  }

  grantPush(identity: Identity): void {
    this.#grant(identity, "push");
  }

  /** Administrators reach both sides; machines come from the gateway's address and only pull. */
  #restrict(network: Network): void {
    const adminCidrs = ovhcloudNetwork(network).adminCidrs.filter((cidr) => ipaddr.IPv4.isValidCIDR(cidr));
    const entries = (addresses: readonly string[], description: string) =>
      addresses.map((ip_block) => ({ ip_block, description }));
    const common = { ...inProject(this.placement), registryId: this.resource.id };
    new CloudProjectContainerregistryIpRestrictionsManagement(this, "Management", {
      ...common,
      ipRestrictions: entries(adminCidrs, "administrators"),
    });
    new CloudProjectContainerregistryIpRestrictionsRegistry(this, "Clients", {
      ...common,
      ipRestrictions: Lazy.anyValue({
        produce: () => [
          ...entries(adminCidrs, "administrators"),
          ...entries(
            network.egressAddresses.map((address) => `${address}/32`),
            "machines of the network",
          ),
        ],
      }),
    });
  }

  #grant(identity: Identity, right: "pull" | "push"): void {
    const name = `${this.placement.nameOf(identity.name)}-${right}`;
    const step = robotStep({ url: this.resource.url, name, right });
    leaveToOperator(new Construct(this, `Robot-${name}`), "container-registry", name, [step]);
  }
}
