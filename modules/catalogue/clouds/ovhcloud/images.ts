import type { Image } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const vendors: Provenance = {
  mark: "secondary",
  source: "public configurations with openstack_compute_instance_v2 on this cloud",
  checkedOn: "2026-11-24",
  expiresOn: "2027-05-24",
};

const own: Provenance = {
  mark: "verified",
  source: "an image of your own, made as constructs/clouds/ovhcloud/README.md says",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

/** No image of the vendor with a driver could be cited: the node installs it, or the image is one of your own. */
export const images: readonly Image[] = [
  { cloud, purpose: "cpu", label: "Ubuntu 24.04", hasGpuDriver: false, provenance: vendors },
  { cloud, purpose: "gpu", label: "Ubuntu 24.04", hasGpuDriver: false, provenance: vendors },
  { cloud, purpose: "gpu", label: "sovereign-gpu", hasGpuDriver: true, provenance: own },
];
