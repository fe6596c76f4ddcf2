import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { FlexibleGpu } from "../../../.gen/outscale/flexible-gpu.js";
import { FlexibleGpuLink } from "../../../.gen/outscale/flexible-gpu-link.js";
import type { Offer } from "../../../modules/catalogue/cloud.ts";

export interface FlexibleGpusProps {
  readonly gpu: NonNullable<Offer["gpu"]>;
  readonly vmId: string;
  readonly zone: string;
  /** What has to be attached before: the link stops the machine and starts it again. */
  readonly after: ITerraformDependable[];
}

/**
 * Allocates GPUs and links them to a machine. All four arguments are written: left out, the model's oldest generation
 * is taken, in any subregion that has one free, and the GPU stays allocated and charged when its machine is gone.
 */
export function linkFlexibleGpus(scope: Construct, { gpu, vmId, zone, after }: FlexibleGpusProps): void {
  const { attached } = gpu;
  if (attached === undefined) return;
  const allocated = Array.from(
    { length: gpu.count },
    (_, index) =>
      new FlexibleGpu(scope, `Gpu-${index + 1}`, {
        modelName: attached.modelName,
        generation: attached.generation,
        subregionName: zone,
        deleteOnVmDeletion: true,
      }),
  );
  new FlexibleGpuLink(scope, "GpuLink", {
    vmId,
    flexibleGpuIds: allocated.map((each) => each.flexibleGpuId),
    dependsOn: after,
  });
}
