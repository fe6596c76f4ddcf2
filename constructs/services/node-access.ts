import type { FirewallRule } from "../../modules/node/firewall.ts";
import { handoverSource } from "../../modules/node/handover-source.ts";
import type { LogSinkAddress } from "../../modules/node/logs.ts";
import type { NodeFile, NodeProgram } from "../../modules/node/node-program.ts";
import type { SecretSource } from "../../modules/node/secrets.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import type { Network } from "../capabilities/network.ts";
import type { Tier } from "../capabilities/tier.ts";

/** How people who operate a machine reach it. */
export interface NodeAccess {
  readonly network: Network;
  readonly tier: Tier;
  /** Public SSH keys of those who may hand secrets over, as in a .pub file. */
  readonly operatorKeys: readonly string[];
  /** Where the journal goes. Its write token is handed over as the secret "logs-token". @default - it stays there */
  readonly logs?: LogSink | undefined;
}

/** Secret with the token that may write logs, made out of band so that no state holds it. */
export const logsToken = {
  name: "logs-token",
  purpose: "token that may write logs and nothing else",
} as const;

/** Root alone fetches packages, images and weights: what answers people opens no way out. */
export const rootEgress: readonly FirewallRule[] = [
  {
    direction: "out",
    protocol: "tcp",
    ports: [80, 443],
    peers: "any",
    purpose: "packages, images, weights",
    userId: 0,
  },
  { direction: "out", protocol: "udp", ports: [53, 123], peers: "any", purpose: "names and time" },
  { direction: "out", protocol: "tcp", ports: [53], peers: "any", purpose: "long answers to names" },
];

/** Without this, packages are fetched by a user of their own, whom the egress rule does not let out. */
const packagesAsRoot: NodeFile = {
  path: "/etc/apt/apt.conf.d/60sovereign-egress",
  content: 'APT::Sandbox::User "root";\n',
};

/** Secrets that an operator hands over through the bastion: no credential has to be on the machine before. */
export function handedOver(
  secrets: readonly { readonly name: string }[],
  { network, tier, operatorKeys, logs }: NodeAccess,
): SecretSource {
  const names = [...secrets, ...(logs === undefined ? [] : [logsToken])].map(({ name }) => name);
  return handoverSource({ names, operatorKeys, inboxFrom: network.bastionSources(tier) });
}

/** The part of a node's options that sends its journal to the sink. */
export function shippedTo({ logs }: NodeAccess): { logs?: LogSinkAddress } {
  if (logs === undefined) return {};
  const { protocol, pushUrl, syslog } = logs;
  if (protocol !== "syslog") return { logs: { protocol: "loki", url: pushUrl, tokenSecret: logsToken.name } };
  const { hostname: host, port } = new URL(pushUrl);
  return { logs: { protocol, host, port: Number(port), tokenSecret: logsToken.name, ...syslog } };
}

/** The program with SSH opened to the bastion; without a bastion nobody comes in. */
export function withBastion(program: NodeProgram, { network, tier }: NodeAccess): NodeProgram {
  const peers = network.bastionSources(tier);
  const rules: readonly FirewallRule[] =
    peers.length === 0
      ? []
      : [
          {
            direction: "in",
            protocol: "tcp",
            ports: [22],
            peers,
            purpose: "administrators, from the bastion",
          },
        ];
  return {
    ...program,
    files: [...program.files, packagesAsRoot],
    firewall: [...program.firewall, ...rules],
  };
}
