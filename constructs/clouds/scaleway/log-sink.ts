import type { Construct } from "constructs";
import { CockpitSource } from "../../../.gen/scaleway/cockpit-source.js";
import { CockpitToken } from "../../../.gen/scaleway/cockpit-token.js";
import { checkWholeNumber } from "../../capabilities/checks.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { LogSink, type LogSinkProps } from "../../capabilities/log-sink.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import type { SecretReference } from "../../capabilities/secret-store.ts";
import { scalewayIdentity } from "./identity.ts";
import { keep, regional } from "./locality.ts";
import { storeValue } from "./stored-secret.ts";

/** A log source of Cockpit, which keeps logs a year at most. */
export class ScalewayLogSink extends LogSink {
  readonly resource: CockpitSource;
  readonly protocol = "loki";

  constructor(scope: Construct, id: string, props: LogSinkProps) {
    super(scope, id, props);
    const { retentionDays } = this;
    reportProblems(this, () =>
      checkWholeNumber("retentionDays", retentionDays, { least: 183, most: 365, unit: "days" }),
    );
    this.resource = new CockpitSource(this, "Resource", {
      ...regional(this.placement),
      name: this.placement.nameOf(props.name),
      type: "logs",
      retentionDays,
      lifecycle: keep(this.placement),
    });
  }

  get pushUrl(): string {
    return this.resource.pushUrl;
  }

  /** Every scope is written: left out, the token could write metrics as well. */
  issueWriteToken(name: string, into: SecretReference): void {
    const token = new CockpitToken(this, `Token-${name}`, {
      ...regional(this.placement),
      name: this.placement.nameOf(name),
      scopes: {
        writeLogs: true,
        writeMetrics: false,
        writeTraces: false,
        queryLogs: false,
        queryMetrics: false,
        queryTraces: false,
        setupAlerts: false,
        setupLogsRules: false,
        setupMetricsRules: false,
      },
    });
    storeValue(this, `StoredToken-${name}`, { placement: this.placement, into, value: token.secretKey });
  }

  grantRead(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "ObservabilityReadOnly");
  }
}
