import type { Construct } from "constructs";
import { registryNode, registryPorts } from "../../modules/node/services/registry.ts";
import {
  ContainerRegistry,
  type ContainerRegistryProps,
  checkContainerRegistryProps,
} from "../capabilities/container-registry.ts";
import type { Identity } from "../capabilities/identity.ts";
import type { SelfHosted } from "../capabilities/service-machine.ts";
import { leave } from "./handover-step.ts";
import { openToNetwork } from "./open-to-network.ts";
import { type MachineParts, ServiceHost } from "./service-host.ts";

const label = "registry";
const users = { pull: `${label}-readers`, push: `${label}-writers` } as const;

/** A registry on a machine of yours: every machine of the network pulls, administrators push through the bastion. */
export class SelfHostedContainerRegistry extends ContainerRegistry {
  override readonly selfHosted: SelfHosted;

  constructor(scope: Construct, id: string, props: ContainerRegistryProps, parts: MachineParts) {
    super(scope, id, props);
    const { network, machine, dataClass } = props;
    this.selfHosted = new ServiceHost(this, {
      parts,
      control: "container-registry",
      label,
      network,
      machine,
      isSound: checkContainerRegistryProps(props).length === 0,
      dataClass,
      tier: "admin",
      port: registryPorts.read,
      needs: { vcpus: 2, ramGib: 8, diskGib: 100 },
      secrets: [
        { name: users.pull, purpose: "passwords of those who pull images, name=password a line" },
        { name: users.push, purpose: "passwords of those who push images, name=password a line" },
      ],
      program: (options) =>
        registryNode({
          ...options,
          readersSecret: users.pull,
          writersSecret: users.push,
          pushFrom: network.bastionSources(this.selfHosted.tier),
        }),
    }).selfHosted;
    openToNetwork(network, this.selfHosted.tier, registryPorts.read, "Machines pull images");
  }

  get endpoint(): string {
    return this.selfHosted.host.name;
  }

  grantPull(identity: Identity): void {
    this.#grant(identity, "pull");
  }

  grantPush(identity: Identity): void {
    this.#grant(identity, "push");
  }

  /** The registry knows nobody but those whose passwords it was handed over. */
  #grant({ name, node }: Identity, right: keyof typeof users): void {
    leave(this, "container-registry", `${right}-${node.id}`, `${label}-${right}-${name}`, {
      name: right,
      purpose: `Let ${name} ${right} images`,
      commands: [
        `printf '%s=%s\\n' ${name} "$(openssl rand -hex 32)" >>./${label}/${users[right]}`,
        `# Its login is that line with ":" in place of "="; hand ./${label} over again`,
      ],
      check: `grep -q '^${name}=' ./${label}/${users[right]}`,
    });
  }
}
