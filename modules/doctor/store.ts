import { type ServerTime, serverTime } from "./clock.ts";
import { timeoutMs } from "./server.ts";
import { type BucketKeys, signRequest } from "./sign-request.ts";

/** A bucket of a store that speaks the S3 protocol. */
export interface Bucket {
  /** Such as "https://s3.region.example.org". */
  readonly endpoint: string;
  readonly region: string;
  readonly name: string;
  readonly keys: BucketKeys;
}

export interface Answer {
  readonly status: number;
  /** The store's word for an error, when it is a known one: anything else it says could repeat what was sent. */
  readonly code?: string;
  readonly time?: ServerTime;
}

const knownCodes = [
  "AccessDenied",
  "AuthorizationHeaderMalformed",
  "ConditionalRequestConflict",
  "InvalidAccessKeyId",
  "NoSuchBucket",
  "NotImplemented",
  "PermanentRedirect",
  "PreconditionFailed",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
];
const mostErrorBytes = 16_384;

/** Sends one signed request for an object, by path style. Redirects are not followed: they would carry it elsewhere. */
export async function askStore(
  bucket: Bucket,
  key: string,
  request: { readonly method: string; readonly headers?: Record<string, string>; readonly body?: string },
): Promise<Answer> {
  const url = new URL(`/${bucket.name}/${key}`, bucket.endpoint);
  const { method, headers = {}, body = "" } = request;
  const sentAt = new Date();
  const answer = await fetch(url, {
    method,
    headers: signRequest({ method, url, headers, body }, bucket.keys, bucket.region, sentAt),
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === "" ? {} : { body }),
  });
  const time = serverTime(url.host, answer.headers.get("date"), sentAt, new Date());
  const text = await beginning(answer);
  const code = knownCodes.find((known) => text.includes(`<Code>${known}</Code>`));
  return {
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...(time === undefined ? {} : { time }),
  };
}

/** The first bytes of an answer: a store that never stops is not waited for. */
async function beginning(answer: Response): Promise<string> {
  const bytes: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    bytes.push(chunk);
    size += chunk.length;
    if (size >= mostErrorBytes) break;
  }
  return Buffer.concat(bytes).toString();
}
