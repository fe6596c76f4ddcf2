import { UserError } from "../problem/problem.ts";
import { auditRecordsFile } from "./audit-records.ts";
import { chatContainer } from "./chat-container.ts";
import type { ContainerRuntime } from "./container-unit.ts";
import type { FirewallRule } from "./firewall.ts";
import { frontPorts, gatewayContainer, gatewaySettings } from "./front-containers.ts";
import { type GatewayTeam, teamsFiles, teamsUnit } from "./gateway-teams.ts";
import { checkTeams } from "./gateway-teams-checks.ts";
import { type LogSinkAddress, logShipping } from "./logs.ts";
import type { NodeMount, NodeProgram } from "./node-program.ts";
import { nodePaths, nodeUsers } from "./paths.ts";
import { proxyEgress, proxyFiles, proxyUnit, proxyUnitName, type Route, type TlsSource } from "./proxy.ts";
import { type SecretSource, secretFiles, secretsUnit } from "./secrets.ts";
import { signInContainer } from "./sign-in-container.ts";
import type { TimeServer } from "./time-servers.ts";
import { timeSync } from "./time-sync.ts";
import { updateFiles } from "./updates.ts";

/** Where people and programs come in: sign-in and chat, and one gateway with a key and a budget per team. */
export interface FrontNodeOptions {
  readonly hostname: string;
  /** Images by digest in the own registry. */
  readonly images: { readonly gateway: string; readonly chat: string; readonly signIn: string };
  /** Installed from the distribution: images without a GPU carry none. @default "podman" */
  readonly runtime?: ContainerRuntime;
  readonly registryLoginSecret?: string;
  readonly tls: TlsSource;
  readonly secrets: SecretSource;
  /** The organisation's identity provider. */
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** Secret with 32 random bytes in URL-safe base64. */
    readonly cookieSecret: string;
    /** Groups whose members may come in. @default - everybody whom the provider signs in */
    readonly allowedGroups?: readonly string[];
  };
  /** Models of inference nodes that the gateway offers. */
  readonly models: readonly {
    readonly name: string;
    /** "https://llm.example.org/v1". */
    readonly baseUrl: string;
    /** Secret with this gateway's own key at that node. */
    readonly keySecret: string;
  }[];
  /** Secret with the gateway's administration key. */
  readonly gatewayKeySecret: string;
  /** Who may ask the gateway, and how much. Keys of a team that is no longer named stop to work. */
  readonly teams: readonly GatewayTeam[];
  /** Secret with the key of one of the teams: the chat's. */
  readonly chatKeySecret: string;
  /** Secret with the database's address, in which the gateway keeps teams, keys and budgets. */
  readonly databaseUrlSecret: string;
  /** Secret that signs the chat's sessions, the same on all front machines. */
  readonly chatSessionKeySecret: string;
  /**
   * Secret with the address of a database of the chat's own, which all front machines share.
   * @default - what people wrote lies on the machine itself
   */
  readonly chatDatabaseUrlSecret?: string;
  /** E-mail address of who manages the chat's accounts, as the provider gives it. @default - nobody */
  readonly chatAdministrator?: string;
  /** Disk of the files that people attach, mounted at `chatFolder`. @default - the root disk, and lost with it */
  readonly chatDisk?: NodeMount;
  /** Where the machine takes the time from. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
  readonly clientsFrom: readonly string[];
  readonly egress: readonly FirewallRule[];
  /** Where the journal goes. @default - it stays on the machine */
  readonly logs?: LogSinkAddress;
  /** Largest request body. @default 50 */
  readonly maximumBodyMib?: number;
  /** Certificates of own authorities in PEM. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
}

/** What programs may ask of the gateway; its administration is reached from the machine alone. */
export const gatewayRoutes: readonly Route[] = [
  { method: "GET", path: "/v1/models" },
  { method: "POST", path: "/v1/chat/completions" },
  { method: "POST", path: "/v1/completions" },
  { method: "POST", path: "/v1/embeddings" },
];

const gatewayHealth = { upstreamPort: frontPorts.gateway, path: "/health/liveliness" } as const;
const runtimePackages = { docker: "docker.io", podman: "podman" } as const;

