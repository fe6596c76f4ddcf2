import type { ProviderTypes } from "../../../provider-types.ts";

/** The types of the AWS provider that object storage answers to; all others of that provider are Amazon's own. */
export const types: ProviderTypes = {
  provider: "hashicorp/aws",
  version: "5.100.0",
  checkedOn: "2026-11-24",
  prefix: "aws_",
  types: {
    data: `
      s3_bucket s3_bucket_acl s3_bucket_lifecycle_configuration
      s3_bucket_object_lock_configuration s3_bucket_policy
      s3_bucket_server_side_encryption_configuration s3_bucket_versioning s3_object`,
    network: "",
    identity: "",
    compute: "",
  },
  withSecrets: "",
  other: [
    {
      why: "this object storage is not known to answer it (secondary source)",
      types: "s3_bucket_logging s3_bucket_ownership_controls s3_bucket_public_access_block",
    },
    {
      why: "tells browsers which pages may read; who may read stands in ACL and policy",
      types: "s3_bucket_cors_configuration",
    },
  ],
};
