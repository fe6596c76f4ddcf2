import { blockVolumeContract } from "./block-volume.ts";
import { gapContract } from "./gap.ts";
import { identityContract } from "./identity.ts";
import { instanceContract } from "./instance.ts";
import { loadBalancerContract } from "./load-balancer.ts";
import { networkContract } from "./network.ts";
import { objectStorageContract } from "./object-storage.ts";
import { outscaleCase } from "./outscale.ts";
import { terraformContract } from "./terraform.ts";

networkContract(outscaleCase);
instanceContract(outscaleCase);
blockVolumeContract(outscaleCase);
objectStorageContract(outscaleCase);
identityContract(outscaleCase);
loadBalancerContract(outscaleCase);
for (const name of ["EncryptionKey", "SecretStore", "LogSink", "Database", "ContainerRegistry"] as const) {
  gapContract(outscaleCase, name);
}
terraformContract(outscaleCase);
