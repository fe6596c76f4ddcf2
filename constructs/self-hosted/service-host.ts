import { Construct } from "constructs";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import type { ServiceNodeOptions } from "../../modules/node/services/service-node.ts";
import type { Capabilities } from "../capabilities/cloud.ts";
import type { DataClass } from "../capabilities/data-class.ts";
import { machineImage } from "../capabilities/machine-image.ts";
import { describe } from "../capabilities/manifest.ts";
import type { Network } from "../capabilities/network.ts";
import { Placement } from "../capabilities/placement.ts";
import { reportProblem } from "../capabilities/problems.ts";
import type { SecretDeclaration } from "../capabilities/secret-store.ts";
import type { PrivateHost, SelfHosted, ServiceMachine } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";
import { accessTo, asOperated, withHosts } from "../services/node-access.ts";
import { renderNodeLater } from "../services/render-node.ts";
import { leaveHandover, type ServiceControl } from "./handover-step.ts";
import { hostSecrets } from "./host-secrets.ts";
import { type MachineNeeds, offerFor } from "./machine-needs.ts";
import { serviceOptions } from "./service-options.ts";

/** What a service's machine is made of, on whatever cloud. */
export type MachineParts = Pick<Capabilities, "Instance" | "BlockVolume">;

export interface ServiceHostProps {
  readonly parts: MachineParts;
  readonly control: ServiceControl;
  /** First label of the service's name; names machine, disk and secrets too, such as "logs". */
  readonly label: string;
  readonly dataClass: DataClass;
  readonly network: Network;
  readonly machine: ServiceMachine | undefined;
  /** Whether the contract takes the props. Without, no machine is made: its parts would repeat the complaint. */
  readonly isSound: boolean;
  /** Where it stands unless the machine says otherwise. */
  readonly tier: Tier;
  readonly port: number;
  readonly needs: MachineNeeds;
  /** What the service needs to be handed over, beside what every service's machine does. */
  readonly secrets: readonly SecretDeclaration[];
  readonly program: (options: ServiceNodeOptions) => NodeProgram;
}

/**
 * The machine of one service: in its tier, without a public address, its data on a disk of its own that the node
 * encrypts where the cloud does not, its backups sealed in a bucket. Its program may depend on what is granted later.
 */
export class ServiceHost extends Construct {
  readonly selfHosted: SelfHosted;

  constructor(scope: Construct, props: ServiceHostProps) {
    super(scope, "Machine");
    const { label, network, machine, port, secrets } = props;
    describe(this, { dataClass: props.dataClass, operatedBy: "you" });
    const tier = standsIn(network, machine?.tier ?? props.tier);
    if (machine === undefined || !props.isSound) {
      this.selfHosted = { host: nowhere, tier, port, secrets };
      if (props.isSound) this.#report();
      return;
    }
    const name = `${label}.${machine.domain}`;
    const all = [...secrets, ...hostSecrets(label, machine)];
    const address = this.#make(props, machine, { name, tier, secrets: all });
    this.selfHosted = { host: { name, address }, tier, port, secrets: all };
    const ports = [...tcp(53, 80, 443, 4460), ...udp(53, 123)];
    network.allowEgress({ from: tier, ports, justification: `Packages and backups of ${name}` });
    leaveHandover(this, props, this.selfHosted);
  }

  #report(): void {
    reportProblem(this, {
      where: "machine",
      what: "is needed: this cloud sells no such service, so a machine of yours runs it",
      got: "none",
      fix: "pass `machine` with domain, operatorKeys and backups",
    });
  }

  #make(
    { parts, label, ...props }: ServiceHostProps,
    machine: ServiceMachine,
    { name, tier, secrets }: Placed,
  ): string {
    const { network, dataClass, needs } = props;
    const disk = new parts.BlockVolume(this, "Disk", {
      name: `${label}-data`,
      diskGib: machine.diskGib ?? needs.diskGib,
      dataClass,
    });
    const { logs } = machine;
    const access = accessTo(network, tier, machine);
    const program = () => {
      const options = serviceOptions({ label, name, machine, access, secrets, disk });
      const hosts = logs?.selfHosted === undefined ? [] : [logs.selfHosted.host];
      return withHosts(asOperated(props.program(options), access), hosts);
    };
    const instance = new parts.Instance(this, "Instance", {
      name: label,
      network,
      tier,
      dataClass,
      offer: machine.offer ?? offerFor(Placement.of(this), needs),
      image: machine.image ?? machineImage(this, "cpu"),
      volumes: [disk],
      userData: renderNodeLater(this, program),
    });
    return instance.privateIp;
  }
}

/** Stands in for a service that cannot be made, so that the rest is checked as well. */
const nowhere: PrivateHost = { name: "missing.invalid", address: "192.0.2.1" };

interface Placed {
  readonly name: string;
  readonly tier: Tier;
  readonly secrets: readonly SecretDeclaration[];
}

/** The wanted tier; a network without it has its machines in the last one. */
const standsIn = ({ tiers }: Network, wanted: Tier): Tier =>
  tiers.includes(wanted) ? wanted : (tiers.at(-1) ?? wanted);

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: "tcp", port }) as const);
const udp = (...ports: number[]) => ports.map((port) => ({ protocol: "udp", port }) as const);
