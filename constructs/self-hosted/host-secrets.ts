import type { SecretDeclaration } from "../capabilities/secret-store.ts";
import type { ServiceMachine } from "../capabilities/service-machine.ts";
import { logsToken } from "../services/node-access.ts";

/** What every service's machine is handed over, whatever it serves. The bucket's secrets are the same on all of them. */
export const hostSecrets = (label: string, { logs }: ServiceMachine): readonly SecretDeclaration[] => [
  { name: `${label}-certificate`, purpose: `TLS chain of the machine "${label}", PEM` },
  { name: `${label}-certificate-key`, purpose: `key of the certificate of the machine "${label}", PEM` },
  { name: `${label}-disk-key`, purpose: `key of the data disk of the machine "${label}"` },
  { name: "backups-access-key", purpose: "access key of the account that writes the backups' bucket" },
  { name: "backups-secret-key", purpose: "secret key of the account that writes the backups' bucket" },
  { name: "backups-passphrase", purpose: "seals the backups: keep it elsewhere too, none opens without it" },
  ...(logs === undefined ? [] : [logsToken]),
];
