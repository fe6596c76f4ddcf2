import type { Construct } from "constructs";
import { postgresqlNode, postgresqlPort, postgresqlVersion } from "../../modules/node/services/postgresql.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import {
  checkDatabaseProps,
  Database,
  type DatabaseProps,
  type PasswordSource,
  postgresVersions,
} from "../capabilities/database.ts";
import { reportProblems, warn } from "../capabilities/problems.ts";
import type { SelfHosted } from "../capabilities/service-machine.ts";
import { type MachineParts, ServiceHost } from "./service-host.ts";

/**
 * PostgreSQL with pgvector on a machine of yours: every change is archived to the bucket within a minute. Nothing takes
 * over while the machine is down; a new one restores the last state.
 */
export class SelfHostedDatabase extends Database {
  readonly password: PasswordSource;
  readonly host: string;
  readonly port = postgresqlPort;
  override readonly selfHosted: SelfHosted;

  constructor(scope: Construct, id: string, props: DatabaseProps, parts: MachineParts) {
    super(scope, id, props);
    const { backupEveryHours, backupRetentionDays, network, dataClass, tier = "data" } = props;
    const secret = `${props.name}-administrator`;
    reportProblems(this, () => checkVersion(props.version));
    if (props.highAvailability ?? true) warn(this, "is one machine: no second one takes over");
    this.password = { kind: "secret", path: secret };
    this.selfHosted = new ServiceHost(this, {
      parts,
      control: "database",
      label: `${props.name}-database`,
      network,
      dataClass,
      tier,
      machine: withSize(props),
      isSound: checkDatabaseProps(props).length === 0,
      port: postgresqlPort,
      needs: { vcpus: 2, ramGib: 8, diskGib: 50 },
      secrets: [{ name: secret, purpose: `password of ${this.adminUser} of ${this.databaseName}` }],
      program: (options) =>
        postgresqlNode({
          ...options,
          databaseName: this.databaseName,
          adminUser: this.adminUser,
          adminPasswordSecret: secret,
          ...(backupEveryHours === undefined ? {} : { backupEveryHours }),
          ...(backupRetentionDays === undefined ? {} : { backupRetentionDays }),
        }),
    }).selfHosted;
    this.host = this.selfHosted.host.name;
  }
}

/** What the database's own props say of its machine; the machine's word is the last. */
function withSize({ machine, offer, diskGib }: DatabaseProps) {
  if (machine === undefined) return undefined;
  return {
    ...(offer === undefined ? {} : { offer }),
    ...(diskGib === undefined ? {} : { diskGib }),
    ...machine,
  };
}

/** The distribution packages one version with pgvector. */
function checkVersion(version: number = postgresqlVersion): Problem[] {
  if (version === postgresqlVersion || !postgresVersions.some((known) => known === version)) return [];
  const what = "is not the one that the machine's distribution has with pgvector";
  const allowed = `${postgresqlVersion}`;
  return [{ where: "version", what, got: `${version}`, allowed, fix: "leave it out" }];
}
