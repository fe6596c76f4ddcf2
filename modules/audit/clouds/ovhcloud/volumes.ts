import { written } from "../../derive.ts";
import { chain, type Fact, known, map } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { Encryption } from "../../node.ts";
import type { View } from "../../view.ts";
import { off } from "./off.ts";
import { place } from "./place.ts";

/** Volumes, their snapshots and backups. */
export const volumes: Mappings = {
  ovh_cloud_storage_block_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r), encryption: flagEncryption(r, "enabled") },
  }),
  ovh_cloud_project_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r, "region_name"), encryption: flagEncryption(r, "encrypted") },
  }),
  openstack_blockstorage_volume_v3: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: {
      ...place(r),
      encryption: map(
        off(r.text("volume_type"), ""),
        (type): Encryption => (type.endsWith("-luks") ? "provider-key" : "none"),
      ),
    },
  }),
  ovh_cloud_storage_block_volume_snapshot: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r),
  }),
  ovh_cloud_storage_block_volume_backup: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r),
  }),
  ovh_cloud_project_volume_backup: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r, "region_name"),
  }),
};

/** Under the provider's keys, or under a key of the customer's key manager. */
function flagEncryption(r: View, name: string): Fact<Encryption> {
  return chain(off(r.value("encryption"), {}), () => {
    const flag = off(r.flag("encryption", name), false);
    return chain(flag, (on) => {
      if (!on) return known("none", flag.evidence);
      return map(
        written(r, "encryption", "kms"),
        (own): Encryption => (own ? "customer-key" : "provider-key"),
      );
    });
  });
}
