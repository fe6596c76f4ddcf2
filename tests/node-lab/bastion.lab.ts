import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bastionNode } from "../../modules/node/bastion-node.ts";
import { renderCloudInit } from "../../modules/node/render-cloud-init.ts";
import { sshKey } from "./lab/hand-over.ts";
import { type Machine, makeMachine } from "./lab/machine.ts";
import { addresses, type HostName, makeNetwork, type Network } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { type ServiceProcess, startProcess } from "./lab/service-process.ts";
import { debianTree } from "./lab/trees.ts";

/** A port that the bastion may reach on `svc`, and one that it may not. */
const [reachable, forbidden] = [8022, 2525];
const answer = "from behind the bastion";

describe.skipIf(cannotBoot)("a bastion", () => {
  const folder = mkdtempSync(join(tmpdir(), "bastion-lab-"));
  const answering: ServiceProcess[] = [];
  let network: Network;
  let machine: Machine;
  let administrator: string;
  let stranger: string;

  beforeAll(async () => {
    network = await makeNetwork();
    administrator = await sshKey(join(folder, "administrator"));
    stranger = await sshKey(join(folder, "stranger"));
    const program = bastionNode({
      hostname: "bastion.example.org",
      adminsFrom: [`${addresses.cli}/32`],
      adminKeys: [readFileSync(`${administrator}.pub`, "utf8")],
      machines: { cidrs: [`${addresses.svc}/32`], ports: [reachable] },
    });
    for (const port of [reachable, forbidden]) {
      const serve = `import socket\ns=socket.create_server(("",${port}))\nwhile True:\n c,_=s.accept();c.sendall(b"${answer}");c.close()`;
      const inService = ["ip", "netns", "exec", network.namespaceOf("svc")];
      answering.push(startProcess([...inService, "python3", "-c", serve]));
    }
    machine = await makeMachine({
      network,
      folder,
      tree: await debianTree("bookworm", program),
      userData: renderCloudInit(program),
      imageFiles: {},
      binds: [],
    });
    await machine.start();
    await machine.until("systemctl is-active sovereign-bastion.service", 60);
  });
  afterAll(async () => {
    for (const each of answering) await each.stop();
    await machine?.remove();
    await network?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const ssh = async (words: readonly string[], { key = administrator, host = "cli" as HostName } = {}) => {
    const quiet = [
      "BatchMode=yes",
      "StrictHostKeyChecking=no",
      "UserKnownHostsFile=/dev/null",
      "ConnectTimeout=5",
    ];
    const options = quiet.flatMap((option) => ["-o", option]);
    return network.run(host, ["timeout", "8", "ssh", "-q", "-i", key, ...options, ...words]);
  };
  const me = `bastion@${addresses.node}`;
  const through = (port: number) => ["-W", `${addresses.svc}:${port}`, me];

  it("passes an administrator on to a machine's port", async () => {
    expect(await ssh(through(reachable))).toEqual({ stdout: answer, exitCode: 0 });
  });

  it("passes nobody on to another port", async () => {
    const refused = await ssh(through(forbidden));
    expect(refused.stdout).toBe("");
    expect(refused.exitCode).not.toBe(0);
  });

  it("gives nobody a shell, a command or a terminal", async () => {
    for (const words of [[me], [me, "id"], ["-tt", me]]) {
      const { stdout, exitCode } = await ssh(words);
      expect(stdout).not.toContain("uid=");
      expect(exitCode).not.toBe(0);
    }
  });

  it("lets in neither another key nor another user", async () => {
    expect((await ssh(through(reachable), { key: stranger })).exitCode).toBe(255);
    for (const user of ["root", "debian"]) {
      expect((await ssh(["-W", `${addresses.svc}:${reachable}`, `${user}@${addresses.node}`])).exitCode).toBe(
        255,
      );
    }
  });

  it("does not answer whoever comes from elsewhere", async () => {
    expect((await ssh(through(reachable), { host: "mon" })).exitCode).toBe(255);
  });

  it("does the same after a restart", async () => {
    await machine.stop();
    await machine.start();
    await machine.until("systemctl is-active sovereign-bastion.service", 60);
    expect((await ssh(through(reachable))).stdout).toBe(answer);
    expect((await ssh(through(forbidden))).stdout).toBe("");
  });
});
