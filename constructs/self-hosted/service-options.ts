import { rootEgress } from "../../modules/node/root-egress.ts";
import type { ServiceNodeOptions } from "../../modules/node/services/service-node.ts";
import type { BlockVolume } from "../capabilities/block-volume.ts";
import type { SecretDeclaration } from "../capabilities/secret-store.ts";
import type { ServiceMachine } from "../capabilities/service-machine.ts";
import { connectedTo, handedOver, type NodeAccess } from "../services/node-access.ts";

/** What is known of a service and its machine. */
export interface Told {
  readonly label: string;
  readonly name: string;
  readonly machine: ServiceMachine;
  readonly access: NodeAccess;
  readonly secrets: readonly SecretDeclaration[];
  readonly disk: BlockVolume;
}

/** What every service is told; the tier's own filter decides who of the network comes as far as the machine. */
export function serviceOptions({ label, name, machine, access, secrets, disk }: Told): ServiceNodeOptions {
  const { endpoint, region, bucketName } = machine.backups;
  return {
    hostname: name,
    tls: { kind: "secret", certificateSecret: `${label}-certificate`, keySecret: `${label}-certificate-key` },
    secrets: handedOver(secrets, { ...access, logs: undefined }),
    clientsFrom: [access.network.cidr],
    egress: rootEgress,
    backup: {
      endpoint,
      region,
      name: bucketName,
      folder: label,
      accessKeySecret: "backups-access-key",
      secretKeySecret: "backups-secret-key",
      passphraseSecret: "backups-passphrase",
    },
    dataDisk:
      disk.encryptedBy === "provider"
        ? { device: disk.devicePath, encryption: "provider" }
        : { device: disk.devicePath, encryption: "kept", keySecret: `${label}-disk-key` },
    ...connectedTo(access),
  };
}
