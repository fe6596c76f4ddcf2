import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import {
  type Capabilities,
  type Cloud,
  isUnavailable,
  required,
} from "../../constructs/capabilities/cloud.ts";
import { partsOf } from "../contracts/parts.ts";
import type { ContractCase } from "../support/contract-stack.ts";

const dataClass = "personal" as const;

/** One of every capability, with a customer's key where the contract takes one. */
export function samplesOf(
  setting: ContractCase,
  stack: TerraformStack,
): { readonly [Name in keyof Capabilities]: () => IConstruct } {
  const { cloud, cpu, gpu } = setting;
  const parts = partsOf(setting);
  const made = <Part extends IConstruct>(id: string, make: () => Part): Part =>
    (stack.node.tryFindChild(id) as Part | undefined) ?? make();
  const network = () => made("Network", () => parts.network(stack));
  const key = () =>
    isUnavailable(cloud.EncryptionKey) || !cloud.bucketsTakeKeys
      ? {}
      : { key: made("Key", () => parts.key(stack)) };
  const machine = () => made("Machine", () => parts.instance(stack, network()));
  const construct = <Name extends keyof Capabilities>(
    name: Name,
    props: ConstructorParameters<Capabilities[Name]>[2],
  ): IConstruct =>
    new (
      required(cloud as Cloud, name) as new (
        scope: TerraformStack,
        id: string,
        props: unknown,
      ) => IConstruct
    )(stack, name, props);
  return {
    Network: network,
    Instance: machine,
    BlockVolume: () => construct("BlockVolume", { name: "data", diskGib: 100, dataClass }),
    ObjectStorage: () => construct("ObjectStorage", { bucketName: "acme-documents", dataClass, ...key() }),
    EncryptionKey: () => made("Key", () => parts.key(stack)),
    SecretStore: () => parts.secrets(stack),
    LogSink: () => construct("LogSink", { name: "logs", dataClass, ...parts.service(stack) }),
    AuditTrail: () => construct("AuditTrail", { bucketName: "acme-trail", dataClass }),
    Identity: () => {
      const identity = parts.identity(stack);
      setting.grant(identity, stack);
      return identity;
    },
    Database: () => construct("Database", { name: "gateway", dataClass, ...parts.service(stack) }),
    LoadBalancer: () =>
      construct("LoadBalancer", {
        name: "front",
        network: network(),
        domain: "ai.example.org",
        targets: [machine()],
        targetPort: 443,
        dataClass,
      }),
    ContainerRegistry: () =>
      construct("ContainerRegistry", { registryName: "acme-images", dataClass, ...parts.service(stack) }),
    Backup: () =>
      construct("Backup", {
        name: "content",
        dataClass,
        buckets: [
          made(
            "Copied",
            () =>
              new (required(cloud, "ObjectStorage"))(stack, "Copied", {
                bucketName: "acme-copied",
                dataClass: "internal",
              }),
          ),
        ],
        copiesBucketName: "acme-copies",
      }),
    DnsZone: () =>
      construct("DnsZone", {
        zone: "example.org",
        records: [{ name: "ai", type: "A", values: ["192.0.2.1"] }],
        dataClass: "public",
      }),
    BudgetAlert: () =>
      construct("BudgetAlert", { monthlyEur: 2000, contacts: ["it@example.org"], dataClass: "internal" }),
    PowerSchedule: () =>
      construct("PowerSchedule", {
        name: "office",
        machines: [machine()],
        timeZone: "Europe/Paris",
        start: "07:30",
        stop: "19:30",
        dataClass: "internal",
      }),
    KubernetesCluster: () =>
      construct("KubernetesCluster", {
        name: "engines",
        network: network(),
        version: "1.36",
        adminCidrs: ["203.0.113.0/24"],
        pools: [
          { name: "system", offer: cpu.offer, minNodes: 1, maxNodes: 1 },
          { name: "gpu", offer: gpu.offer, minNodes: 0, maxNodes: 2 },
        ],
        dataClass,
      }),
  };
}
