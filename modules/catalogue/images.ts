import type { Image } from "./cloud.ts";
import { clouds } from "./clouds.ts";

export const images: readonly Image[] = clouds.flatMap((cloud) => cloud.images);

/** The image a machine of this purpose starts from; its `label` is unset where settings have to name one. */
export function findImage(cloud: string, purpose: Image["purpose"]): Image | undefined {
  return images.find((image) => image.cloud === cloud && image.purpose === purpose);
}
