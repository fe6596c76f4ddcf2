import type { Construct } from "constructs";
import { logStoreDialect, logStoreNode, logStorePort } from "../../modules/node/services/log-store.ts";
import type { Identity } from "../capabilities/identity.ts";
import {
  checkLogSinkProps,
  LogSink,
  type LogSinkProps,
  type SyslogDialect,
} from "../capabilities/log-sink.ts";
import type { ObjectStorage } from "../capabilities/object-storage.ts";
import type { SecretReference } from "../capabilities/secret-store.ts";
import type { SelfHosted } from "../capabilities/service-machine.ts";
import { leave } from "./handover-step.ts";
import { openToNetwork } from "./open-to-network.ts";
import { type MachineParts, ServiceHost } from "./service-host.ts";

/** Syslog over TLS, kept in files on a machine of yours and copied to the bucket every hour. */
export class SelfHostedLogSink extends LogSink {
  readonly protocol = "syslog";
  readonly pushUrl: string;
  override readonly syslog: SyslogDialect = logStoreDialect;
  override readonly selfHosted: SelfHosted;
  readonly #label: string;
  readonly #writers: string;
  /** Commands after which rclone's "backup:" is what the machine stored, opened. */
  readonly #unseal: readonly string[];

  constructor(scope: Construct, id: string, props: LogSinkProps, parts: MachineParts) {
    super(scope, id, props);
    const { name: label, network, machine, dataClass } = props;
    this.#label = label;
    this.#writers = `${label}-writers`;
    this.#unseal = machine === undefined ? [] : unsealing(machine.backups, label);
    this.selfHosted = new ServiceHost(this, {
      parts,
      control: "log-sink",
      label,
      network,
      machine,
      isSound: checkLogSinkProps(props).length === 0,
      dataClass,
      tier: "admin",
      port: logStorePort,
      needs: { vcpus: 2, ramGib: 8, diskGib: 100 },
      secrets: [
        { name: this.#writers, purpose: "tokens of the machines that write logs, name=token a line" },
      ],
      program: (options) =>
        logStoreNode({ ...options, writersSecret: this.#writers, retentionDays: this.retentionDays }),
    }).selfHosted;
    const { host, tier } = this.selfHosted;
    this.pushUrl = `syslog+tls://${host.name}:${logStorePort}`;
    openToNetwork(network, tier, logStorePort, "Machines send their logs");
  }

  /** The store knows no token but those that it was handed over. */
  issueWriteToken(name: string, into: SecretReference): void {
    leave(this, "log-sink", `Token-${name}`, `${this.#label}-token-${name}`, {
      name: "token",
      purpose: `Make the token that ${name} writes logs with`,
      commands: [
        `printf '%s=%s\\n' ${name} "$(openssl rand -hex 32)" >>./${this.#label}/${this.#writers}`,
        `# Store what follows "${name}=" as ${into.path}, then hand ./${this.#label} over again`,
      ],
      check: `grep -q '^${name}=' ./${this.#label}/${this.#writers}`,
    });
  }

  /** Logs are files of the machine: whoever reads them opens their sealed copies in the bucket. */
  grantRead(identity: Identity): void {
    leave(this, "log-sink", `Read-${identity.node.id}`, `${this.#label}-read-${identity.name}`, {
      name: "read",
      purpose: `Let ${identity.name} read logs: their sealed copies in the bucket`,
      commands: [
        `# Give ${identity.name} a key that reads the bucket (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), and ./backups-passphrase`,
        ...this.#unseal,
        "rclone copy backup: ./logs",
      ],
      check: [...this.#unseal, "rclone lsf backup:"].join("; "),
    });
  }
}

/** The same places as on the machine itself; the passphrase comes from a file. */
const unsealing = ({ endpoint, region, bucketName }: ObjectStorage, folder: string): readonly string[] => [
  "export RCLONE_CONFIG_STORE_TYPE=s3 RCLONE_CONFIG_STORE_PROVIDER=Other RCLONE_CONFIG_STORE_ENV_AUTH=true",
  `export RCLONE_CONFIG_STORE_ENDPOINT=${endpoint} RCLONE_CONFIG_STORE_REGION=${region}`,
  `export RCLONE_CONFIG_BACKUP_TYPE=crypt RCLONE_CONFIG_BACKUP_REMOTE=store:${bucketName}/${folder}`,
  "export RCLONE_CONFIG_BACKUP_FILENAME_ENCRYPTION=off RCLONE_CONFIG_BACKUP_DIRECTORY_NAME_ENCRYPTION=false",
  'RCLONE_CONFIG_BACKUP_PASSWORD="$(rclone obscure - <./backups-passphrase)"; export RCLONE_CONFIG_BACKUP_PASSWORD',
];
