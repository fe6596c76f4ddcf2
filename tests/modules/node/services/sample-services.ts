import { handoverSource } from "../../../../modules/node/handover-source.ts";
import { type LogStoreNodeOptions, logStoreNode } from "../../../../modules/node/services/log-store.ts";
import { type OpenbaoNodeOptions, openbaoNode } from "../../../../modules/node/services/openbao.ts";
import { type PostgresqlNodeOptions, postgresqlNode } from "../../../../modules/node/services/postgresql.ts";
import { type RegistryNodeOptions, registryNode } from "../../../../modules/node/services/registry.ts";
import type { ServiceNodeOptions } from "../../../../modules/node/services/service-node.ts";

export const operatorKey =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExample00";

/** Options of a machine with a service, with documentation addresses. */
export const sampleOptions = (name: string): ServiceNodeOptions => ({
  hostname: `${name}.example.org`,
  tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
  secrets: handoverSource({
    names: [
      ...["tls-certificate", "tls-key", "backup-access-key", "backup-secret-key", "backup-passphrase"],
      ...["disk-key", "logs-token", "administrator-password", "writers", "readers"],
    ],
    operatorKeys: [operatorKey],
    inboxFrom: ["192.0.2.10/32"],
  }),
  clientsFrom: ["192.0.2.0/24", "2001:db8::/64"],
  egress: [
    { direction: "out", protocol: "udp", ports: [53], peers: "any", purpose: "names" },
    { direction: "out", protocol: "tcp", ports: [80, 443], peers: "any", purpose: "packages", userId: 0 },
  ],
  backup: {
    endpoint: "https://s3.example.org",
    region: "eu-1",
    name: "acme-backups",
    folder: name,
    accessKeySecret: "backup-access-key",
    secretKeySecret: "backup-secret-key",
    passphraseSecret: "backup-passphrase",
    peers: ["198.51.100.0/24"],
  },
  dataDisk: { device: "/dev/xvdb", encryption: "kept", keySecret: "disk-key" },
  logs: {
    protocol: "syslog",
    host: "logs.example.org",
    port: 6514,
    tokenSecret: "logs-token",
    tokenParameter: { id: "writer@32473", name: "token" },
  },
});

export const samplePostgresql = (changes: Partial<PostgresqlNodeOptions> = {}) =>
  postgresqlNode({
    ...sampleOptions("database"),
    databaseName: "knowledge",
    adminUser: "administrator",
    adminPasswordSecret: "administrator-password",
    ...changes,
  });

export const sampleLogStore = (changes: Partial<LogStoreNodeOptions> = {}) =>
  logStoreNode({ ...sampleOptions("logs"), writersSecret: "writers", ...changes });

export const sampleRegistry = (changes: Partial<RegistryNodeOptions> = {}) =>
  registryNode({
    ...sampleOptions("registry"),
    readersSecret: "readers",
    writersSecret: "writers",
    pushFrom: ["192.0.2.10/32"],
    ...changes,
  });

export const sampleOpenbao = (changes: Partial<OpenbaoNodeOptions> = {}) =>
  openbaoNode({
    ...sampleOptions("secrets"),
    program: { object: "programs/bao-2.7.2-linux-amd64", sha256: "e".repeat(64) },
    custodians: ["anna", "bea", "carl"].map((name) => ({ name, publicKey: operatorKey })),
    readers: [{ name: "inference", secrets: ["inference/client-keys"], from: ["192.0.2.0/24"] }],
    ...changes,
  });
