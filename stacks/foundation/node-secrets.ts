import type { BlockVolume } from "../../constructs/capabilities/block-volume.ts";
import type { SecretDeclaration } from "../../constructs/capabilities/secret-store.ts";
import type { SelfHosted } from "../../constructs/capabilities/service-machine.ts";
import { frontSecrets } from "../../constructs/services/front.ts";
import { inferenceSecrets, modelsDiskKey } from "../../constructs/services/inference.ts";
import { logsToken } from "../../constructs/services/node-access.ts";

/** Every secret that a machine needs, by name; the same secret of two machines once. */
export function nodeSecrets(
  services: readonly SelfHosted[],
  modelsDisks: readonly BlockVolume[],
): SecretDeclaration[] {
  const declared = [
    ...inferenceSecrets,
    ...(modelsDisks.some(({ encryptedBy }) => encryptedBy === "node") ? [modelsDiskKey] : []),
    ...frontSecrets,
    logsToken,
    ...services.flatMap(({ secrets }) => secrets),
  ];
  return [...new Map(declared.map((secret) => [secret.name, secret])).values()];
}
