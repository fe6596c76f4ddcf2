import type { NodeFile } from "./node-program.ts";

/** Every certificate that a machine believes, in one file; its containers read the same one. */
export const trustedBundle = "/etc/ssl/certs/ca-certificates.crt";

/**
 * What a program with authorities of its own needs: the distribution's tool puts them into the bundle before anything
 * of ours starts.
 */
export function trustParts(authorities: readonly string[]) {
  if (authorities.length === 0) return { files: [], setup: "" };
  const files: readonly NodeFile[] = authorities.map((certificate, index) => ({
    path: `/usr/local/share/ca-certificates/sovereign-${index + 1}.crt`,
    content: `${certificate.trim()}\n`,
  }));
  return { files, setup: "update-ca-certificates\n" };
}
