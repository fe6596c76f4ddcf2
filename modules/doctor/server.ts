import { UserError } from "../problem/problem.ts";

/** How long a server is waited for. */
export const timeoutMs = 10_000;

/** The reason of a request that got no answer, in one word. */
export function noAnswer(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (typeof cause?.code === "string") return cause.code;
  return name === "TimeoutError" ? `no answer within ${timeoutMs / 1000} s` : name;
}

/**
 * An address that a user named.
 * @throws UserError unless it is https, or http on this machine
 */
export function serverUrl(where: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.protocol === "http:" && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const isPlain = url?.username === "" && url.password === "";
  if (url !== undefined && isPlain && (url.protocol === "https:" || isHere)) return url;
  throw new UserError({
    where,
    what: "this is no address that can be asked",
    allowed: "https://…, or http:// on this machine; without a user's name or password",
    fix: `give one such as ${where} https://s3.example.org`,
  });
}
