import { createHash, createHmac } from "node:crypto";

/** A request to a store that speaks the S3 protocol. Query strings are not needed and not signed. */
export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  /** Every one of them is signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface BucketKeys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
}

/**
 * The headers of a request, signed with AWS Signature Version 4 for the service `s3`: what
 * docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html describes.
 */
export function signRequest(
  request: SignableRequest,
  keys: BucketKeys,
  region: string,
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const bodyHash = sha256(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    "x-amz-content-sha256": bodyHash,
    "x-amz-date": time,
    ...(keys.sessionToken === undefined ? {} : { "x-amz-security-token": keys.sessionToken }),
  };
  const signed = Object.entries({ ...headers, host: request.url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const canonical = [
    request.method,
    canonicalPath(request.url),
    "",
    ...signed.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    bodyHash,
  ].join("\n");
  const key = [...scope.split("/")].reduce<string | Buffer>(hmac, `AWS4${keys.secretKey}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString(
    "hex",
  );
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** Everything but unreserved characters is encoded, once. */
const canonicalPath = (url: URL) =>
  url.pathname
    .split("/")
    .map((part) =>
      encodeURIComponent(decodeURIComponent(part)).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join("/");

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
