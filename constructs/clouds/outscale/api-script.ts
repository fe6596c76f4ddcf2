/** Variables that the functions below take the key of an EIM user from. */
export const apiVariables = ["OSC_ACCESS_KEY", "OSC_SECRET_KEY"] as const;

/**
 * Head of a shell script that asks the API of a region: `osc ReadVms '{}'`. The endpoint is written, because an unset
 * one would be another region's. The key goes into a file of its own: every process could read it on a command line.
 */
export const apiScript = (region: string, ...lines: readonly string[]): string =>
  [
    "#!/bin/sh",
    "set -eu",
    "umask 077",
    "work=$(mktemp -d)",
    `trap 'rm -rf "$work"' EXIT`,
    `printf 'user = "%s:%s"\\n' "$OSC_ACCESS_KEY" "$OSC_SECRET_KEY" >"$work/key"`,
    "osc() { # action, request",
    `  curl -fsS --retry 5 --aws-sigv4 osc -K "$work/key" -H 'Content-Type: application/json' -d "$2" "https://api.${region}.outscale.com/api/v1/$1"`,
    "}",
    ...lines,
    "",
  ].join("\n");
