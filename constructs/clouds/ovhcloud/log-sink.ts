import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { DbaasLogsOutputGraylogStream } from "../../../.gen/ovh/dbaas-logs-output-graylog-stream.js";
import type { Identity } from "../../capabilities/identity.ts";
import { LogSink, type LogSinkProps, type SyslogDialect } from "../../capabilities/log-sink.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import type { SecretReference } from "../../capabilities/secret-store.ts";
import { ovhcloudIdentity } from "./identity.ts";
import { logStream } from "./log-stream.ts";
import { checkServices, service } from "./services.ts";
import { storeValue } from "./stored-secret.ts";

/** A stream of a Logs Data Platform service, which is ordered beforehand. */
export class OvhcloudLogSink extends LogSink {
  readonly resource: DbaasLogsOutputGraylogStream;
  readonly protocol = "syslog";
  /** The number is the one that the vendor's documents show. */
  override readonly syslog: SyslogDialect = {
    tokenParameter: { id: "sovereign@8485", name: "X-OVH-TOKEN" },
    framing: "lines",
  };

  constructor(scope: Construct, id: string, props: LogSinkProps) {
    super(scope, id, props);
    reportProblems(this, () => checkServices(this.placement, "logs", "logsHost"));
    const title = this.placement.nameOf(props.name);
    this.resource = logStream(this, "Resource", {
      title,
      description: `Logs of ${title}`,
      retentionDays: this.retentionDays,
    });
  }

  get pushUrl(): string {
    // A missing host is reported; a name that cannot exist stands in for it, so that the rest is checked as well.
    return `syslog+tls://${service(this.placement, "logsHost") || "missing.invalid"}:6514`;
  }

  /** A stream has one token, made with it; there is no second one to issue. */
  issueWriteToken(name: string, into: SecretReference): void {
    const value = Fn.jsonencode({ value: this.resource.writeToken });
    storeValue(this, `StoredToken-${name}`, { placement: this.placement, into, value });
  }

  grantRead(identity: Identity): void {
    const urn = `urn:v1:eu:resource:ldp:${service(this.placement, "logs")}`;
    ovhcloudIdentity(identity).permit(urn, "ldp:apiovh:output/graylog/stream/get");
  }
}
