import { S3Backend, type S3BackendConfig, type TerraformStack } from "cdktf";
import type { StateBackendProps } from "./cloud.ts";

/**
 * Keeps a stack's state in a bucket of a cloud that speaks the S3 protocol. Everything goes through the backend's
 * constructor, also what its type does not know yet: an override would not reach the remote state that other stacks
 * read, which would then ask Amazon. No credential: it would be written into the output twice. No `encrypt`: not every
 * such cloud stores a state with it; the bucket itself is encrypted.
 *
 * @param endpoint such as "https://s3.region.example.org"
 */
export function keepS3State(stack: TerraformStack, props: StateBackendProps & { endpoint: string }): void {
  const config = {
    bucket: props.bucketName,
    key: props.key,
    region: props.region,
    endpoints: { s3: props.endpoint },
    useLockfile: props.lock,
    // What only Amazon answers.
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
    skipS3Checksum: true,
  };
  new S3Backend(stack, config satisfies S3BackendConfig & Record<string, unknown>);
}
