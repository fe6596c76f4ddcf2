import type { Image } from "../../cloud.ts";
import { cloud } from "./cloud.ts";

export const images: readonly Image[] = [
  {
    cloud,
    purpose: "cpu",
    label: "ubuntu_noble",
    hasGpuDriver: false,
    provenance: {
      mark: "verified",
      source: "scaleway/terraform-provider-scaleway, recorded tests of 2.81.0",
      checkedOn: "2026-11-24",
      expiresOn: "2027-11-24",
    },
  },
  {
    cloud,
    purpose: "gpu",
    label: "ubuntu_noble_gpu_os_13_nvidia",
    hasGpuDriver: true,
    provenance: {
      mark: "secondary",
      source: "public configurations that start L4 machines with provider 2.81.0, August 2026",
      checkedOn: "2026-11-24",
      expiresOn: "2027-05-24",
    },
  },
];
