import type { Construct } from "constructs";
import { RegistryNamespace } from "../../../.gen/scaleway/registry-namespace.js";
import { ContainerRegistry, type ContainerRegistryProps } from "../../capabilities/container-registry.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { scalewayIdentity } from "./identity.ts";
import { keep, regional } from "./locality.ts";

/** A private namespace. It scans, signs and freezes nothing: pin images by digest. */
export class ScalewayContainerRegistry extends ContainerRegistry {
  readonly resource: RegistryNamespace;

  constructor(scope: Construct, id: string, props: ContainerRegistryProps) {
    super(scope, id, props);
    this.resource = new RegistryNamespace(this, "Resource", {
      ...regional(this.placement),
      name: props.registryName,
      description: this.placement.nameOf("images"),
      isPublic: false,
      lifecycle: keep(this.placement),
    });
  }

  get endpoint(): string {
    return this.resource.endpoint;
  }

  grantPull(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "ContainerRegistryReadOnly");
  }

  /** There is no smaller permission set that can push. */
  grantPush(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "ContainerRegistryFullAccess");
  }
}
