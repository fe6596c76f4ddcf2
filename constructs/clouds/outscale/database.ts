import type { Construct } from "constructs";
import type { DatabaseProps } from "../../capabilities/database.ts";
import { SelfHostedDatabase } from "../../self-hosted/database.ts";
import { machineParts } from "./machine-parts.ts";

/** The cloud has no managed PostgreSQL: a machine of yours runs it. */
export class OutscaleDatabase extends SelfHostedDatabase {
  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, props, machineParts);
  }
}
