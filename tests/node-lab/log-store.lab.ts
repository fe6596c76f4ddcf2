import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logShipping } from "../../modules/node/logs.ts";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { secretFiles, secretsUnit } from "../../modules/node/secrets.ts";
import { logStoreDialect, logStoreNode, logStorePort } from "../../modules/node/services/log-store.ts";
import { timeSync } from "../../modules/node/time-sync.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { expectSound } from "./lab/promises.ts";
import { makeServiceWorld, type ServiceWorld } from "./lab/service-world.ts";

const hostname = "store.example.org";
const token = `${"t".repeat(20)}0123456789abcdef-_AB`;
const folder = "/srv/sovereign/logs";

describe.skipIf(cannotBoot)("a log store, in the order of its life", () => {
  let world: ServiceWorld;
  let program: NodeProgram;
  let machine: Machine;
  let writer: Machine;

  beforeAll(async () => {
    world = await makeServiceWorld(hostname, {
      writers: `acme-front=${token}\nother=${"o".repeat(40)}\n`,
      "logs-token": token,
    });
    program = logStoreNode({
      ...world.options(),
      clientsFrom: [`${addresses.cli}/32`, `${addresses.mon}/32`],
      writersSecret: "writers",
    });
    machine = await world.machine(program);
    writer = await world.machine(writerProgram(world), { host: "cli" });
    await Promise.all([world.start(machine), world.start(writer, { host: "cli" })]);
    await machine.until("systemctl is-active sovereign-log-store", 30);
    await writer.until("systemctl is-active sovereign-logs", 30);
  });
  afterAll(async () => {
    await writer?.remove();
    await machine?.remove();
    await world?.remove();
  });

  const say = (from: number, to: number) =>
    writer.run(`for i in $(seq ${from} ${to}); do echo "counted-$i."; done | systemd-cat --identifier=count`);
  const counted = (count: number, seconds: number) =>
    machine.until(
      `[ "$(cat ${folder}/acme-front/*.log | grep --only-matching 'counted-[0-9]*\\.' | sort --unique | wc --lines)" = ${count} ]`,
      seconds,
    );
  const sendRaw = (host: "mon" | "svc", message: string) =>
    world.network.run(
      host,
      ["timeout", "2", "openssl", "s_client", "-quiet", "-connect", `${addresses.node}:${logStorePort}`],
      `${message.length} ${message}`,
    );
  const checksums = async () =>
    (await machine.run(`cd ${folder} && find . -type f | sort | xargs sha256sum`)).stdout;

  it("keeps every line of a machine that ships its journal, over its own reboot", async () => {
    await say(1, 300);
    await counted(300, 30);
    await machine.stop();
    await say(301, 600);
    await machine.start();
    await machine.until("systemctl is-active sovereign-log-store", 30);
    await say(601, 900);
    await counted(900, 40);
  });

  it("files a message under its token's name, and keeps no token", async () => {
    const { stdout } = await machine.run(`ls ${folder}; grep -rh counted-900 ${folder}`);
    expect(stdout).toMatch(/^acme-front\n/);
    expect(stdout).toMatch(/^<\d+>1 \S+ writer count \d* ?- - counted-900\.$/m);
    expect((await machine.run(`grep -rc ${token} ${folder}`)).exitCode).toBe(1);
  });

  it("refuses a message with a wrong token or none, and says from where it came", async () => {
    const { id, name } = logStoreDialect.tokenParameter;
    const header = "<13>1 2026-11-24T12:00:00Z thief app - -";
    await sendRaw("mon", `${header} [${id} ${name}="${"w".repeat(40)}"] stolen-1\n`);
    await sendRaw("mon", `${header} - stolen-2\n`);
    await sendRaw("mon", `${header} [${id} ${name}="${token}"] right-1\n`);
    await machine.until(`grep -r right-1 ${folder}/acme-front`, 10);
    expect((await machine.run(`grep -r stolen ${folder}`)).exitCode).toBe(1);
    const { stdout } = await machine.run(`cat ${folder}/refused/*.log`);
    expect(stdout).toMatch(/^\S+ a message without a valid token from 10\.77\.0\.13$/);
  });

  it("is closed to hosts that are not listed", async () => {
    expect((await sendRaw("svc", "<13>1 - - - - - - x\n")).exitCode).toBe(124);
  });

  it("gets back from the bucket, byte for byte, what was lost on its disk", async () => {
    await machine.run(
      `cd ${folder}/acme-front && echo old-line >2026-01-05.log && touch -d 2026-01-06 2026-01-05.log && chown 2005:2005 *.log`,
    );
    await machine.run("systemctl start sovereign-backup");
    expect((await machine.run("systemctl is-failed sovereign-backup")).stdout).toBe("inactive");
    const before = await checksums();
    expect(before).toMatch(/2026-01-05\.log\.gz/);
    expect(inBucket(world, "service/acme-front")).toContain("2026-01-05.log.gz.bin");
    for (const file of inBucket(world, "service/acme-front"))
      expect(readFileSync(join(world.bucket.folder, "service/acme-front", file)).includes("counted-")).toBe(
        false,
      );
    await machine.run(`rm -rf ${folder}/*`);
    const { stderr, exitCode } = await machine.run("/usr/local/libexec/sovereign/restore");
    expect({ stderr, exitCode }).toMatchObject({ exitCode: 0 });
    const after = new Set((await checksums()).split("\n"));
    expect(before.split("\n").filter((line) => !after.has(line))).toEqual([]);
    await machine.until("systemctl is-active sovereign-log-store", 20);
    await say(901, 950);
    await counted(950, 30);
  });

  it("does not carry a changed day over to the bucket", async () => {
    await machine.run(`cd ${folder}/acme-front && echo forged | gzip >2026-01-05.log.gz`);
    await machine.run("systemctl start sovereign-backup");
    expect((await machine.run("journalctl -o cat -u sovereign-backup")).stdout).toContain(
      "immutable file modified",
    );
    expect((await machine.run("systemctl is-failed sovereign-backup")).stdout).toBe("failed");
    await machine.run("systemctl reset-failed sovereign-backup");
  });

  it("has no failed unit, no secret in its journal and the firewall that was rendered", async () => {
    await expectSound(world, machine, program);
  });
});

const inBucket = (world: ServiceWorld, path: string) => readdirSync(join(world.bucket.folder, path));

/** A machine that does nothing but ship its journal, as every node does. */
function writerProgram(world: ServiceWorld): NodeProgram {
  const { secrets } = world.options();
  const logs = logShipping({
    protocol: "syslog",
    host: hostname,
    port: logStorePort,
    tokenSecret: "logs-token",
    ...logStoreDialect,
  });
  const time = timeSync();
  return {
    hostname: "writer.example.org",
    packages: ["nftables", ...secrets.packages, ...logs.packages, ...time.packages],
    files: [...secretFiles(secrets, { readers: [] }), ...logs.files, ...time.files],
    units: [secretsUnit, ...secrets.units, ...logs.units, ...time.units],
    containers: [],
    firewall: [...secrets.firewall, ...logs.firewall, ...time.firewall],
    loopbackGuards: [],
    mounts: [],
    maskedUnits: ["nftables.service", ...logs.maskedUnits, ...time.maskedUnits],
    trustedAuthorities: [],
  };
}
