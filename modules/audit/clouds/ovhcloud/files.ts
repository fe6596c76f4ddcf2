import { gathered, text, where } from "../../reading.ts";
import { type Entry, tabled } from "../../table.ts";
import { orderedPlace } from "./ordered.ts";
import { place } from "./place.ts";

const snapshot: Entry = { class: "storage.snapshot", bearsData: true };

/** Shared files, their snapshots and backups on a schedule. */
export const files = tabled("ovh_", {
  cloud_project_file_storage_share: { class: "storage.file", bearsData: true, place },
  cloud_storage_file_share: {
    class: "storage.file",
    bearsData: true,
    place,
    facts: {
      allowedSources: gathered(
        "ovh_cloud_storage_file_share_acl",
        "share_id",
        "access_to",
        "no access rule: nobody",
      ),
    },
  },
  cloud_storage_file_share_snapshot: {
    ...snapshot,
    place: (r) => place(r, "region", r.around.one(r, "ovh_cloud_storage_file_share", "share_id")),
  },
  cloud_project_instance_snapshot: {
    ...snapshot,
    place: (r) => place(r, "region", r.around.one(r, "ovh_cloud_project_instance", "instance_id")),
  },
  cloud_project_workflow_backup: {
    class: "backup.plan",
    bearsData: true,
    place: (r) => place(r, "region_name"),
  },
  dedicated_nasha_partition: {
    class: "storage.file",
    bearsData: true,
    facts: {
      allowedSources: gathered(
        "ovh_dedicated_nasha_partition_access",
        "partition_name",
        "ip",
        "no access rule: nobody",
      ),
    },
  },
  storage_efs: { class: "storage.file", bearsData: true, place: orderedPlace },
  storage_efs_share: {
    class: "storage.file",
    bearsData: true,
    facts: {
      allowedSources: gathered(
        "ovh_storage_efs_share_acl",
        "share_id",
        "access_to",
        "no access rule: nobody",
      ),
    },
  },
  storage_efs_share_snapshot: snapshot,
  dedicated_ceph_acl: {
    class: "storage.file",
    facts: {
      allowedSources: where(text("network"), (network) => [network === "0.0.0.0" ? "0.0.0.0/0" : network]),
    },
  },
});
