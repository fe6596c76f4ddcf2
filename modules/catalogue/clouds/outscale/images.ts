import type { Image } from "../../cloud.ts";
import type { Provenance } from "../../provenance.ts";
import { cloud } from "./cloud.ts";

const provenance: Provenance = {
  mark: "verified",
  source:
    "outscale/terraform-provider-outscale docs/resources/vm.md (1.8.0): image_id is an id of the region",
  checkedOn: "2026-11-24",
  expiresOn: "2027-11-24",
};

/** Ids differ by region and are renewed: settings name one. */
export const images: readonly Image[] = [
  { cloud, purpose: "cpu", hasGpuDriver: false, provenance },
  { cloud, purpose: "gpu", hasGpuDriver: false, provenance },
];
