import { required } from "../../constructs/capabilities/cloud.ts";
import type { ServiceMachine } from "../../constructs/capabilities/service-machine.ts";
import { globalName } from "../stack-props.ts";
import type { Foundation, FoundationProps } from "./foundation.ts";

/** A week in which whoever takes over a machine cannot delete its copies. */
const lockDays = 7;

/**
 * The machine of each service that the cloud does not sell, as the property that asks for it; nothing where all are
 * sold. Their copies share one bucket.
 */
export function serviceMachine(
  foundation: Foundation,
  { deployment, cloud }: FoundationProps,
): { readonly machine?: ServiceMachine } {
  if ((cloud.selfHosted ?? []).length === 0) return {};
  const { domain, operatorKeys, retention, authorities, timeServers } = deployment;
  const backups = new (required(cloud, "ObjectStorage"))(foundation, "Backups", {
    bucketName: globalName(deployment, "backups"),
    dataClass: "confidential",
    noncurrentDays: Math.max(retention.objectVersionsDays, lockDays + 1),
    lockDays,
  });
  return {
    machine: {
      domain,
      operatorKeys,
      backups,
      trustedAuthorities: authorities,
      ...(timeServers === undefined ? {} : { timeServers }),
    },
  };
}
