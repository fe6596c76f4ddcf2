import type { Construct } from "constructs";
import type { ContainerRegistryProps } from "../../capabilities/container-registry.ts";
import { SelfHostedContainerRegistry } from "../../self-hosted/container-registry.ts";
import { machineParts } from "./machine-parts.ts";

/** The cloud has no container registry: a machine of yours is one. */
export class OutscaleContainerRegistry extends SelfHostedContainerRegistry {
  constructor(scope: Construct, id: string, props: ContainerRegistryProps) {
    super(scope, id, props, machineParts);
  }
}
