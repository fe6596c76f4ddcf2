import type { Construct } from "constructs";
import type { DbaasLogsOutputGraylogStream } from "../../../.gen/ovh/dbaas-logs-output-graylog-stream.js";
import { AuditTrail, type AuditTrailProps } from "../../capabilities/audit-trail.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { forwardScript, listScript } from "./account-logs-script.ts";
import { logStream } from "./log-stream.ts";
import { checkServices, service } from "./services.ts";

/**
 * A stream of its own that the account's logs are forwarded to: logins, calls of the API, decisions on access. The
 * provider has no resource for the forwarding. The stream is immutable: deleting it is the only way to lose a line.
 */
export class OvhcloudAuditTrail extends AuditTrail {
  readonly resource: DbaasLogsOutputGraylogStream;
  readonly steps: readonly PostDeployStep[];

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id, props);
    reportProblems(this, () => checkServices(this.placement, "logs"));
    this.resource = logStream(this, "Resource", {
      title: this.placement.nameOf(this.name),
      description: "Who changed what in the account",
      retentionDays: this.retentionDays,
    });
    const target = { service: service(this.placement, "logs"), streamId: this.resource.streamId };
    const file = "/usr/local/sbin/forward-account-logs";
    this.steps = [
      {
        name: "forward",
        purpose: `Forward the account's audit, activity and access logs to the stream ${this.placement.nameOf(this.name)}`,
        files: { [file]: forwardScript(target), [`${file}-check`]: listScript(target) },
        commands: [`sh ${file}`],
        check: `sh ${file}-check`,
      },
    ];
    leaveToOperator(this, "audit-trail", this.name, this.steps);
  }
}
