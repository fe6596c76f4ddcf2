import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { EngineOptions } from "../../../modules/node/engine.ts";
import { handoverSource } from "../../../modules/node/handover-source.ts";
import type { NodeProgram } from "../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { registryNode } from "../../../modules/node/services/registry.ts";
import { makeCertificate } from "../lab/certificates.ts";
import { handOver } from "../lab/hand-over.ts";
import { imageFiles } from "../lab/image-files.ts";
import { type Machine, makeMachine } from "../lab/machine.ts";
import { addresses } from "../lab/network.ts";
import { debianTree } from "../lab/trees.ts";
import { programOf, type World } from "../lab/world.ts";
import type { EngineImage } from "./engine-image.ts";

export const registryName = "registry.example.org";

/** The registry that our own program makes, on the host `mon`. */
export interface RegistryMachine extends Machine {
  /** Folder with what it stores, seen from outside. */
  readonly stored: string;
  push(image: EngineImage, name: string): Promise<void>;
}

/** @param login of the reader, as `user:password` */
export async function startRegistry(world: World, login: string): Promise<RegistryMachine> {
  const writer = randomBytes(20).toString("hex");
  const server = await makeCertificate(world.folder, world.authority, registryName);
  const secrets = {
    readers: `${login.replace(":", "=")}\n`,
    writers: `build=${writer}\n`,
    certificate: readFileSync(server.certificate, "utf8"),
    key: readFileSync(server.key, "utf8"),
    "backup-id": world.bucket.accessKey,
    "backup-key": world.bucket.secretKey,
    passphrase: randomBytes(24).toString("base64url"),
  };
  const program = registryNode({
    hostname: registryName,
    tls: { kind: "secret", certificateSecret: "certificate", keySecret: "key" },
    secrets: handoverSource({
      names: Object.keys(secrets),
      operatorKeys: [readFileSync(`${world.operatorKeyFile}.pub`, "utf8")],
      inboxFrom: [`${addresses.cli}/32`],
    }),
    clientsFrom: [`${addresses.node}/32`],
    pushFrom: [`${addresses.cli}/32`],
    egress: [],
    readersSecret: "readers",
    writersSecret: "writers",
    backup: {
      endpoint: world.bucket.endpoint,
      region: "eu-1",
      name: "acme-backups",
      folder: "registry",
      accessKeySecret: "backup-id",
      secretKeySecret: "backup-key",
      passphraseSecret: "passphrase",
    },
  });
  const folder = join(world.folder, "registry");
  mkdirSync(folder);
  const machine = await makeMachine({
    network: world.network,
    host: "mon",
    tree: await debianTree("trixie", program),
    folder,
    userData: renderCloudInit(program),
    imageFiles: imageFiles(world.authority, registryName),
    binds: [],
  });
  const { network, operatorKeyFile } = world;
  await machine.start();
  await machine.until("systemctl is-active sovereign-firewall", 60);
  const answer = await handOver({ network, machine, secrets, operatorKeyFile, to: "mon" });
  if (answer !== "accepted") throw new Error(`the registry did not take its secrets: ${answer}`);
  await machine.until("ss --tcp --listening --numeric --no-header | grep :5443", 60);
  return {
    ...machine,
    stored: join(machine.root, "srv/sovereign/registry"),
    push: async ({ folder: layout }, name) => {
      // As from a machine that builds images: it knows the authority, and names by its own file of hosts.
      const hosts = join(world.folder, "hosts");
      await execa("bash", ["-c", `echo '${addresses.mon} ${registryName}' >${hosts}`]);
      const copy = `mount --bind ${hosts} /etc/hosts; exec skopeo copy --quiet --preserve-digests --dest-creds "build:$(cat)" \\
        oci:${layout} docker://${registryName}:5443/${name}`;
      await execa(
        "ip",
        ["netns", "exec", network.namespaceOf("cli"), "unshare", "--mount", "bash", "-c", copy],
        {
          input: writer,
          env: { SSL_CERT_FILE: world.authority.certificate },
        },
      );
    },
  };
}

/** A disk of its own for images, which a test can fill. */
export interface ImageDisk {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function makeImageDisk(world: World, name: string, mebibytes: number): Promise<ImageDisk> {
  const [file, folder] = [join(world.folder, `${name}.disk`), join(world.folder, name)];
  mkdirSync(folder);
  await execa("truncate", [`--size=${mebibytes}M`, file]);
  await execa("mkfs.ext4", ["-q", "-m", "0", file]);
  await execa("mount", ["-o", "loop", file, folder]);
  return {
    folder,
    remove: async () => {
      await execa("umount", ["--lazy", folder], { reject: false });
      await execa("rm", ["-f", file]);
    },
  };
}

/**
 * What the lab's machines have no right to give away: limits of processes and files, which a container runtime would
 * raise. A real machine has no such file.
 */
const limits = `[containers]
pids_limit = 0
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
`;

let machines = 0;

/** A machine whose container runtime is the distribution's own and runs for real; its images lie on the disk. */
export async function containerMachine(
  world: World,
  program: NodeProgram,
  disk: ImageDisk,
): Promise<Machine> {
  machines += 1;
  const folder = join(world.folder, `containers-${machines}`);
  mkdirSync(folder);
  return makeMachine({
    network: world.network,
    tree: await debianTree("trixie", program),
    folder,
    userData: renderCloudInit(program),
    imageFiles: {
      "/etc/hosts": {
        content: `127.0.0.1 localhost\n${addresses.svc} s3.example.org\n${addresses.mon} ${registryName}\n`,
      },
      "/etc/containers/containers.conf": { content: limits },
      "/usr/lib/lab/libcuda.so.1": { content: "no library: what a container sees of one\n" },
    },
    binds: [],
    nspawn: {
      arguments: [
        // Outside a container, where the lab does not boot its machines, nothing withholds these.
        "--system-call-filter=@keyring bpf",
        `--bind=${disk.folder}:/var/lib/${program.containers[0]?.runtime === "docker" ? "docker" : "containers"}`,
        ...["nvidia0", "nvidiactl", "nvidia-uvm", "nvidia-uvm-tools"].map(
          (name) => `--bind=/dev/null:/dev/${name}`,
        ),
      ],
      // The version of control groups that today's images have.
      environment: { SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: "1" },
    },
  });
}

export const imageName = ({ digest }: EngineImage) => `${registryName}/engine@${digest}`;

/** The world's inference node with that image; only root may leave it, as on real machines. */
export function nodeOf(world: World, image: EngineImage, changes: Partial<EngineOptions>): NodeProgram {
  const { engine } = world.options();
  return programOf(world, {
    engine: { ...engine, image: imageName(image), ...changes },
    trustedAuthorities: [readFileSync(world.authority.certificate, "utf8")],
    egress: [
      {
        direction: "out",
        protocol: "tcp",
        ports: [443],
        peers: [`${addresses.svc}/32`, `${addresses.mon}/32`],
        purpose: "bucket and registry",
        userId: 0,
      },
    ],
  });
}
