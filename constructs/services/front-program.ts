import { chatFolder } from "../../modules/node/chat-container.ts";
import type { FirewallRule } from "../../modules/node/firewall.ts";
import { frontNode } from "../../modules/node/front-node.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { nodeUsers } from "../../modules/node/paths.ts";
import { rootEgress } from "../../modules/node/root-egress.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import { diskMount } from "./disk-mount.ts";
import type { FrontProps } from "./front.ts";
import { chatTeam, gatewayTeams, teamKey, teamSecrets } from "./front-teams.ts";
import { connectedTo, handedOver, type NodeAccess, withHosts } from "./node-access.ts";

/** Secrets that have to be handed over to a front node, beside the teams' keys. */
export const frontSecrets = [
  { name: "front-certificate", purpose: "TLS chain of the front node, PEM" },
  { name: "front-certificate-key", purpose: "key of the front node's certificate, PEM" },
  { name: "sign-in-client", purpose: "client secret at the identity provider" },
  { name: "sign-in-cookie", purpose: "32 random bytes for the session cookie, URL-safe base64" },
  { name: "gateway-admin-key", purpose: "administration key of the gateway" },
  { name: "gateway-engine-key", purpose: "the gateway's own key at the inference nodes" },
  { name: "gateway-database-url", purpose: "address of the gateway's database, with its password" },
  { name: "chat-database-url", purpose: "address of a database of the chat's own, with its password" },
  { name: "chat-session-key", purpose: "32 random bytes that sign the chat's sessions" },
  { name: "registry-login", purpose: "user:password of the reader of the container registry" },
] as const;

/** A further one, where the chat's files lie on a disk that the node itself encrypts. */
export const chatDiskKey = {
  name: "chat-disk-key",
  purpose: "key of the disk of the chat's files, 32 characters or more",
} as const;

/** What runs on a front machine. */
export function frontProgram(props: FrontProps, access: NodeAccess): NodeProgram {
  const disk = props.chatDisk && diskMount(props.chatDisk, chatFolder, chatDiskKey.name);
  const { administrator, ...signIn } = props.signIn;
  const secrets = [
    ...frontSecrets,
    ...teamSecrets(props.teams),
    ...(disk?.keySecret === undefined ? [] : [chatDiskKey]),
  ];
  const program = frontNode({
    hostname: props.hostname,
    images: props.images,
    registryLoginSecret: "registry-login",
    tls: { kind: "secret", certificateSecret: "front-certificate", keySecret: "front-certificate-key" },
    secrets: handedOver(secrets, access),
    signIn: { ...signIn, clientSecret: "sign-in-client", cookieSecret: "sign-in-cookie" },
    models: props.engines.map(({ inference }) => ({
      name: inference.servedModelName,
      baseUrl: inference.baseUrl,
      keySecret: "gateway-engine-key",
    })),
    gatewayKeySecret: "gateway-admin-key",
    teams: gatewayTeams(props.teams),
    chatKeySecret: teamKey(chatTeam),
    databaseUrlSecret: "gateway-database-url",
    chatSessionKeySecret: "chat-session-key",
    chatDatabaseUrlSecret: "chat-database-url",
    ...(administrator === undefined ? {} : { chatAdministrator: administrator }),
    ...(disk === undefined ? {} : { chatDisk: disk }),
    clientsFrom: access.network.loadBalancerSources(access.tier),
    egress: [...rootEgress, ...frontEgress(props)],
    ...connectedTo(access),
  });
  return withHosts(program, hostsOf(props));
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
