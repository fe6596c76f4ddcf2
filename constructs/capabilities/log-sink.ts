import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import type { Identity } from "./identity.ts";
import type { Network } from "./network.ts";
import type { SecretReference } from "./secret-store.ts";
import { checkServiceMachine, type SelfHosted, type ServiceMachine } from "./service-machine.ts";

export interface LogSinkProps extends CapabilityProps {
  /** Name inside the deployment, such as "logs". */
  readonly name: string;
  /** Network of the machines that send logs. */
  readonly network: Network;
  /** Days that logs are kept: six months at least, so that an incident can be traced. @default 365 */
  readonly retentionDays?: number;
  /** Where the cloud sells no such service: the machine that it runs on. @default - none, which such a cloud refuses */
  readonly machine?: ServiceMachine;
}

/** How logs are pushed: what a node's log shipper has to speak. */
export type LogProtocol = "loki" | "gelf" | "syslog";

/** What differs between services that take syslog over TLS. */
export interface SyslogDialect {
  /** Structured data that carries the token: its id and its parameter. */
  readonly tokenParameter: { readonly id: string; readonly name: string };
  /** How a message's end is told. */
  readonly framing: "octet-counted" | "lines";
}

/** Where machines and services send their logs: kept, in the region, writable by those who cannot delete. */
export abstract class LogSink extends Capability {
  readonly retentionDays: number;
  /** Address that logs are pushed to; known after apply. */
  abstract readonly pushUrl: string;
  abstract readonly protocol: LogProtocol;
  /** How the cloud speaks syslog; unset for other protocols. */
  readonly syslog?: SyslogDialect;
  /** Set where the service is a machine of yours. */
  readonly selfHosted?: SelfHosted;

  constructor(scope: Construct, id: string, props: LogSinkProps) {
    super(scope, id, props, () => checkLogSinkProps(props));
    this.retentionDays = props.retentionDays ?? 365;
  }

  /**
   * Makes a token that can write logs and nothing else, and stores it as `into`. Where the provider keeps the token
   * in the state, the cloud's README says so.
   */
  abstract issueWriteToken(name: string, into: SecretReference): void;
  /** Lets an identity search the logs. */
  abstract grantRead(identity: Identity): void;
}

/** Problems of the props, before any cloud is asked. */
export const checkLogSinkProps = (props: LogSinkProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkWholeNumber("retentionDays", props.retentionDays, { least: 183, most: 3650, unit: "days" }),
  ...checkServiceMachine(props.machine),
];
