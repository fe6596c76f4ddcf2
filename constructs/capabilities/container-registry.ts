import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkText } from "./checks.ts";
import type { Identity } from "./identity.ts";
import type { Network } from "./network.ts";
import { checkServiceMachine, type SelfHosted, type ServiceMachine } from "./service-machine.ts";

export interface ContainerRegistryProps extends CapabilityProps {
  /** Globally unique, 4 to 50 of a–z, 0–9 and "-". */
  readonly registryName: string;
  /** Network that pulls: where the cloud can filter, nobody reaches the registry but its machines and administrators. */
  readonly network: Network;
  /** Where the cloud sells no such service: the machine that it runs on. @default - none, which such a cloud refuses */
  readonly machine?: ServiceMachine;
}

/** A private registry for container images, in the placement's region. */
export abstract class ContainerRegistry extends Capability {
  /** What images start with, such as "registry.example.org/acme"; known after apply. */
  abstract readonly endpoint: string;
  /** Set where the service is a machine of yours. */
  readonly selfHosted?: SelfHosted;

  constructor(scope: Construct, id: string, props: ContainerRegistryProps) {
    super(scope, id, props, () => checkContainerRegistryProps(props));
  }

  abstract grantPull(identity: Identity): void;
  abstract grantPush(identity: Identity): void;
}

/** Problems of the props, before any cloud is asked. */
export const checkContainerRegistryProps = (props: ContainerRegistryProps): Problem[] => [
  ...checkText(
    "registryName",
    props.registryName,
    /^[a-z0-9](?:[a-z0-9-]{2,48}[a-z0-9])$/,
    '4 to 50 of a–z, 0–9 and "-", neither first nor last a "-"',
  ),
  ...checkServiceMachine(props.machine),
];
