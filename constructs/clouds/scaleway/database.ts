import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { RdbDatabase } from "../../../.gen/scaleway/rdb-database.js";
import { RdbInstance } from "../../../.gen/scaleway/rdb-instance.js";
import { Database, type DatabaseProps, type PasswordSource } from "../../capabilities/database.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { keep, regional, tagList } from "./locality.ts";

/**
 * Managed PostgreSQL with one endpoint, in a private network: any load balancer block would add a public one. It is
 * encrypted at rest with the cloud's key, which is the only kind there; logical backups are not encrypted.
 */
export class ScalewayDatabase extends Database {
  readonly resource: RdbInstance;
  readonly password: PasswordSource;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, props);
    reportProblems(this, () => checkDiskSize(props.diskGib));
    const variable = `${this.databaseName}_administrator_password`;
    this.password = { kind: "variable", variable };
    const { tier = "data", passwordVersion = 1 } = props;
    this.resource = new RdbInstance(this, "Resource", {
      ...regional(this.placement),
      name: this.placement.nameOf(props.name),
      nodeType: props.offer ?? "DB-PRO2-XXS",
      engine: `PostgreSQL-${props.version ?? 16}`,
      isHaCluster: props.highAvailability ?? true,
      volumeType: "sbs_5k",
      volumeSizeInGb: props.diskGib ?? 20,
      encryptionAtRest: true,
      disableBackup: false,
      backupSameRegion: true,
      backupScheduleFrequency: props.backupEveryHours ?? 24,
      backupScheduleRetention: props.backupRetentionDays ?? 30,
      userName: this.adminUser,
      passwordWo: this.#passwordVariable(variable).stringValue,
      passwordWoVersion: passwordVersion,
      privateNetwork: { pnId: props.network.privateNetwork(tier).id, enableIpam: true },
      tags: tagList(this.placement),
      lifecycle: keep(this.placement),
    });
    new RdbDatabase(this, "Database", {
      region: this.placement.region,
      instanceId: this.resource.id,
      name: this.databaseName,
      lifecycle: keep(this.placement),
    });
  }

  get host(): string {
    return this.resource.privateNetwork.ip;
  }

  get port(): number {
    return this.resource.privateNetwork.port;
  }

  /** Ephemeral: Terraform passes the value on and keeps it nowhere. */
  #passwordVariable(name: string): TerraformVariable {
    const variable = new TerraformVariable(this, "Password", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Password of ${this.adminUser} of the database ${this.databaseName}. Kept in no plan and no state.`,
    });
    variable.overrideLogicalId(name);
    variable.addOverride("ephemeral", true);
    return variable;
  }
}

function checkDiskSize(diskGib = 20) {
  if (diskGib % 5 === 0) return [];
  const what = "must be a multiple of 5";
  return [{ where: "diskGib", what, got: `${diskGib}`, fix: `use ${Math.ceil(diskGib / 5) * 5}` }];
}
