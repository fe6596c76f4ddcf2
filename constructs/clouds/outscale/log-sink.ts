import type { Construct } from "constructs";
import type { LogSinkProps } from "../../capabilities/log-sink.ts";
import { SelfHostedLogSink } from "../../self-hosted/log-sink.ts";
import { machineParts } from "./machine-parts.ts";

/** The cloud has no service for logs: a machine of yours keeps them. */
export class OutscaleLogSink extends SelfHostedLogSink {
  constructor(scope: Construct, id: string, props: LogSinkProps) {
    super(scope, id, props, machineParts);
  }
}
