import { required } from "../../constructs/capabilities/cloud.ts";
import type { ServiceMachine } from "../../constructs/capabilities/service-machine.ts";
import { globalName } from "../stack-props.ts";
import type { Foundation, FoundationProps } from "./foundation.ts";

/**
 * The machine of each service that the cloud does not sell, as the property that asks for it; nothing where all are
 * sold. Their copies share one bucket.
 */
export function serviceMachine(
  foundation: Foundation,
  { deployment, cloud }: FoundationProps,
): { readonly machine?: ServiceMachine } {
  if ((cloud.selfHosted ?? []).length === 0) return {};
  const { domain, operatorKeys, retention } = deployment;
  const backups = new (required(cloud, "ObjectStorage"))(foundation, "Backups", {
    bucketName: globalName(deployment, "backups"),
    dataClass: "confidential",
    noncurrentDays: retention.objectVersionsDays,
  });
  return { machine: { domain, operatorKeys, backups } };
}
