import type { ObjectStorage } from "./object-storage.ts";

/** Variables that S3 clients take their key from. */
export const s3Variables = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;

/**
 * Shell lines that bring copies of buckets up to date with rclone, each in a folder of its own. What was deleted or
 * overwritten at the source becomes an old version of the copy, which the copy's bucket keeps for its own time.
 */
export const copyLines = (sources: readonly ObjectStorage[], copies: ObjectStorage): string[] =>
  sources.map(
    (source) =>
      `rclone sync --fast-list --update --use-server-modtime --s3-no-check-bucket "${remote(source)}" "${remote(copies)}/${source.bucketName}"`,
  );

/** A bucket as rclone takes it without a configuration file: the key comes from the environment. */
export const remote = ({ bucketName, endpoint, region }: ObjectStorage): string =>
  `:s3,provider=Other,env_auth=true,region=${region},endpoint='${endpoint}':${bucketName}`;
