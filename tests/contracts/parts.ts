import type { TerraformStack } from "cdktf";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { EncryptionKey } from "../../constructs/capabilities/encryption-key.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import type { Instance, InstanceProps } from "../../constructs/capabilities/instance.ts";
import type { Network, NetworkProps } from "../../constructs/capabilities/network.ts";
import type { SecretStore } from "../../constructs/capabilities/secret-store.ts";
import type { ContractCase } from "../support/contract-stack.ts";

/** A public key whose private half exists nowhere. */
export const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** Capabilities that other capabilities' tests need, with unremarkable props. */
export function partsOf({ cloud, cpu }: Pick<ContractCase, "cloud" | "cpu">) {
  return {
    network: (stack: TerraformStack, props: Partial<NetworkProps> = {}): Network =>
      new (required(cloud, "Network"))(stack, "Network", {
        dataClass: "personal",
        adminCidrs: ["203.0.113.0/24"],
        adminKeys: [publicKey],
        bastionImage: cpu.image,
        ...props,
      }),
    key: (stack: TerraformStack): EncryptionKey =>
      new (required(cloud, "EncryptionKey"))(stack, "Key", { name: "documents", dataClass: "personal" }),
    identity: (stack: TerraformStack, id = "Identity"): Identity =>
      new (required(cloud, "Identity"))(stack, id, {
        name: id.toLowerCase(),
        purpose: "reads documents for the tests",
        dataClass: "confidential",
      }),
    secrets: (stack: TerraformStack): SecretStore =>
      new (required(cloud, "SecretStore"))(stack, "Secrets", {
        dataClass: "confidential",
        secrets: [{ name: "access", purpose: "logs a machine in" }],
      }),
    instance: (stack: TerraformStack, network: Network, props: Partial<InstanceProps> = {}): Instance =>
      new (required(cloud, "Instance"))(stack, "Machine", {
        name: "machine",
        network,
        tier: "app",
        userData: "#cloud-config\n",
        dataClass: "personal",
        ...cpu,
        ...props,
      }),
  };
}
