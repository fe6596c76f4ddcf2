import type { BillingRule, Offer } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const guide: Provenance = {
  mark: "secondary",
  source: "docs.outscale.com/en/userguide/About-Flexible-GPUs.html (undated copies)",
  checkedOn: "2026-11-24",
  expiresOn: "2027-05-24",
};

/** Models that the price catalogue names and whose machine generation nobody wrote down. */
const nameOnly: Provenance = { ...guide, mark: "recalled", source: "named in the public price catalogue" };

export const priceSource: Provenance = {
  mark: "secondary",
  source: "test data of a price collector that mirrors ReadPublicCatalog of eu-west-2",
  checkedOn: "2026-11-24",
  expiresOn: "2027-05-24",
};

/** Price of a virtual core of performance "high", euros an hour; the highest performance costs more. */
export const coreEur = 0.035;
/** Price of one allocated GPU, euros an hour; models that are not named have no price that can be cited. */
export const gpuPricesEur: Readonly<Record<string, number>> = {
  "nvidia-a100-80": 3.6,
  "nvidia-l40": 2,
  "nvidia-h100": 4,
  "nvidia-h200": 5.2,
};

const missing = "memory, and the surcharge of the highest core performance";

const gpuBilling: BillingRule = {
  unit: "second",
  stopsWhen: "gpu-deleted",
  officeHours: false,
  note: "A flexible GPU is charged from its allocation in every state. Stopping the machine stops cores and memory only; only deleting the GPU stops its bill, and a new allocation may find none.",
  provenance: {
    mark: "verified",
    source: "docs.outscale.com FAQ on flexible GPUs; outscale/osc-cost src/oapi/digest.rs",
    checkedOn: "2026-11-24",
    expiresOn: "2027-11-24",
  },
};

const cpuBilling: BillingRule = {
  ...gpuBilling,
  stopsWhen: "powered-off-by-api",
  officeHours: true,
  note: "A stopped machine is not charged for cores and memory; its volumes stay charged.",
  provenance: { ...gpuBilling.provenance, mark: "recalled", source: "recalled: billing of stopped machines" },
};

const west = ["eu-west-2a", "eu-west-2b"];
const westAndGouv = [...west, "cloudgouv-eu-west-1a", "cloudgouv-eu-west-1b"];

interface FlexibleGpu {
  readonly gpuId: string;
  readonly modelName: string;
  readonly generation: string;
  readonly zones: readonly string[];
  /** One machine of the highest core performance for each number of GPUs: at most two, 35 cores and 256 GiB. */
  readonly machines: readonly (readonly [cores: number, ramGib: number])[];
  readonly provenance?: Provenance;
}

/** A machine with flexible GPUs linked to it; the GPUs are resources of their own. */
const withGpus = (gpu: FlexibleGpu): Offer[] =>
  gpu.machines.map(([vcpus, ramGib], index) => {
    const count = index + 1;
    const machineType = `tina${gpu.generation}.c${vcpus}r${ramGib}p1`;
    const perGpuHourEur = gpuPricesEur[gpu.modelName];
    return {
      cloud,
      name: `${machineType}+${count}x${gpu.modelName}`,
      machineType,
      zones: gpu.zones,
      vcpus,
      ramGib,
      gpu: {
        id: gpu.gpuId,
        count,
        attached: { modelName: gpu.modelName, generation: gpu.generation },
      },
      ...(perGpuHourEur === undefined
        ? {}
        : {
            price: { perHourEur: perGpuHourEur * count + coreEur * vcpus, missing, provenance: priceSource },
          }),
      billing: gpuBilling,
      quotaNote:
        "Allocation fails where no GPU is free; two per machine is the documented limit to count on.",
      provenance: gpu.provenance ?? guide,
    };
  });

const cpu = (vcpus: number, ramGib: number): Offer => ({
  cloud,
  name: `tinav6.c${vcpus}r${ramGib}p2`,
  machineType: `tinav6.c${vcpus}r${ramGib}p2`,
  zones: westAndGouv,
  vcpus,
  ramGib,
  price: { perHourEur: coreEur * vcpus, missing: "memory", provenance: priceSource },
  billing: cpuBilling,
  provenance: guide,
});

export const offers: readonly Offer[] = [
  ...withGpus({
    gpuId: "a100-80",
    modelName: "nvidia-a100-80",
    generation: "v6",
    zones: westAndGouv,
    machines: [
      [16, 128],
      [32, 256],
    ],
  }),
  ...withGpus({
    gpuId: "a100-40",
    modelName: "nvidia-a100",
    generation: "v6",
    zones: west,
    machines: [
      [16, 120],
      [32, 240],
    ],
  }),
  ...withGpus({
    gpuId: "l40",
    modelName: "nvidia-l40",
    generation: "v7",
    zones: west,
    machines: [
      [16, 96],
      [32, 192],
    ],
  }),
  ...withGpus({
    gpuId: "h100-pcie",
    modelName: "nvidia-h100",
    generation: "v7",
    zones: west,
    machines: [
      [24, 192],
      [32, 250],
    ],
    provenance: nameOnly,
  }),
  ...withGpus({
    gpuId: "h200",
    modelName: "nvidia-h200",
    generation: "v7",
    zones: west,
    machines: [
      [24, 192],
      [32, 250],
    ],
    provenance: nameOnly,
  }),
  ...withGpus({
    gpuId: "v100-16",
    modelName: "nvidia-v100",
    generation: "v5",
    zones: west,
    machines: [[16, 96]],
  }),
  ...withGpus({
    gpuId: "p100",
    modelName: "nvidia-p100",
    generation: "v5",
    zones: west,
    machines: [[16, 96]],
  }),
  cpu(1, 1),
  cpu(2, 8),
  cpu(4, 16),
  cpu(8, 32),
  cpu(16, 64),
];
