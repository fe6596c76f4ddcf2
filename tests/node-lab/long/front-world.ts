import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FirewallRule } from "../../../modules/node/firewall.ts";
import { type FrontNodeOptions, frontNode } from "../../../modules/node/front-node.ts";
import { handoverSource } from "../../../modules/node/handover-source.ts";
import { nodeUsers } from "../../../modules/node/paths.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { type Certificate, makeAuthority, makeCertificate } from "../lab/certificates.ts";
import { type HandOverChanges, handOver, sshKey } from "../lab/hand-over.ts";
import { type Machine, makeMachine } from "../lab/machine.ts";
import { addresses, makeNetwork, type Network } from "../lab/network.ts";
import { type ServiceProcess, startProcess } from "../lab/service-process.ts";
import { debianTree } from "../lab/trees.ts";
import { chat, gateway, type RealProgram, signIn } from "./real-programs.ts";

export const frontName = "ai.example.org";
const [engineName, loginName] = ["llm.example.org", "login.example.org"];
const [enginePort, loginPort, databasePort] = [8443, 9443, 5432];
const issuer = `https://${loginName}:${loginPort}`;

/** A front machine with the real programs in its containers; engine and identity provider stand beside it. */
export interface FrontWorld {
  readonly network: Network;
  readonly folder: string;
  readonly machine: Machine;
  readonly authority: Certificate;
  /** What the first delivery brought. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Runs a program beside the machine, on the host of the engine. */
  beside(command: readonly string[], environment?: Readonly<Record<string, string>>): ServiceProcess;
  certificate(name: string): Promise<Certificate>;
  /** A key that the engine takes as well. */
  readonly nextEngineKey: string;
  handOver(changes?: HandOverChanges): Promise<string>;
  /** Waits until gateway, chat and sign-in answer. */
  untilServed(): Promise<unknown>;
  remove(): Promise<void>;
}

/** Why the real programs cannot be had here; else their folders by the name under which the machine sees them. */
export async function realPrograms(): Promise<{ missing: string } | { folders: Record<string, string> }> {
  const programs: Record<string, RealProgram> = {
    gateway: await gateway(),
    "sign-in": await signIn(),
    chat: await chat(),
  };
  const folders: Record<string, string> = {};
  for (const [name, program] of Object.entries(programs)) {
    if ("missing" in program) return program;
    folders[name] = program.folder;
  }
  return { folders };
}

