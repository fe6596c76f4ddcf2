import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handoverSource } from "../../../modules/node/handover-source.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import type { ServiceNodeOptions } from "../../../modules/node/services/service-node.ts";
import { type Bucket, startBucket } from "./bucket.ts";
import { type Certificate, makeAuthority, makeCertificate } from "./certificates.ts";
import { type HandOverChanges, handOver, sshKey } from "./hand-over.ts";
import { imageFiles } from "./image-files.ts";
import { type Machine, makeMachine } from "./machine.ts";
import { addresses, type HostName, makeNetwork, type Network } from "./network.ts";
import { debianTree, type Suite } from "./trees.ts";

/** What surrounds a machine with a service: network, a bucket for backups, an authority, an operator. */
export interface ServiceWorld {
  readonly hostname: string;
  readonly network: Network;
  readonly bucket: Bucket;
  readonly authority: Certificate;
  readonly folder: string;
  /** Every secret that is handed over; none may appear in user data or a journal. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly operatorKeyFile: string;
  options(): ServiceNodeOptions;
  machine(program: NodeProgram, place?: Place): Promise<Machine>;
  /** Boots it and hands its secrets over. */
  start(machine: Machine, place?: Place): Promise<void>;
  handOver(machine: Machine, changes?: HandOverChanges, place?: Place): Promise<string>;
  remove(): Promise<void>;
}

export interface Place {
  readonly host?: HostName;
  readonly suite?: Suite;
}

/** @param secrets the service's own, beside those that every service has */
export async function makeServiceWorld(
  hostname: string,
  ownSecrets: Readonly<Record<string, string>>,
): Promise<ServiceWorld> {
  const folder = mkdtempSync(join(tmpdir(), "node-lab-"));
  const network = await makeNetwork();
  const authority = await makeAuthority(folder);
  const store = await makeCertificate(folder, authority, "s3.example.org");
  const bucket = await startBucket(network, folder, "acme-backups", store);
  const server = await makeCertificate(folder, authority, hostname);
  const operatorKeyFile = await sshKey(join(folder, "operator"));
  const secrets = {
    "backup-access-key": bucket.accessKey,
    "backup-secret-key": bucket.secretKey,
    "backup-passphrase": randomBytes(24).toString("base64url"),
    "tls-certificate": readFileSync(server.certificate, "utf8"),
    "tls-key": readFileSync(server.key, "utf8"),
    ...ownSecrets,
  };
  let machines = 0;
  const world: ServiceWorld = {
    hostname,
    network,
    bucket,
    authority,
    folder,
    secrets,
    operatorKeyFile,
    options: () => ({
      hostname,
      tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
      secrets: handoverSource({
        names: Object.keys(secrets),
        operatorKeys: [readFileSync(`${operatorKeyFile}.pub`, "utf8")],
        inboxFrom: [`${addresses.svc}/32`],
      }),
      clientsFrom: [`${addresses.cli}/32`],
      egress: [],
      backup: {
        endpoint: bucket.endpoint,
        region: "eu-1",
        name: "acme-backups",
        folder: "service",
        accessKeySecret: "backup-access-key",
        secretKeySecret: "backup-secret-key",
        passphraseSecret: "backup-passphrase",
        peers: [`${addresses.svc}/32`],
      },
    }),
    machine: async (program, { host = "node", suite = "trixie" } = {}) => {
      machines += 1;
      const machineFolder = join(folder, `machine-${machines}`);
      mkdirSync(machineFolder);
      return makeMachine({
        network,
        host,
        tree: await debianTree(suite, program),
        folder: machineFolder,
        userData: renderCloudInit(program),
        imageFiles: imageFiles(authority, hostname),
        binds: [],
      });
    },
    start: async (machine, place) => {
      await machine.start();
      await machine.until("systemctl is-active sovereign-firewall", 60);
      const answer = await world.handOver(machine, {}, place);
      if (answer !== "accepted") throw new Error(`the machine did not take its secrets: ${answer}`);
    },
    handOver: (machine, changes, { host = "node" } = {}) =>
      handOver({ network, machine, secrets, operatorKeyFile, from: "svc", to: host }, changes),
    remove: async () => {
      await bucket.stop();
      await network.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}
