import { countryOf } from "../../country.ts";
import { either, leftOut } from "../../derive.ts";
import { chain, type Fact, known, map, orElse } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { Encryption, Facts } from "../../node.ts";
import { allowsEverybody } from "../../policy-document.ts";
import { shortestExpiry } from "../../retention.ts";
import { firstOf } from "../../surroundings.ts";
import type { View } from "../../view.ts";

const joint = () => ({ class: "joint" }) as const;

/** Buckets go through the AWS provider, pointed at the object storage of this cloud. */
export const buckets: Mappings = {
  aws_s3_bucket: (r) => ({
    class: "storage.object",
    bearsData: true,
    facts: {
      ...bucketPlace(r),
      name: r.text("bucket"),
      encryption: encryption(r),
      versioned: versioned(r),
      publicRead: publicRead(r),
      emptiedOnDestroy: orElse(r.flag("force_destroy"), false, "the provider's default"),
      lockDays: lockDays(r),
      retentionDays: chain(companion(r, "aws_s3_bucket_lifecycle_configuration"), (found) =>
        shortestExpiry(found.blocks("rule"), (rule) => rule.number("expiration", 0, "days")),
      ),
    },
  }),
  aws_s3_object: (r) => ({
    class: "storage.item",
    bearsData: true,
    facts: {
      ...bucketPlace(r),
      publicRead: map(orElse(leftOut(r.text("acl")), "private", "left out: private"), (acl) =>
        /^(?:public-|authenticated-)/.test(acl),
      ),
    },
  }),
  aws_s3_bucket_acl: joint,
  aws_s3_bucket_lifecycle_configuration: joint,
  aws_s3_bucket_object_lock_configuration: joint,
  aws_s3_bucket_policy: joint,
  aws_s3_bucket_server_side_encryption_configuration: joint,
  aws_s3_bucket_versioning: joint,
};

function companion(r: View, type: string): Fact<View> {
  return firstOf(r.around.companions(r, type, "bucket"), r.evidence(`no ${type} for this bucket`));
}

/**
 * The endpoint, not the region's name, decides where requests go: the AWS provider sends them to Amazon unless its
 * `endpoints` name another service.
 */
function bucketPlace(r: View): Facts {
  const setting = (...path: (string | number)[]) => r.around.references.providerSetting(r.resource, ...path);
  const endpoint = setting("endpoints", 0, "s3");
  const evidence = { pointer: "/configuration/provider_config", shown: endpoint ?? "no endpoint" };
  if (endpoint === undefined) {
    return {
      region: { state: "unknown", why: "provider-default", evidence },
      country: { state: "unknown", why: "provider-default", evidence },
    };
  }
  const named = /(?:^|[./])oos\.([a-z0-9-]+)\.outscale\.com/.exec(endpoint)?.[1];
  const region: Fact<string> =
    named === undefined
      ? {
          state: "unknown",
          why: "missing-schema",
          evidence: { ...evidence, note: "not an endpoint this tool knows" },
        }
      : known(named, evidence);
  return { region, country: countryOf("outscale", region) };
}

function encryption(r: View): Fact<Encryption> {
  const setting = orElse(
    companion(r, "aws_s3_bucket_server_side_encryption_configuration"),
    undefined,
    "none",
  );
  return chain(setting, (found) => {
    if (found === undefined) return known("none", r.evidence("no encryption setting for this bucket"));
    const algorithm = found.text("rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm");
    return map(
      algorithm,
      (name): Encryption => (name.startsWith("aws:kms") ? "customer-key" : "provider-key"),
    );
  });
}

function versioned(r: View): Fact<boolean> {
  const setting = orElse(companion(r, "aws_s3_bucket_versioning"), undefined, "none");
  return chain(setting, (found) => {
    if (found === undefined) return known(false, r.evidence("no versioning setting for this bucket"));
    return map(found.text("versioning_configuration", 0, "status"), (status) => status === "Enabled");
  });
}

function lockDays(r: View): Fact<number> {
  return chain(companion(r, "aws_s3_bucket_object_lock_configuration"), (found) =>
    found.number("rule", 0, "default_retention", 0, "days"),
  );
}

/** Public by its ACL or by a policy for everybody. */
function publicRead(r: View): Fact<boolean> {
  const acl = orElse(companion(r, "aws_s3_bucket_acl"), undefined, "none");
  const policy = orElse(companion(r, "aws_s3_bucket_policy"), undefined, "none");
  return either(
    chain(acl, (found) =>
      found === undefined
        ? known(false, r.evidence("no ACL: private"))
        : map(orElse(found.text("acl"), "private", "left out"), (name) =>
            /^(?:public-|authenticated-)/.test(name),
          ),
    ),
    chain(policy, (found) =>
      found === undefined
        ? known(false, r.evidence("no policy"))
        : map(found.text("policy"), allowsEverybody),
    ),
  );
}
