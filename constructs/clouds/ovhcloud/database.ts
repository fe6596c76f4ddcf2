import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { CloudProjectDatabase } from "../../../.gen/ovh/cloud-project-database.js";
import { CloudProjectDatabaseDatabase } from "../../../.gen/ovh/cloud-project-database-database.js";
import { Database, type DatabaseProps, type PasswordSource } from "../../capabilities/database.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { warn } from "../../capabilities/problems.ts";
import { databaseSteps } from "./database-steps.ts";
import { inProject, keep, serviceRegion } from "./locality.ts";
import { ovhcloudNetwork } from "./network.ts";

/** Days that backups are kept and nodes of each plan, as the vendor's pages say; no argument changes them. */
const plans = {
  single: { plan: "essential", nodes: 1, backupDays: 2 },
  pair: { plan: "business", nodes: 2, backupDays: 14 },
  trio: { plan: "enterprise", nodes: 3, backupDays: 30 },
} as const;

/**
 * Managed PostgreSQL in a private network. Only the tiers that a flow lets in may connect; the cloud picks the port.
 * A user made by Terraform would leave its password in the state, so the administrator is made by hand.
 */
export class OvhcloudDatabase extends Database {
  readonly resource: CloudProjectDatabase;
  readonly password: PasswordSource;
  /** The cloud picks one when it makes the instance. */
  override readonly portRange: readonly [number, number] = [1024, 65_535];

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, props);
    const { tier = "data", highAvailability = true, backupRetentionDays = 30 } = props;
    const network = ovhcloudNetwork(props.network);
    const region = serviceRegion(this.placement);
    const { plan, nodes, backupDays } = choosePlan(highAvailability, backupRetentionDays);
    if (backupRetentionDays > backupDays) {
      warn(this, `backups are kept ${backupDays} days by the plan "${plan}", not ${backupRetentionDays}`);
    }
    const passwordPath = `${this.placement.deployment}/${props.name}-administrator`;
    this.password = { kind: "secret", path: passwordPath };
    const node = { region, networkId: network.privateNetwork(tier).id, subnetId: network.subnetId(tier) };
    this.resource = new CloudProjectDatabase(this, "Resource", {
      ...inProject(this.placement),
      description: this.placement.nameOf(props.name),
      engine: "postgresql",
      version: `${props.version ?? 16}`,
      plan,
      flavor: props.offer ?? "db1-4",
      ...(props.diskGib === undefined ? {} : { diskSize: props.diskGib }),
      nodes: Array.from({ length: nodes }, () => node),
      ipRestrictions: Lazy.anyValue({
        produce: () =>
          network.sourcesOf(tier).map((ip) => ({ ip, description: "a tier that a flow lets in" })),
      }),
      backupRegions: [region],
      backupTime: "02:00:00",
      deletionProtection: this.placement.isProtected,
      lifecycle: keep(this.placement),
    });
    new CloudProjectDatabaseDatabase(this, "Database", {
      ...inProject(this.placement),
      clusterId: this.resource.id,
      engine: "postgresql",
      name: this.databaseName,
      lifecycle: keep(this.placement),
    });
    const { host, port, databaseName, adminUser: user } = this;
    const { project } = this.placement;
    const access = { project, clusterId: this.resource.id, host, port, databaseName, user, passwordPath };
    leaveToOperator(this, "database", props.name, databaseSteps(access));
  }

  get host(): string {
    return this.resource.endpoints.get(0).domain;
  }

  get port(): number {
    return this.resource.endpoints.get(0).port;
  }
}

function choosePlan(highAvailability: boolean, backupRetentionDays: number) {
  if (!highAvailability) return plans.single;
  return backupRetentionDays > plans.pair.backupDays ? plans.trio : plans.pair;
}
