import { chain, type Fact, known, map, orElse, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import { place } from "./place.ts";

export const storage: Mappings = {
  scaleway_block_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r), labels: r.texts("tags") },
  }),
  scaleway_instance_volume: (r) => ({
    class: "storage.block",
    bearsData: true,
    facts: { ...place(r), labels: r.texts("tags") },
  }),
  scaleway_file_filesystem: (r) => ({
    class: "storage.file",
    bearsData: true,
    facts: { ...place(r), labels: r.texts("tags") },
  }),
  scaleway_block_snapshot: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r, r.around.one(r, "scaleway_block_volume", "volume_id")),
  }),
  scaleway_instance_snapshot: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: place(r, r.around.one(r, "scaleway_instance_volume", "volume_id")),
  }),
  scaleway_registry_namespace: (r) => ({
    class: "registry",
    bearsData: true,
    facts: { ...place(r), publicRead: orElse(r.flag("is_public"), false, "the provider's default") },
  }),
  scaleway_key_manager_key: (r) => ({
    class: "key",
    facts: {
      ...place(r),
      deletionProtected: map(orElse(r.flag("unprotected"), false, "the provider's default"), (open) => !open),
      rotationDays: chain(r.blocks("rotation_policy"), ([block]) =>
        block === undefined
          ? { state: "absent", evidence: r.evidence("no rotation_policy block") }
          : chain(block.text("rotation_period"), (period) => daysOf(period, block.text("rotation_period"))),
      ),
    },
  }),
  scaleway_key_manager_key_material: () => ({ class: "joint" }),
  scaleway_secret: (r) => ({
    class: "secret",
    facts: { ...place(r), deletionProtected: orElse(r.flag("protected"), false, "the provider's default") },
  }),
  scaleway_secret_version: (r) => ({
    class: "secret.version",
    facts: place(r, r.around.one(r, "scaleway_secret", "secret_id")),
  }),
};

/** Go durations: "2160h" is 90 days. */
function daysOf(period: string, fact: Fact<string>): Fact<number> {
  const parts = [...period.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)];
  if (parts.length === 0) return unknown("missing-schema", { ...fact.evidence, note: "not a duration" });
  const hours = { h: 1, m: 1 / 60, s: 1 / 3600 };
  const sum = parts.reduce(
    (total, [, value, unit]) => total + Number(value) * hours[unit as "h" | "m" | "s"],
    0,
  );
  return known(sum / 24, fact.evidence);
}
