import type { TerraformStack } from "cdktf";
import { AwsProvider } from "../../../.gen/aws/provider.js";
import { objectStorageEndpoint } from "./locality.ts";
import { pinConstraint } from "./pin-constraint.ts";

const providers = new WeakMap<TerraformStack, Map<string, AwsProvider>>();

/**
 * The provider that makes buckets, once per stack and region that has one. It is made for Amazon's cloud: the endpoint
 * sends it to this cloud's object storage, and all that only Amazon could answer is left out. No credential.
 */
export function objectStorageProvider(stack: TerraformStack, region: string): AwsProvider {
  const made = providers.get(stack) ?? new Map<string, AwsProvider>();
  providers.set(stack, made);
  const known = made.get(region);
  if (known !== undefined) return known;
  const isFirst = made.size === 0;
  const provider = new AwsProvider(stack, isFirst ? "aws" : `aws-${region}`, {
    ...(isFirst ? {} : { alias: region }),
    region,
    endpoints: [{ s3: objectStorageEndpoint(region) }],
    s3UsePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: "true",
    skipRegionValidation: true,
    skipRequestingAccountId: true,
  });
  pinConstraint(stack, provider);
  made.set(region, provider);
  return provider;
}
