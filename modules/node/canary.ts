import { targetName } from "./base-units.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { proxyUnitName } from "./proxy.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/** Asks for one token through the proxy, as a client would: an engine can be healthy and generate nothing. */
export function canaryUnits(): readonly SystemdUnit[] {
  return [
    {
      name: "sovereign-canary.service",
      sections: {
        Unit: { Description: "Ask for one token through the proxy", After: proxyUnitName },
        Service: { Type: "oneshot", ExecStart: `${nodePaths.scripts}/canary`, TimeoutStartSec: 90 },
      },
    },
    {
      name: "sovereign-canary.timer",
      sections: {
        Unit: { Description: "Every five minutes: ask for one token" },
        Timer: { OnBootSec: 120, OnUnitInactiveSec: 300, AccuracySec: 5 },
        Install: { WantedBy: targetName },
      },
    },
  ];
}

export function canaryScript(hostname: string, servedModelName: string): NodeFile {
  const body = JSON.stringify({
    model: servedModelName,
    max_tokens: 1,
    messages: [{ role: "user", content: "ping" }],
  });
  return {
    path: `${nodePaths.scripts}/canary`,
    mode: "0755",
    // The key goes over standard input: an argument would show in the list of processes. The certificate is not
    // checked here, because the request never leaves the machine.
    content: `#!/bin/bash
set -euo pipefail
printf 'header = "Authorization: Bearer %s"\\n' "$(cat ${nodePaths.ownKeys}/canary-key)" |
  curl --silent --show-error --fail --insecure --max-time 60 --output /dev/null --config - \\
    --resolve ${hostname}:443:127.0.0.1 --header 'Content-Type: application/json' --data '${body}' \\
    https://${hostname}/v1/chat/completions
echo "canary: one token came"
`,
  };
}
