import { Lazy, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { Image } from "../../modules/catalogue/cloud.ts";
import { findImage, images } from "../../modules/catalogue/images.ts";
import { Placement } from "./placement.ts";
import { reportOnce } from "./problems.ts";

/**
 * The image that a machine starts from: the one that the placement names among its services as `cpuImage` or
 * `gpuImage`, else the catalogue's. Where ids of images differ by region there is only the first; a missing one is
 * reported, and a value that no other check looks at stands in for it.
 */
export function machineImage(scope: IConstruct, purpose: Image["purpose"]): string {
  const { cloud, deployment, services } = Placement.of(scope);
  const word = `${purpose}Image`;
  const image = services[word] ?? findImage(cloud, purpose)?.label;
  if (image !== undefined) return image;
  reportMissing(scope, deployment, word);
  return Lazy.stringValue({ produce: () => "" });
}

/** Once for all machines of a deployment. */
function reportMissing(scope: IConstruct, deployment: string, word: string): void {
  const problem = {
    where: `services.${word}`,
    what: "is needed: images of this cloud have ids of their own in each region",
    got: "none",
    allowed: "the id of an image",
    fix: `look the id up in the region and put it into the settings as services.${word}`,
  };
  reportOnce(TerraformStack.of(scope), deployment, () => [problem]);
}

/** Whether an image carries the driver of GPUs; of one that is in no catalogue nobody can tell, so the node looks. */
export function imageHasDriver(scope: IConstruct, label: string): boolean {
  const { cloud } = Placement.of(scope);
  return images.some((image) => image.cloud === cloud && image.label === label && image.hasGpuDriver);
}
