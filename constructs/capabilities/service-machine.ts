import { checkTrustedAuthorities } from "../../modules/node/authority-checks.ts";
import type { TimeServer } from "../../modules/node/time-servers.ts";
import { checkTimeServers } from "../../modules/node/time-sync.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import { checkDomain, checkPublicKey, checkWholeNumber } from "./checks.ts";
import type { LogSink } from "./log-sink.ts";
import type { ObjectStorage } from "./object-storage.ts";
import type { SecretDeclaration } from "./secret-store.ts";
import type { Tier } from "./tier.ts";

/** The machine of a service that you run yourself, where the cloud sells none. Clouds that sell it ignore this. */
export interface ServiceMachine {
  /** Domain that the service's name ends in: "logs" of ai.example.org is logs.ai.example.org, as in its certificate. */
  readonly domain: string;
  /** Public SSH keys of those who may hand the machine its secrets, one line of a .pub file each. */
  readonly operatorKeys: readonly string[];
  /** Bucket that the service copies its data to, in a folder of its own. */
  readonly backups: ObjectStorage;
  /** The cloud's name of the machine type. @default - the cheapest of the zone that is large enough */
  readonly offer?: string;
  /** Image of the operating system. @default - the catalogue's, else the one that the settings name */
  readonly image?: string;
  /** Tier that it stands in. @default - "data" for what people's data lies in, else "admin", where the network has them */
  readonly tier?: Tier;
  /** Size of the disk that keeps the data; it can grow, never shrink. @default - what the service usually needs */
  readonly diskGib?: number;
  /** Where the machine's own journal goes. @default - it stays on the machine */
  readonly logs?: LogSink;
  /** Certificates of the organisation's own authorities, one PEM text each. @default - the distribution's alone */
  readonly trustedAuthorities?: readonly string[];
  /** Servers that tell it the time. @default europeanTimeServers */
  readonly timeServers?: readonly TimeServer[];
}

/** A name that no public name server has to tell, and the private IPv4 address behind it. */
export interface PrivateHost {
  readonly name: string;
  readonly address: string;
}

/** What there is to know of a service that is a machine of yours. */
export interface SelfHosted {
  /** For the table of hosts of every machine that uses the service. */
  readonly host: PrivateHost;
  /** Where it listens. */
  readonly tier: Tier;
  readonly port: number;
  /** What has to be handed over to its machine before it serves anybody. */
  readonly secrets: readonly SecretDeclaration[];
}

/** Problems of the props, before any cloud is asked. */
export function checkServiceMachine(machine: ServiceMachine | undefined): Problem[] {
  if (machine === undefined) return [];
  return [
    ...checkDomain("machine.domain", machine.domain),
    ...machine.operatorKeys.flatMap((key, index) => checkPublicKey(`machine.operatorKeys[${index}]`, key)),
    ...checkTrustedAuthorities("machine.trustedAuthorities", machine.trustedAuthorities ?? []),
    ...checkTimeServers("machine.timeServers", machine.timeServers),
    ...checkWholeNumber("machine.diskGib", machine.diskGib, { least: 10, most: 10_000, unit: "GiB" }),
  ];
}
