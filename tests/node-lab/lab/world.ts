import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handoverSource } from "../../../modules/node/handover-source.ts";
import { type InferenceNodeOptions, inferenceNode } from "../../../modules/node/inference-node.ts";
import { sha256Of } from "../../../modules/node/mirror/hub.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { type Bucket, startBucket } from "./bucket.ts";
import { type Certificate, makeAuthority, makeCertificate } from "./certificates.ts";
import { copyFolder, engineFolder, weightsFolder } from "./engine-files.ts";
import { type HandOverChanges, handOver, type Reachable, sshKey } from "./hand-over.ts";
import { imageFiles } from "./image-files.ts";
import { type Machine, makeMachine } from "./machine.ts";
import { addresses, makeNetwork, type Network } from "./network.ts";
import { debianTree, type Suite } from "./trees.ts";

export const hostname = "llm.example.org";
const bucketName = "acme-models";

/** Everything around a node: network, bucket with real weights, authority, operator. Made once per run. */
export interface World {
  readonly network: Network;
  readonly bucket: Bucket;
  readonly authority: Certificate;
  readonly folder: string;
  /** Every secret of the run; none may appear in user data, journal or sink. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly clientKey: string;
  readonly operatorKeyFile: string;
  options(changes?: Partial<InferenceNodeOptions>): InferenceNodeOptions;
  machine(program: NodeProgram, suite?: Suite): Promise<Machine>;
  /** Seals the secrets to the recipient on the machine's console and sends them from `cli`. */
  handOver(machine: Reachable, changes?: HandOverChanges): Promise<string>;
  remove(): Promise<void>;
}

/** What a world serves, and what its machines see beside what all of them do. */
export interface WorldParts {
  /** Name of the model and the folder with its files. @default - small real weights for the small engine */
  readonly model?: { readonly id: string; readonly folder: string };
  /** Further host folders, read-only: "/host:/machine". */
  readonly binds?: readonly string[];
}

export async function makeWorld(parts: WorldParts = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "node-lab-"));
  const network = await makeNetwork();
  const authority = await makeAuthority(folder);
  const bucket = await startBucket(
    network,
    folder,
    bucketName,
    await makeCertificate(folder, authority, "s3.example.org"),
  );
  const model = parts.model ?? { id: "gemma3-270m", folder: await weightsFolder() };
  const files = await fillBucket(join(bucket.folder, model.id), model.folder);
  const server = await makeCertificate(folder, authority, hostname);
  const operatorKeyFile = await sshKey(join(folder, "operator"));
  const clientKey = randomBytes(32).toString("base64url");
  const secrets = {
    "bucket-access-key": bucket.accessKey,
    "bucket-secret-key": bucket.secretKey,
    "client-keys": `acme=${clientKey}\n`,
    "logs-token": randomBytes(24).toString("hex"),
    "registry-login": `reader:${randomBytes(16).toString("hex")}`,
    "tls-certificate": readFileSync(server.certificate, "utf8"),
    "tls-key": readFileSync(server.key, "utf8"),
  };
  let machines = 0;
  return {
    network,
    bucket,
    authority,
    folder,
    secrets,
    clientKey,
    operatorKeyFile,
    options: (changes = {}) => ({
      hostname,
      engine: {
        image: `registry.example.org/engine@sha256:${"a".repeat(64)}`,
        engineFlags: ["--max-model-len=512"],
        servedModelName: "general",
        registryLoginSecret: "registry-login",
      },
      weights: {
        modelId: model.id,
        files,
        bucket: { endpoint: bucket.endpoint, region: "eu-1", name: bucketName },
        accessKeySecret: "bucket-access-key",
        secretKeySecret: "bucket-secret-key",
      },
      tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
      secrets: handoverSource({
        names: Object.keys(secrets),
        operatorKeys: [readFileSync(`${operatorKeyFile}.pub`, "utf8")],
        inboxFrom: [`${addresses.cli}/32`],
      }),
      clientKeysSecret: "client-keys",
      clientsFrom: [`${addresses.cli}/32`],
      monitoringFrom: [`${addresses.mon}/32`],
      egress: [
        {
          direction: "out",
          protocol: "tcp",
          ports: [443],
          peers: [`${addresses.svc}/32`],
          purpose: "bucket",
        },
      ],
      ...changes,
    }),
    machine: async (program, suite = "bookworm") => {
      machines += 1;
      const machineFolder = join(folder, `machine-${machines}`);
      mkdirSync(machineFolder);
      return makeMachine({
        network,
        tree: await debianTree(suite, program),
        folder: machineFolder,
        userData: renderCloudInit(program),
        imageFiles: imageFiles(authority, hostname),
        binds: [
          `${await engineFolder()}:/opt/engine`,
          `${import.meta.dirname}:/opt/lab`,
          ...(parts.binds ?? []),
        ],
      });
    },
    handOver: (machine, changes) => handOver({ network, machine, secrets, operatorKeyFile }, changes),
    remove: async () => {
      await bucket.stop();
      await network.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillBucket(folder: string, weights: string) {
  await copyFolder(weights, folder);
  const config = join(folder, "config.json");
  if (!existsSync(config)) await writeFile(config, '{"model_type":"gemma3"}\n');
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async (path) => ({ path, sha256: await sha256Of(join(folder, path)) })));
}

/** One HTTPS request from a host, checked against the lab's authority; answers its status, or curl's own error. */
export async function request(world: World, path: string, options: RequestOptions = {}): Promise<string> {
  const { host = "cli", port = 443, key, body, method } = options;
  const { stdout, exitCode } = await world.network.run(host, [
    "curl",
    "--silent",
    "--path-as-is",
    "--max-time",
    String(options.seconds ?? 30),
    "--cacert",
    world.authority.certificate,
    "--resolve",
    `${hostname}:${port}:${addresses.node}`,
    "--output",
    options.output ?? "/dev/null",
    "--write-out",
    "%{http_code}",
    ...(method === undefined ? [] : ["--request", method]),
    ...(key === undefined ? [] : ["--header", `Authorization: Bearer ${key}`]),
    ...[options.header ?? []].flat().flatMap((header) => ["--header", header]),
    ...(body === undefined ? [] : ["--header", "Content-Type: application/json", "--data", body]),
    `https://${hostname}:${port}${path}`,
  ]);
  return exitCode === 0 ? stdout : `curl ${exitCode}`;
}

export interface RequestOptions {
  readonly host?: "cli" | "mon" | "svc";
  readonly key?: string;
  readonly port?: number;
  readonly method?: string;
  readonly header?: string | readonly string[];
  readonly body?: string;
  readonly output?: string;
  readonly seconds?: number;
}

export const oneToken = JSON.stringify({
  model: "general",
  max_tokens: 1,
  messages: [{ role: "user", content: "Say hello" }],
});

export function programOf(world: World, changes: Partial<InferenceNodeOptions> = {}): NodeProgram {
  return inferenceNode(world.options(changes));
}

/** Waits until the node answers a request for one token. */
export async function untilServed(world: World, seconds = 40): Promise<void> {
  const began = Date.now();
  for (;;) {
    const status = await request(world, "/v1/chat/completions", { key: world.clientKey, body: oneToken });
    if (status === "200") return;
    if (Date.now() - began > seconds * 1000)
      throw new Error(`not served within ${seconds} s, last: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
