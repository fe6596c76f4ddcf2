import { createHash } from "node:crypto";
import { link, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { openbaoNode, openbaoPort } from "../../modules/node/services/openbao.ts";
import { openbaoFolder } from "./lab/engine-files.ts";
import { sshKey } from "./lab/hand-over.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses, type HostName } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { openPorts } from "./lab/probes.ts";
import { expectSound } from "./lab/promises.ts";
import { makeServiceWorld, type ServiceWorld } from "./lab/service-world.ts";

const hostname = "secrets.example.org";
const custodians = ["anna", "bea", "carl"];
const canary = "canary-value-0123456789";

describe.skipIf(cannotBoot)("a secret store, in the order of its life", () => {
  let world: ServiceWorld;
  let program: NodeProgram;
  let machine: Machine;
  let administrator: string;

  beforeAll(async () => {
    world = await makeServiceWorld(hostname, { canary });
    const bao = await readFile(join(await openbaoFolder(), "bao"));
    await mkdir(join(world.bucket.folder, "programs"));
    await writeFile(join(world.bucket.folder, "programs/bao"), "other bytes");
    const keys = await Promise.all(custodians.map((name) => sshKey(join(world.folder, name))));
    program = openbaoNode({
      ...world.options(),
      clientsFrom: [`${addresses.cli}/32`, `${addresses.mon}/32`],
      program: { object: "programs/bao", sha256: createHash("sha256").update(bao).digest("hex") },
      custodians: await Promise.all(
        keys.map(async (key, index) => ({
          name: custodians[index] ?? "",
          publicKey: await readFile(`${key}.pub`, "utf8"),
        })),
      ),
      readers: [{ name: "inference", secrets: ["inference/key"], from: [`${addresses.cli}/32`] }],
    });
    machine = await world.machine(program);
    await world.start(machine);
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  /** One request of the store's interface, over TLS from another host. */
  const ask = async (path: string, { token, method = "GET", body, host = "cli" }: Ask = {}) => {
    const { stdout } = await world.network.run(
      host,
      [
        ...["curl", "--silent", "--max-time", "20", "--tlsv1.3", "--cacert", world.authority.certificate],
        ...["--resolve", `${hostname}:${openbaoPort}:${addresses.node}`, "--request", method],
        ...(token === undefined ? [] : ["--header", `X-Vault-Token: ${token}`]),
        ...(body === undefined ? [] : ["--data", "@-"]),
        ...["--write-out", "\n%{http_code}", `https://${hostname}:${openbaoPort}/v1/${path}`],
      ],
      ...(body === undefined ? [] : [JSON.stringify(body)]),
    );
    const [status, ...lines] = stdout.split("\n").reverse();
    const text = lines.reverse().join("\n");
    return { status, data: text.startsWith("{") ? JSON.parse(text) : text };
  };
  const opened = async (name: string, custodian: string) =>
    (
      await execa("age", [
        ...["--decrypt", "--identity", join(world.folder, custodian)],
        join(world.bucket.folder, "service/shares", `${name}.age`),
      ])
    ).stdout.trim();
  const unseal = async (custodian: string) =>
    (await ask("sys/unseal", { method: "PUT", body: { key: await opened(custodian, custodian) } })).data;
  const untilHealth = async (status: string) => {
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await ask("sys/health")).status === status) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error(`the store's health did not come to ${status}`);
  };
  const logIn = async (host: HostName = "cli") => {
    const role = "auth/approle/role/inference";
    const id = await ask(`${role}/role-id`, { token: administrator });
    const secret = await ask(`${role}/secret-id`, { token: administrator, method: "POST" });
    const body = { role_id: id.data.data.role_id, secret_id: secret.data.data.secret_id };
    return ask("auth/approle/login", { method: "POST", body, host });
  };

  it("refuses a program with other bytes, and starts once the bucket holds the right one", async () => {
    await machine.until("journalctl -b -o cat -u sovereign-openbao | grep 'refused: programs/bao'", 60);
    expect(await openPorts(world, "cli", [openbaoPort])).toEqual([]);
    await execa("rm", [join(world.bucket.folder, "programs/bao")]);
    const source = join(await openbaoFolder(), "bao");
    await link(source, join(world.bucket.folder, "programs/bao")).catch(() =>
      execa("cp", [source, join(world.bucket.folder, "programs/bao")]),
    );
    await machine.until("systemctl is-active sovereign-openbao-setup", 90);
  });

  it("seals a share to each custodian, and keeps neither a share nor a root token", async () => {
    administrator = await opened("administrator", "bea");
    expect(new Set(await Promise.all(custodians.map((name) => opened(name, name)))).size).toBe(3);
    await expect(opened("anna", "carl")).rejects.toThrow("no identity matched");
    for (const name of custodians) {
      const found = await machine.run(
        `grep -rlF '${await opened(name, name)}' /srv /var/lib/sovereign /run /etc`,
      );
      expect(found.stdout).toBe("");
    }
    const lookup = await ask("auth/token/lookup-self", { token: administrator });
    expect(lookup.data.data.policies).toEqual(["administrator", "default"]);
    const accessors = await ask("auth/token/accessors", { token: administrator, method: "LIST" });
    expect(accessors.data.data.keys).toHaveLength(2);
  });

  it("gives a reader its secret and no other, from its own network alone", async () => {
    const put = { token: administrator, method: "POST", body: { data: { value: canary } } };
    expect((await ask("secret/data/inference/key", put)).status).toBe("200");
    expect((await ask("secret/data/finance/key", put)).status).toBe("200");
    const login = await logIn();
    const token = login.data.auth.client_token;
    expect((await ask("secret/data/inference/key", { token })).data.data.data.value).toBe(canary);
    expect((await ask("secret/data/finance/key", { token })).status).toBe("403");
    expect(
      (await ask("secret/data/inference/key", { token, method: "POST", body: { data: {} } })).status,
    ).toBe("403");
    expect((await ask("secret/data/inference/key", { token, host: "mon" })).status).toBe("403");
    expect((await logIn("mon")).status).not.toBe("200");
    expect((await ask("secret/data/inference/key")).status).toBe("403");
    expect((await ask("secret/data/inference/key", { token: `s.${"x".repeat(24)}` })).status).toBe("403");
    expect((await ask("sys/raw/core", { token })).status).toBe("403");
  });

  it("lets nobody on the network interrupt or begin what custodians do", async () => {
    for (const path of ["sys/generate-root/attempt", "sys/rekey/init"]) {
      const { status } = await ask(path, { method: "PUT", body: {} });
      expect(status).toBe("405");
    }
    expect(await openPorts(world, "cli", [22, 8200, 8201, 8022])).toEqual([8200]);
    expect(await openPorts(world, "svc", [22, 8200, 8201, 8022])).toEqual([8022]);
  });

  it("records every request with its secrets hidden", async () => {
    const { stdout } = await machine.run("journalctl --no-pager -o cat -u sovereign-openbao");
    expect(stdout).toContain('"path":"secret/data/inference/key"');
    expect(stdout).toContain("hmac-sha256:");
    expect(stdout.includes(canary)).toBe(false);
    expect(stdout.includes(administrator)).toBe(false);
  });

  it("is shut after a reboot, and says so, until two custodians have come", async () => {
    await machine.stop();
    await machine.start();
    await machine.until("systemctl is-active sovereign-openbao-setup", 60);
    expect((await ask("sys/health")).status).toBe("503");
    await machine.run("systemctl start sovereign-openbao-state");
    const said = "journalctl -b -o cat -u sovereign-openbao-state";
    expect((await machine.run(said)).stdout).toContain(
      "the store is sealed: 0 of 2 custodians have opened it",
    );
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).not.toBe(0);
    expect(await unseal("carl")).toMatchObject({ sealed: true, progress: 1 });
    expect(await unseal("anna")).toMatchObject({ sealed: false });
    await untilHealth("200");
    expect((await ask("secret/data/inference/key", { token: administrator })).data.data.data.value).toBe(
      canary,
    );
    await machine.run("systemctl start sovereign-openbao-state; systemctl reset-failed sovereign-backup");
  });

  it("comes back from the bucket after its disk was lost, opened by the same custodians", async () => {
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
    const put = { token: administrator, method: "POST", body: { data: { value: "later" } } };
    await ask("secret/data/inference/key", put);
    // As a new machine does: it must not write its own shares over those that open the snapshots.
    await machine.run(
      "systemctl stop sovereign-openbao-setup sovereign-openbao; rm -rf /srv/sovereign/openbao",
    );
    await machine.run("systemctl start sovereign-openbao-setup");
    expect((await machine.run("journalctl -b -o cat -u sovereign-openbao-setup")).stdout).toContain(
      "refused: the bucket holds another store",
    );
    const restored = await machine.run("/usr/local/libexec/sovereign/restore 2>&1");
    expect(restored).toMatchObject({ exitCode: 0 });
    expect(restored.stdout).toContain("the store is sealed until its custodians open it");
    await machine.until("systemctl is-active sovereign-openbao-setup", 60);
    await untilHealth("503");
    await unseal("bea");
    await unseal("carl");
    await untilHealth("200");
    const read = await ask("secret/data/inference/key", { token: administrator });
    expect(read.data.data.data.value).toBe(canary);
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
    expect((await logIn()).status).toBe("200");
  });

  it("has no failed unit, no secret in its journal and the firewall that was rendered", async () => {
    await expectSound(world, machine, program);
    const { stdout } = await machine.run("journalctl --no-pager -o verbose");
    for (const name of custodians) expect(stdout.includes(await opened(name, name))).toBe(false);
    expect(stdout.includes(administrator)).toBe(false);
  });
});

interface Ask {
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly host?: HostName;
}
