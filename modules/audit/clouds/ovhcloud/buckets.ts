import { leftOut } from "../../derive.ts";
import { chain, type Fact, known, map, together, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { Encryption } from "../../node.ts";
import { shortestExpiry } from "../../retention.ts";
import { firstOf } from "../../surroundings.ts";
import type { View } from "../../view.ts";
import { off } from "./off.ts";
import { countryOfRegion, place } from "./place.ts";

export const buckets: Mappings = {
  ovh_cloud_project_storage: (r) => ({
    class: "storage.object",
    bearsData: true,
    facts: {
      ...place(r, "region_name"),
      name: r.text("name"),
      encryption: bucketEncryption(r),
      versioned: map(off(first(r, "versioning", "status"), "disabled"), (status) => status === "enabled"),
      publicRead: known(false, r.evidence("no ACL in this resource: private")),
      replicaCountries: replicaCountries(r),
      lockDays: lockDays(r),
      retentionDays: chain(lifecycle(r), (found) =>
        shortestExpiry(found.blocks("rules"), (rule) => rule.number("expiration", "days")),
      ),
      // The provider deletes every version before the bucket, and has no switch against it (provider 2.19.0).
      emptiedOnDestroy: {
        state: "unobservable",
        evidence: r.evidence("destroy deletes every object; prevent_destroy guards it, which no plan shows"),
      },
    },
  }),
};

function first(r: View, block: string, name: string): Fact<string> {
  return chain(r.blocks(block), ([found]) =>
    found === undefined ? { state: "absent", evidence: r.evidence(`no ${block}`) } : found.text(name),
  );
}

function bucketEncryption(r: View): Fact<Encryption> {
  return map(off(first(r, "encryption", "sse_algorithm"), "plaintext"), (algorithm) =>
    algorithm === "AES256" ? "provider-key" : "none",
  );
}

/** Periods are ISO 8601: "P30D", "P1Y". Without a rule of its own a lock keeps nothing by itself. */
function lockDays(r: View): Fact<number> {
  const period = leftOut(r.text("object_lock", "rule", "period"));
  return chain(period, (text) => {
    const [, count, unit] = /^P(\d+)([DY])$/.exec(text) ?? [];
    if (count === undefined) return unknown("missing-schema", { ...period.evidence, note: "not a period" });
    return known(Number(count) * (unit === "Y" ? 365 : 1), period.evidence);
  });
}

function lifecycle(r: View): Fact<View> {
  const type = "ovh_cloud_project_storage_object_bucket_lifecycle_configuration";
  return firstOf(r.around.companions(r, type, "container_name"), r.evidence("nothing expires"));
}

/** Left out, nothing is copied. */
function replicaCountries(r: View): Fact<readonly string[]> {
  const rules = leftOut(r.blocks("replication", "rules"));
  return chain(rules, (list) =>
    together(
      list.map((rule) => countryOfRegion(rule.text("destination", "region"))),
      rules.evidence,
    ),
  );
}
