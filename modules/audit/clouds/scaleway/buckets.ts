import { leftOut } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unknown, unsettled } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { Encryption } from "../../node.ts";
import { allowsEverybody } from "../../policy-document.ts";
import { shortestExpiry } from "../../retention.ts";
import { firstOf } from "../../surroundings.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

const sse = "scaleway_object_bucket_server_side_encryption_configuration";

export const buckets: Mappings = {
  scaleway_object_bucket: (r) => ({
    class: "storage.object",
    bearsData: true,
    facts: {
      ...place(r),
      name: r.text("name"),
      labels: map(r.value("tags"), (tags) =>
        Object.entries(tags ?? {}).map(([key, value]) => `${key}:${value}`),
      ),
      encryption: bucketEncryption(r),
      versioned: versioned(r),
      lockDays: lockDays(r),
      retentionDays: shortestExpiry(r.blocks("lifecycle_rule"), (rule) =>
        rule.number("expiration", 0, "days"),
      ),
      publicRead: publicRead(r),
      emptiedOnDestroy: orElse(r.flag("force_destroy"), false, "the provider's default"),
      coldTierCountry: coldTierCountry(r),
      limitedByPolicy: map(
        orElse(
          firstOf(r.around.companions(r, "scaleway_object_bucket_policy", "bucket"), r.evidence("no policy")),
          undefined,
          "no bucket policy",
        ),
        (policy) => policy !== undefined,
      ),
    },
  }),
  scaleway_object_bucket_acl: () => ({ class: "joint" }),
  scaleway_object_bucket_policy: () => ({ class: "joint" }),
  scaleway_object_bucket_lock_configuration: () => ({ class: "joint" }),
  [sse]: () => ({ class: "joint" }),
};

/** Without this resource objects are stored in clear (vendor documentation of bucket encryption). */
function bucketEncryption(r: View): Fact<Encryption> {
  const setting = firstOf(
    r.around.companions(r, sse, "bucket"),
    r.evidence("no encryption setting for this bucket"),
  );
  return chain(orElse(setting, undefined, "no encryption setting for this bucket"), (found) => {
    if (found === undefined) return known("none", r.evidence("no encryption setting for this bucket"));
    const algorithm = found.text("rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm");
    return map(algorithm, (name): Encryption => (name === "aws:kms" ? "customer-key" : "provider-key"));
  });
}

function lockDays(r: View): Fact<number> {
  const setting = firstOf(
    r.around.companions(r, "scaleway_object_bucket_lock_configuration", "bucket"),
    r.evidence("no lock configuration for this bucket"),
  );
  return chain(setting, (found) => {
    const days = found.number("rule", 0, "default_retention", 0, "days");
    if (days.state === "known") return days;
    return map(found.number("rule", 0, "default_retention", 0, "years"), (years) => years * 365);
  });
}

const publicAcls: ReadonlySet<string> = new Set(["public-read", "public-read-write", "authenticated-read"]);

/** A bucket is public by its ACL, or by a policy for everybody. */
function publicRead(r: View): Fact<boolean> {
  const own = map(orElse(r.text("acl"), "private", "the provider's default"), (acl) => publicAcls.has(acl));
  const acl = r.around.companions(r, "scaleway_object_bucket_acl", "bucket");
  const policies = r.around.companions(r, "scaleway_object_bucket_policy", "bucket");
  const others = [
    ...acl.certain.map((one) => map(one.text("acl"), (value) => publicAcls.has(value))),
    ...policies.certain.map((one) => map(one.text("policy"), allowsEverybody)),
    ...[...acl.possible, ...policies.possible].map((one) =>
      unknown("reference", one.evidence(`${one.resource.address} may belong to this bucket`)),
    ),
  ];
  return others.reduce<Fact<boolean>>((sum, next) => {
    if (sum.state === "known" && sum.value) return sum;
    if (next.state === "absent" || (next.state === "known" && !next.value)) return sum;
    if (next.state === "known") return next;
    // A policy built from references to principals of this plan does not name everybody, but that is not certain.
    return next;
  }, own);
}

/**
 * Objects of the GLACIER class lie in Paris, whatever region the bucket has (vendor documentation of storage classes,
 * 2026-11-24, secondary source).
 */
function coldTierCountry(r: View): Fact<string> {
  const rules = r.blocks("lifecycle_rule");
  return chain(rules, (list) => {
    const transitions = together(
      list.map((rule) => rule.blocks("transition")),
      rules.evidence,
    );
    return chain(transitions, (blocks) => {
      const classes = blocks.flat().map((block) => block.text("storage_class"));
      const cold = classes.find((name) => name.state === "known" && name.value === "GLACIER");
      if (cold !== undefined) return known("FR", { ...cold.evidence, note: "this class is kept in Paris" });
      return unsettled(classes) ?? { state: "absent", evidence: rules.evidence };
    });
  });
}

/** Buckets start without versions (S3 API, GetBucketVersioning: no status until it is set). */
function versioned(r: View): Fact<boolean> {
  const blocks = leftOut(r.blocks("versioning"));
  const off = known(false, { ...blocks.evidence, note: "no versioning block: off" });
  if (blocks.state === "absent") return off;
  return chain(blocks, ([block]) => (block === undefined ? off : block.flag("enabled")));
}
