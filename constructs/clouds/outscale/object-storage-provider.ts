import type { TerraformStack } from "cdktf";
import { AwsProvider } from "../../../.gen/aws/provider.js";
import { objectStorageEndpoint } from "./locality.ts";
import { pinConstraint } from "./pin-constraint.ts";

const providers = new WeakMap<TerraformStack, AwsProvider>();

/**
 * The provider that makes buckets, once per stack that has one. It is made for Amazon's cloud: the endpoint sends it
 * to this cloud's object storage, and all that only Amazon could answer is left out. No credential.
 */
export function objectStorageProvider(stack: TerraformStack, region: string): AwsProvider {
  const made = providers.get(stack);
  if (made !== undefined) return made;
  const provider = new AwsProvider(stack, "aws", {
    region,
    endpoints: [{ s3: objectStorageEndpoint(region) }],
    s3UsePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    skipRegionValidation: true,
    skipRequestingAccountId: true,
  });
  pinConstraint(stack, provider);
  providers.set(stack, provider);
  return provider;
}
