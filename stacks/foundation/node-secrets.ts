import type { BlockVolume } from "../../constructs/capabilities/block-volume.ts";
import type { SecretDeclaration } from "../../constructs/capabilities/secret-store.ts";
import type { SelfHosted } from "../../constructs/capabilities/service-machine.ts";
import { chatDiskKey, frontSecrets, type Team, teamSecrets } from "../../constructs/services/front.ts";
import { inferenceSecrets, modelsDiskKey } from "../../constructs/services/inference.ts";
import { logsToken } from "../../constructs/services/node-access.ts";

interface Disks {
  readonly modelsDisks: readonly BlockVolume[];
  readonly chatDisks: readonly BlockVolume[];
}

/** Whether the machines encrypt the disks themselves, with a key that is handed over. */
const needKey = (disks: readonly BlockVolume[]) => disks.some(({ encryptedBy }) => encryptedBy === "node");

/** Every secret that a machine needs, by name; the same secret of two machines once. */
export function nodeSecrets(
  services: readonly SelfHosted[],
  { modelsDisks, chatDisks }: Disks,
  teams: readonly Team[],
): SecretDeclaration[] {
  const declared = [
    ...inferenceSecrets,
    ...(needKey(modelsDisks) ? [modelsDiskKey] : []),
    ...(needKey(chatDisks) ? [chatDiskKey] : []),
    ...frontSecrets,
    ...teamSecrets(teams),
    logsToken,
    ...services.flatMap(({ secrets }) => secrets),
  ];
  return [...new Map(declared.map((secret) => [secret.name, secret])).values()];
}
