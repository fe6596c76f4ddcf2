/** Options of vLLM that would undo what the node promises, with what they would undo. */
const promises = {
  "the proxy reaches the engine there, and nobody else does": [
    "--host",
    "--port",
    "--uds",
    "--grpc",
    "--grpc-port",
    "--ssl-certfile",
    "--ssl-keyfile",
  ],
  "only the node's own key opens the engine": ["--api-key", "--root-path"],
  "only the model of the manifest is served, under the declared name": [
    "--model",
    "--served-model-name",
    "--download-dir",
  ],
  "no code runs but the image's": [
    "--trust-remote-code",
    "--tool-parser-plugin",
    "--reasoning-parser-plugin",
    "--tool-server",
  ],
  // At the level of debugging vLLM writes whole requests; the stack of a refused request quotes it.
  "prompts and answers are never logged nor published": [
    "--enable-log-requests",
    "--enable-log-outputs",
    "--log-error-stack",
    "--log-level",
    "--log-config-file",
    "--logging-config",
    "--kv-events-config",
  ],
  "each use is recorded with its tokens": ["--middleware", "--enable-force-include-usage"],
  "requests reach no file of the machine": ["--allowed-local-media-path"],
  "user data holds no secret": ["--hf-token"],
  "every flag stands in the node's program, where it can be reviewed": ["--config"],
} as const;

export const forbiddenEngineFlags = Object.values(promises).flat();

/**
 * What a flag would undo, if anything. vLLM takes underscores for dashes, any unambiguous beginning of a name,
 * `--no-…` for a switch, and `--name.key` for a part of a value.
 */
export function undonePromise(flag: string): string | undefined {
  const name = flag
    .replace(/[=.].*$/s, "")
    .replaceAll("_", "-")
    .replace(/^--no-/, "--");
  if (!/^--./.test(name)) return undefined;
  return Object.entries(promises).find(([, names]) =>
    names.some((forbidden) => forbidden.startsWith(name)),
  )?.[0];
}