/** @throws UserError for a secret that nothing delivers, and for teams that cannot be. */
export function frontNode(options: FrontNodeOptions): NodeProgram {
  const wrong = checkTeams(options);
  if (wrong.length > 0) throw new UserError(...wrong);
  const missing = secretNames(options).filter((name) => !options.secrets.names.includes(name));
  if (missing.length > 0)
    throw new UserError({
      where: `front node ${options.hostname} secrets.names`,
      what: "secrets are used that nothing delivers",
      got: missing.join(", "),
      allowed: options.secrets.names.join(", "),
      fix: "add them to the names of the secret source",
    });
  const logs = logShipping(options.logs);
  const time = timeSync(options.timeServers);
  const containers = [gatewayContainer(options), chatContainer(options), signInContainer(options)];
  const proxy = {
    hostname: options.hostname,
    tls: options.tls,
    api: { routes: gatewayRoutes, upstreamPort: frontPorts.gateway },
    site: { upstreamPort: frontPorts.signIn, path: "/ping" },
    health: gatewayHealth,
    // A gateway that takes a new key finishes its answers within a minute and then starts in half of one.
    patienceSeconds: 150,
    gates: [
      { ...gatewayHealth, port: frontPorts.gatewayGate },
      { upstreamPort: frontPorts.chat, path: "/health", port: frontPorts.chatGate },
    ],
    maximumBodyMib: options.maximumBodyMib ?? 50,
    requires: [],
  };
  return {
    hostname: options.hostname,
    packages: [
      "ca-certificates",
      "caddy",
      "nftables",
      "unattended-upgrades",
      runtimePackages[options.runtime ?? "podman"],
      ...options.secrets.packages,
      ...time.packages,
      ...logs.packages,
    ],
    files: [
      // A container gets its secrets when it starts, so a new one of its own costs a restart of some seconds.
      ...secretFiles(options.secrets, {
        teamKeys: options.teams.map(({ keySecret }) => keySecret),
        readers: [proxyUnitName, teamsUnit.name, ...logs.readers],
        readersOf: Object.fromEntries(
          containers.map(({ name, secretEnvironment }) => [
            `${name}.service`,
            Object.values(secretEnvironment),
          ]),
        ),
      }),
      { path: `${nodePaths.settings}/gateway.yaml`, content: gatewaySettings(options) },
      auditRecordsFile,
      ...teamsFiles(options),
      ...proxyFiles(proxy),
      ...time.files,
      ...updateFiles,
      ...logs.files,
    ],
    units: [...time.units, secretsUnit, ...options.secrets.units, proxyUnit(proxy), teamsUnit, ...logs.units],
    containers,
    firewall: [
      {
        direction: "in",
        protocol: "tcp",
        ports: [443],
        peers: options.clientsFrom,
        purpose: "people and programs, over TLS",
        newConnectionsPerSecond: 50,
      },
      ...options.secrets.firewall,
      ...proxyEgress(options.tls),
      ...time.firewall,
      ...logs.firewall,
      ...options.egress,
    ],
    loopbackGuards: [
      {
        port: frontPorts.chatGate,
        userIds: [0, nodeUsers.signin],
        purpose: "the chat believes the name that the sign-in hands over",
      },
      { port: frontPorts.chat, userIds: [0, nodeUsers.proxy], purpose: "the chat, through its gate" },
      { port: frontPorts.gatewayGate, userIds: [0, nodeUsers.chat], purpose: "the gateway, for the chat" },
      {
        port: frontPorts.gateway,
        // The gateway itself looks whether its port is free before it starts.
        userIds: [0, nodeUsers.proxy, nodeUsers.gateway],
        purpose: "administration of the gateway",
      },
    ],
    trustedAuthorities: options.trustedAuthorities ?? [],
    mounts: options.chatDisk === undefined ? [] : [options.chatDisk],
    maskedUnits: ["caddy.service", "nftables.service", ...time.maskedUnits, ...logs.maskedUnits],
  };
}

function secretNames(options: FrontNodeOptions): string[] {
  const {
    tls,
    signIn: { clientSecret, cookieSecret },
  } = options;
  return [
    clientSecret,
    cookieSecret,
    options.gatewayKeySecret,
    options.chatKeySecret,
    ...options.teams.map(({ keySecret }) => keySecret),
    options.chatSessionKeySecret,
    options.databaseUrlSecret,
    ...(options.chatDisk?.keySecret === undefined ? [] : [options.chatDisk.keySecret]),
    ...(options.chatDatabaseUrlSecret === undefined ? [] : [options.chatDatabaseUrlSecret]),
    ...options.models.map((model) => model.keySecret),
    ...(tls.kind === "secret" ? [tls.certificateSecret, tls.keySecret] : []),
    ...logShipping(options.logs).secretNames,
    ...(options.registryLoginSecret === undefined ? [] : [options.registryLoginSecret]),
  ];
}
