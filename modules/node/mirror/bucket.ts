import { ExecaError, execa } from "execa";
import { UserError } from "../../problem/problem.ts";

/** The own bucket; keys come from the environment and are passed on in it, never as arguments. */
export interface MirrorBucket {
  readonly endpoint: string;
  readonly region: string;
  readonly name: string;
  /** Folder in the bucket: the model's id. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * Copies the files that the bucket lacks or holds otherwise; large ones in parts.
 *
 * @param onProgress is told how much of the whole is there, in percent
 * @throws UserError when `rclone` is missing or the bucket refuses.
 */
export async function uploadFiles(
  folder: string,
  paths: readonly string[],
  bucket: MirrorBucket,
  onProgress: (percent: number) => void = () => undefined,
): Promise<void> {
  const target = `mirror:${bucket.name}/${bucket.prefix}`;
  const copy = execa(
    "rclone",
    [
      "copy",
      folder,
      target,
      "--files-from",
      "-",
      "--checksum",
      "--stats=1s",
      "--stats-log-level=NOTICE",
      "--stats-one-line",
      "--s3-no-check-bucket",
      "--retries=3",
    ],
    { input: `${paths.join("\n")}\n`, env: environmentOf(bucket), all: true },
  );
  copy.stderr?.on("data", (text: Buffer) => {
    const percent = /(\d+)%/.exec(text.toString())?.[1];
    if (percent !== undefined) onProgress(Number(percent));
  });
  try {
    await copy;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const missing = error.code === "ENOENT";
    throw new UserError({
      where: missing ? "rclone" : `bucket ${bucket.name}`,
      what: missing ? "this program is needed and not installed" : "the files could not be copied",
      ...(missing ? {} : { got: firstError(String(error.stderr)) }),
      fix: missing
        ? "install rclone"
        : "check the endpoint, the bucket's name and the writer's key; then run again",
    });
  }
}

const firstError = (text: string) => /ERROR.*/.exec(text)?.[0] ?? text.trim();

function environmentOf(bucket: MirrorBucket): NodeJS.ProcessEnv {
  const roots = process.env.AWS_CA_BUNDLE;
  return {
    // rclone fails on this variable of other tools, and has one of its own.
    AWS_CA_BUNDLE: undefined,
    ...(roots === undefined ? {} : { RCLONE_CA_CERT: roots }),
    RCLONE_CONFIG: "/dev/null",
    RCLONE_CONFIG_MIRROR_TYPE: "s3",
    RCLONE_CONFIG_MIRROR_PROVIDER: "Other",
    RCLONE_CONFIG_MIRROR_ENDPOINT: bucket.endpoint,
    RCLONE_CONFIG_MIRROR_REGION: bucket.region,
    RCLONE_CONFIG_MIRROR_ACCESS_KEY_ID: bucket.accessKey,
    RCLONE_CONFIG_MIRROR_SECRET_ACCESS_KEY: bucket.secretKey,
  };
}
