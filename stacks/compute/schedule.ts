import { required } from "../../constructs/capabilities/cloud.ts";
import type { Compute, ComputeProps } from "./compute.ts";

/** Office hours of the engines, where the settings name them. The front stays up and says that nobody answers. */
export function addSchedule(compute: Compute, { deployment, cloud }: ComputeProps): void {
  const { officeHours } = deployment;
  if (officeHours === undefined) return;
  const { days, ...hours } = officeHours;
  new (required(cloud, "PowerSchedule"))(compute, "OfficeHours", {
    name: "office-hours",
    dataClass: "internal",
    machines: compute.engines.map(({ inference }) => inference.instance),
    ...hours,
    ...(days === undefined ? {} : { days }),
  });
}
