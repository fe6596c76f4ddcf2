import type { Gpu } from "../../../modules/catalogue/gpu.ts";
import { gpus } from "../../../modules/catalogue/gpus.ts";

/**
 * The catalogue's GPU behind the driver's name, such as "NVIDIA A100-SXM4-80GB". The driver does not write "SXM" on an
 * H100, but its memory, which only that form has.
 */
export function gpuNamed(driverName: string): Gpu | undefined {
  const words: readonly string[] =
    driverName
      .toLowerCase()
      .replace("hbm3", "sxm")
      .match(/[a-z]+\d*[a-z]*|\d+/g) ?? [];
  const fits = (id: string) => id.split("-").every((part) => words.includes(part));
  return gpus.find(({ id }) => fits(id));
}
