import { Construct } from "constructs";
import type { TimeServer } from "../../modules/node/time-servers.ts";
import type { BlockVolume } from "../capabilities/block-volume.ts";
import { type Cloud, required } from "../capabilities/cloud.ts";
import type { DataClass } from "../capabilities/data-class.ts";
import type { Instance } from "../capabilities/instance.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import { machineImage } from "../capabilities/machine-image.ts";
import type { Network } from "../capabilities/network.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";
import { frontProgram } from "./front-program.ts";
import type { Team } from "./front-teams.ts";
import type { Inference } from "./inference.ts";
import { accessTo, asOperated } from "./node-access.ts";
import { renderNode } from "./render-node.ts";

export { chatDiskKey, frontSecrets } from "./front-program.ts";
export { type Team, teamSecrets } from "./front-teams.ts";

export interface FrontProps {
  readonly cloud: Cloud;
  readonly network: Network;
  /** @default "edge" */
  readonly tier?: Tier;
  /** @default - the placement's zone */
  readonly zone?: string;
  /** What people type and read. */
  readonly dataClass: DataClass;
  /** Name of a CPU offer of the catalogue. */
  readonly offer: string;
  /** DNS name under which people reach the service. */
  readonly hostname: string;
  /** Images by digest, in a registry of your own. */
  readonly images: { readonly gateway: string; readonly chat: string; readonly signIn: string };
  readonly signIn: {
    /** The OpenID Connect issuer. */
    readonly issuer: string;
    readonly clientId: string;
    /** Groups whose members may sign in. Empty: everybody. */
    readonly allowedGroups: readonly string[];
    /** E-mail address of who manages the chat's accounts, as the issuer gives it. @default - nobody */
    readonly administrator?: string | undefined;
  };
  /** Who asks the gateway with a key of its own; the chat is always one. Empty: the chat alone, without a limit. */
  readonly teams: readonly Team[];
  /** What answers; each with a fixed address, which the front's own table of hosts names. */
  readonly engines: readonly { readonly inference: Inference; readonly address: string }[];
  /** Network of the gateway's and the chat's databases, CIDR. */
  readonly databaseCidr: string;
  /** Among which the database's port is: first and last. @default [5432, 5432] */
  readonly databasePorts?: readonly [number, number];
  /** Disk of the machine's zone that keeps the files that people attach. @default - the root disk, and lost with it */
  readonly chatDisk?: BlockVolume;
  /** Where the machine's journal goes; its token is handed over. @default - it stays on the machine */
  readonly logs?: LogSink;
  /** Names that no public name server tells, such as those of services on machines of yours. @default - none */
  readonly hosts?: readonly PrivateHost[];
  /** Certificates of the organisation's own authorities, one PEM text each. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
  /** Servers that tell it the time. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  /** Public SSH keys of those who may hand over the node's secrets. */
  readonly operatorKeys: readonly string[];
}

/** The machine where people and programs come in. A changed program replaces it. */
export class Front extends Construct {
  readonly instance: Instance;
  /** Port that the load balancer sends to; it speaks TLS. */
  readonly port = 443;

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id);
    const { cloud, network, tier = "edge" } = props;
    const access = accessTo(network, tier, props);
    this.instance = new (required(cloud, "Instance"))(this, "Instance", {
      name: id.toLowerCase(),
      network,
      tier,
      ...(props.zone === undefined ? {} : { zone: props.zone }),
      dataClass: props.dataClass,
      offer: props.offer,
      image: machineImage(this, "cpu"),
      ...(props.chatDisk === undefined ? {} : { volumes: [props.chatDisk] }),
      userData: renderNode(this, () => asOperated(frontProgram(props, access), access)),
    });
  }
}
