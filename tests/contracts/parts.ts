import type { TerraformStack } from "cdktf";
import { required } from "../../constructs/capabilities/cloud.ts";
import type { EncryptionKey } from "../../constructs/capabilities/encryption-key.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import type { Instance, InstanceProps } from "../../constructs/capabilities/instance.ts";
import type { Network, NetworkProps } from "../../constructs/capabilities/network.ts";
import type { ObjectStorage } from "../../constructs/capabilities/object-storage.ts";
import type { SecretStore } from "../../constructs/capabilities/secret-store.ts";
import type { ServiceMachine } from "../../constructs/capabilities/service-machine.ts";
import type { ContractCase } from "../support/contract-stack.ts";

/** A public key whose private half exists nowhere. */
export const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** What every service takes beside its own props. */
export interface ServiceParts {
  readonly network: Network;
  readonly machine?: ServiceMachine;
}

/** Capabilities that other capabilities' tests need, with unremarkable props. */
export function partsOf({ cloud, cpu }: Pick<ContractCase, "cloud" | "cpu">) {
  const network = (stack: TerraformStack, props: Partial<NetworkProps> = {}): Network =>
    new (required(cloud, "Network"))(stack, "Network", {
      dataClass: "personal",
      adminCidrs: ["203.0.113.0/24"],
      adminKeys: [publicKey],
      bastionImage: cpu.image,
      ...props,
    });
  /** The stack's network, made when first asked for, and a machine where services are the customer's. */
  const service = (stack: TerraformStack): ServiceParts => ({
    network: (stack.node.tryFindChild("Network") as Network | undefined) ?? network(stack),
    ...(cloud.selfHosted === undefined ? {} : { machine: machine(stack) }),
  });
  const machine = (stack: TerraformStack): ServiceMachine => ({
    domain: "ai.example.org",
    operatorKeys: [publicKey],
    backups:
      (stack.node.tryFindChild("Backups") as ObjectStorage | undefined) ??
      new (required(cloud, "ObjectStorage"))(stack, "Backups", {
        bucketName: "acme-backups",
        dataClass: "personal",
      }),
    image: cpu.image,
  });
  return {
    network,
    service,
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
        ...service(stack),
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
