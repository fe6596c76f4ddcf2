import type { Construct } from "constructs";
import { DbaasLogsOutputGraylogStream } from "../../../.gen/ovh/dbaas-logs-output-graylog-stream.js";
import { Placement } from "../../capabilities/placement.ts";
import { keep } from "./locality.ts";
import { service } from "./services.ts";

/**
 * A stream of a Logs Data Platform service. What is indexed for searching goes after the days of the service's own
 * plan; the archive keeps everything, in whole years.
 */
export function logStream(
  scope: Construct,
  id: string,
  { title, description, retentionDays }: { title: string; description: string; retentionDays: number },
): DbaasLogsOutputGraylogStream {
  const placement = Placement.of(scope);
  return new DbaasLogsOutputGraylogStream(scope, id, {
    serviceName: service(placement, "logs"),
    title,
    description,
    indexingEnabled: true,
    // Paused, the stream would drop an audit trail without a word.
    pauseIndexingOnMaxSize: false,
    webSocketEnabled: false,
    coldStorageEnabled: true,
    coldStorageContent: "ALL",
    coldStorageCompression: "ZSTD",
    coldStorageRetention: Math.ceil(retentionDays / 365),
    lifecycle: keep(placement),
  });
}