export async function makeFrontWorld(
  folders: Readonly<Record<string, string>>,
  changes: Partial<FrontNodeOptions> = {},
  furtherSecrets: Readonly<Record<string, string>> = {},
): Promise<FrontWorld> {
  const folder = mkdtempSync(join(tmpdir(), "front-lab-"));
  const network = await makeNetwork();
  const authority = await makeAuthority(folder);
  const certificate = (name: string) => makeCertificate(folder, authority, name);
  const operatorKeyFile = await sshKey(join(folder, "operator"));
  const secrets = { ...(await firstSecrets(certificate)), ...furtherSecrets };
  const program = frontNode({
    ...optionsOf(Object.keys(secrets), operatorKeyFile, authority),
    ...changes,
  });
  const userData = renderCloudInit(program);
  const nextEngineKey = random(24);
  const running: ServiceProcess[] = [];
  const beside: FrontWorld["beside"] = (command, environment = {}) => {
    const service = startProcess(["ip", "netns", "exec", network.namespaceOf("svc"), ...command], {
      environment,
      output: join(folder, "beside.log"),
    });
    running.push(service);
    return service;
  };
  const login = await certificate(loginName);
  beside([
    ...[process.execPath, "--import", "tsx", join(import.meta.dirname, "serve-identity.ts")],
    ...[addresses.svc, issuer, "sovereign", login.certificate, login.key],
  ]);
  const engine = await certificate(engineName);
  beside(
    [
      ...["python3", join(import.meta.dirname, "../lab/fast_engine.py")],
      ...[addresses.svc, `${enginePort}`, engine.certificate, engine.key],
    ],
    { VLLM_API_KEY: `${secrets["engine-key-general"]},${nextEngineKey}` },
  );
  const machineFolder = join(folder, "machine");
  mkdirSync(machineFolder);
  const machine = await makeMachine({
    network,
    tree: await debianTree("bookworm", program),
    folder: machineFolder,
    userData,
    imageFiles: {
      "/etc/hosts": {
        content: `127.0.0.1 localhost\n${addresses.svc} ${engineName} ${loginName}\n${addresses.node} ${frontName}\n`,
      },
      "/usr/bin/podman": {
        content: readFileSync(join(import.meta.dirname, "real-podman.py"), "utf8"),
        mode: 0o755,
      },
    },
    binds: Object.entries(folders).map(([name, path]) => `${path}:/opt/lab-programs/${name}`),
  });
  return {
    network,
    folder,
    machine,
    authority,
    secrets,
    beside,
    certificate,
    nextEngineKey,
    untilServed: () =>
      machine.until(
        `! systemctl list-jobs --no-legend | grep --quiet sovereign- || exit 1; for each in ${alive.join(" ")}; do curl --silent --fail --output /dev/null "http://127.0.0.1:$each" || exit 1; done`,
        180,
      ),
    handOver: (delivered) => handOver({ network, machine, secrets, operatorKeyFile }, delivered),
    remove: async () => {
      await machine.remove();
      await Promise.all(running.map((service) => service.stop()));
      await network.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const alive = ["4000/health/liveliness", "4100/health", "4180/ping"];
const random = (bytes: number) => randomBytes(bytes).toString("hex");

async function firstSecrets(certificate: FrontWorld["certificate"]) {
  const front = await certificate(frontName);
  // Without its database the gateway knows one key, so the chat's is the same one.
  const gatewayKey = `sk-${random(24)}`;
  return {
    "chat-key": gatewayKey,
    "chat-session-key": random(32),
    "database-url": "postgresql://gateway:unused@127.0.0.1/gateway",
    "engine-key-general": random(24),
    "gateway-key": gatewayKey,
    "registry-login": `reader:${random(16)}`,
    "sign-in-client": random(16),
    "sign-in-cookie": randomBytes(32).toString("base64url"),
    "tls-certificate": readFileSync(front.certificate, "utf8"),
    "tls-key": readFileSync(front.key, "utf8"),
  };
}

function optionsOf(
  names: readonly string[],
  operatorKeyFile: string,
  authority: Certificate,
): FrontNodeOptions {
  const image = (name: string) => `registry.example.org/${name}@sha256:${"d".repeat(64)}`;
  const reach = (port: number, userId: number): FirewallRule => ({
    direction: "out",
    protocol: "tcp",
    ports: [port],
    peers: [`${addresses.svc}/32`],
    purpose: `user ${userId}`,
    userId,
  });
  return {
    hostname: frontName,
    images: { gateway: image("gateway"), chat: image("chat"), signIn: image("sign-in") },
    registryLoginSecret: "registry-login",
    tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
    secrets: handoverSource({
      names,
      operatorKeys: [readFileSync(`${operatorKeyFile}.pub`, "utf8")],
      inboxFrom: [`${addresses.cli}/32`],
    }),
    signIn: {
      issuer,
      clientId: "sovereign",
      clientSecret: "sign-in-client",
      cookieSecret: "sign-in-cookie",
      allowedGroups: ["staff"],
    },
    models: [
      { name: "general", baseUrl: `https://${engineName}:${enginePort}/v1`, keySecret: "engine-key-general" },
    ],
    gatewayKeySecret: "gateway-key",
    teams: [{ name: "chat", keySecret: "chat-key" }],
    chatKeySecret: "chat-key",
    chatSessionKeySecret: "chat-session-key",
    databaseUrlSecret: "database-url",
    trustedAuthorities: [readFileSync(authority.certificate, "utf8")],
    clientsFrom: [`${addresses.cli}/32`],
    egress: [
      reach(enginePort, nodeUsers.gateway),
      reach(loginPort, nodeUsers.signin),
      reach(databasePort, nodeUsers.chat),
    ],
  };
}
