import { Construct } from "constructs";
import type { FirewallRule } from "../../modules/node/firewall.ts";
import { frontNode } from "../../modules/node/front-node.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { nodeUsers } from "../../modules/node/paths.ts";
import { rootEgress } from "../../modules/node/root-egress.ts";
import { type Cloud, required } from "../capabilities/cloud.ts";
import type { DataClass } from "../capabilities/data-class.ts";
import type { Instance } from "../capabilities/instance.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import { machineImage } from "../capabilities/machine-image.ts";
import type { Network } from "../capabilities/network.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";
import type { Inference } from "./inference.ts";
import { handedOver, type NodeAccess, shippedTo, withBastion, withHosts } from "./node-access.ts";
import { renderNode } from "./render-node.ts";

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
  };
  /** What answers; each with a fixed address, which the front's own table of hosts names. */
  readonly engines: readonly { readonly inference: Inference; readonly address: string }[];
  /** Network of the gateway's and the chat's databases, CIDR. */
  readonly databaseCidr: string;
  /** Among which the database's port is: first and last. @default [5432, 5432] */
  readonly databasePorts?: readonly [number, number];
  /** Where the machine's journal goes; its token is handed over. @default - it stays on the machine */
  readonly logs?: LogSink;
  /** Names that no public name server tells, such as those of services on machines of yours. @default - none */
  readonly hosts?: readonly PrivateHost[];
  /** Public SSH keys of those who may hand over the node's secrets. */
  readonly operatorKeys: readonly string[];
}

/** Secrets that have to be handed over to a front node. */
export const frontSecrets = [
  { name: "front-certificate", purpose: "TLS chain of the front node, PEM" },
  { name: "front-certificate-key", purpose: "key of the front node's certificate, PEM" },
  { name: "sign-in-client", purpose: "client secret at the identity provider" },
  { name: "sign-in-cookie", purpose: "32 random bytes for the session cookie, URL-safe base64" },
  { name: "gateway-admin-key", purpose: "administration key of the gateway" },
  { name: "gateway-engine-key", purpose: "the gateway's own key at the inference nodes" },
  { name: "chat-gateway-key", purpose: "the chat's own key at the gateway" },
  { name: "gateway-database-url", purpose: "address of the gateway's database, with its password" },
  { name: "chat-database-url", purpose: "address of a database of the chat's own, with its password" },
  { name: "chat-session-key", purpose: "32 random bytes that sign the chat's sessions" },
  { name: "registry-login", purpose: "user:password of the reader of the container registry" },
] as const;

/** The machine where people and programs come in. A changed program replaces it. */
export class Front extends Construct {
  readonly instance: Instance;
  /** Port that the load balancer sends to; it speaks TLS. */
  readonly port = 443;

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id);
    const { cloud, network, tier = "edge" } = props;
    const access = { network, tier, operatorKeys: props.operatorKeys, logs: props.logs };
    this.instance = new (required(cloud, "Instance"))(this, "Instance", {
      name: id.toLowerCase(),
      network,
      tier,
      ...(props.zone === undefined ? {} : { zone: props.zone }),
      dataClass: props.dataClass,
      offer: props.offer,
      image: machineImage(this, "cpu"),
      userData: renderNode(this, () =>
        withBastion(withHosts(program(props, access), hostsOf(props)), access),
      ),
    });
  }
}

function program(props: FrontProps, access: NodeAccess): NodeProgram {
  return frontNode({
    hostname: props.hostname,
    images: props.images,
    registryLoginSecret: "registry-login",
    tls: { kind: "secret", certificateSecret: "front-certificate", keySecret: "front-certificate-key" },
    secrets: handedOver(frontSecrets, access),
    signIn: { ...props.signIn, clientSecret: "sign-in-client", cookieSecret: "sign-in-cookie" },
    models: props.engines.map(({ inference }) => ({
      name: inference.servedModelName,
      baseUrl: inference.baseUrl,
      keySecret: "gateway-engine-key",
    })),
    gatewayKeySecret: "gateway-admin-key",
    chatKeySecret: "chat-gateway-key",
    databaseUrlSecret: "gateway-database-url",
    chatDatabase: { urlSecret: "chat-database-url", sessionKeySecret: "chat-session-key" },
    clientsFrom: access.network.loadBalancerSources(access.tier),
    egress: [...rootEgress, ...frontEgress(props)],
    ...shippedTo(access),
  });
}

/** Each service reaches what it needs and nothing else; of the engines, the chat sees only the gateway. */
function frontEgress({ engines, databaseCidr, databasePorts = [5432, 5432] }: FrontProps): FirewallRule[] {
  const out = { direction: "out", protocol: "tcp" } as const;
  const ports = databasePorts[0] === databasePorts[1] ? [databasePorts[0]] : [databasePorts];
  const database = { ...out, ports, peers: [databaseCidr] };
  return [
    {
      ...out,
      ports: [443],
      peers: engines.map(({ address }) => `${address}/32`),
      purpose: "the gateway asks the engines",
      userId: nodeUsers.gateway,
    },
    { ...database, purpose: "the gateway keeps keys and budgets", userId: nodeUsers.gateway },
    { ...database, purpose: "the chat keeps what people wrote", userId: nodeUsers.chat },
    { ...out, ports: [443], peers: "any", purpose: "the identity provider", userId: nodeUsers.signin },
  ];
}

/** Engines have names in their certificates and private addresses, which no public name server should tell. */
const hostsOf = ({ engines, hosts = [] }: FrontProps): readonly PrivateHost[] => [
  ...engines.map(({ inference, address }) => ({ name: new URL(inference.baseUrl).hostname, address })),
  ...hosts,
];
