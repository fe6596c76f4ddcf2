import type { FirewallRule } from "../../modules/node/firewall.ts";
import { handoverSource } from "../../modules/node/handover-source.ts";
import type { InferenceNodeOptions } from "../../modules/node/inference-node.ts";
import type { LogSinkAddress } from "../../modules/node/logs.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { packagesAsRoot } from "../../modules/node/root-egress.ts";
import type { SecretSource } from "../../modules/node/secrets.ts";
import type { TimeServer } from "../../modules/node/time-servers.ts";
import type { LogSink } from "../capabilities/log-sink.ts";
import type { Network } from "../capabilities/network.ts";
import type { PrivateHost } from "../capabilities/service-machine.ts";
import type { Tier } from "../capabilities/tier.ts";

/** How people who operate a machine reach it. */
export interface NodeAccess {
  readonly network: Network;
  readonly tier: Tier;
  /** Public SSH keys of those who may hand secrets over, as in a .pub file. */
  readonly operatorKeys: readonly string[];
  /** Where the journal goes. Its write token is handed over as the secret "logs-token". @default - it stays there */
  readonly logs?: LogSink | undefined;
  /** Certificates of the organisation's own authorities, one PEM text each. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[] | undefined;
  /** Servers that tell it the time. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[] | undefined;
}

/** The access that a service's properties ask for, to a machine in a tier. */
export function accessTo(
  network: Network,
  tier: Tier,
  operation: Omit<NodeAccess, "network" | "tier">,
): NodeAccess {
  const { operatorKeys, logs, trustedAuthorities, timeServers } = operation;
  return { network, tier, operatorKeys, logs, trustedAuthorities, timeServers };
}

/** Secret with the token that may write logs, made out of band so that no state holds it. */
export const logsToken = {
  name: "logs-token",
  purpose: "token that may write logs and nothing else",
} as const;

/** Secrets that an operator hands over through the bastion: no credential has to be on the machine before. */
export function handedOver(
  secrets: readonly { readonly name: string }[],
  { network, tier, operatorKeys, logs }: NodeAccess,
): SecretSource {
  const names = [...secrets, ...(logs === undefined ? [] : [logsToken])].map(({ name }) => name);
  return handoverSource({ names, operatorKeys, inboxFrom: network.bastionSources(tier) });
}

/** The part of a node's options that names what it talks to by itself: the sink of its journal, and time servers. */
export function connectedTo(access: NodeAccess): Pick<InferenceNodeOptions, "logs" | "timeServers"> {
  const { logs, timeServers } = access;
  return {
    ...(logs === undefined ? {} : { logs: shippedTo(logs) }),
    ...(timeServers === undefined ? {} : { timeServers }),
  };
}

function shippedTo(logs: LogSink): LogSinkAddress {
  const { protocol, pushUrl, syslog } = logs;
  if (protocol !== "syslog") return { protocol: "loki", url: pushUrl, tokenSecret: logsToken.name };
  const { hostname: host, port } = new URL(pushUrl);
  return { protocol, host, port: Number(port), tokenSecret: logsToken.name, ...syslog };
}

/** The program with names of its own; without any, the image's table stays. */
export function withHosts(program: NodeProgram, hosts: readonly PrivateHost[]): NodeProgram {
  if (hosts.length === 0) return program;
  const { hostname } = program;
  const lines = [
    "127.0.0.1 localhost",
    "::1 localhost",
    `127.0.1.1 ${hostname} ${hostname.split(".")[0]}`,
    ...hosts.map(({ name, address }) => `${address} ${name}`),
  ];
  return {
    ...program,
    files: [...program.files, { path: "/etc/hosts", content: lines.map((line) => `${line}\n`).join("") }],
  };
}

/** The program believing the organisation's authorities, and with SSH open to its bastion; without one nobody comes in. */
export function asOperated(program: NodeProgram, access: NodeAccess): NodeProgram {
  const { network, tier, trustedAuthorities = [] } = access;
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
    trustedAuthorities: [...program.trustedAuthorities, ...trustedAuthorities],
  };
}
