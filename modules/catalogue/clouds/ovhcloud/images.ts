import type { Image } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const provenance: Provenance = {
  mark: "secondary",
  source: "public configurations with openstack_compute_instance_v2 on this cloud",
  checkedOn: "2026-11-24",
  expiresOn: "2027-05-24",
};

/** One plain image for both: the driver is installed by the node. */
export const images: readonly Image[] = [
  { cloud, purpose: "cpu", label: "Ubuntu 24.04", hasGpuDriver: false, provenance },
  { cloud, purpose: "gpu", label: "Ubuntu 24.04", hasGpuDriver: false, provenance },
];
