import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { postgresqlNode } from "../../modules/node/services/postgresql.ts";
import type { Machine } from "./lab/machine.ts";
import { addresses } from "./lab/network.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { openPorts } from "./lab/probes.ts";
import { expectSound } from "./lab/promises.ts";
import { makeServiceWorld, type ServiceWorld } from "./lab/service-world.ts";

const password = "right-password-0123456789";

describe.skipIf(cannotBoot)("a PostgreSQL machine, in the order of its life", () => {
  let world: ServiceWorld;
  let program: NodeProgram;
  let machine: Machine;

  beforeAll(async () => {
    world = await makeServiceWorld("db.example.org", { "administrator-password": `${password}\n` });
    program = postgresqlNode({
      ...world.options(),
      databaseName: "knowledge",
      adminUser: "administrator",
      adminPasswordSecret: "administrator-password",
    });
    machine = await world.machine(program);
    await world.start(machine);
    await untilReady();
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  const untilReady = () => machine.until("systemctl is-active sovereign-postgresql", 60);
  /** psql on another host, over the network; answers what it printed, complaints included. */
  const ask = async (sql: string, changes: AskChanges = {}) => {
    const settings = {
      host: "db.example.org",
      hostaddr: addresses.node,
      dbname: "knowledge",
      user: "administrator",
      password,
      sslmode: "verify-full",
      sslrootcert: world.authority.certificate,
      channel_binding: changes.sslmode === "disable" ? "prefer" : "require",
      connect_timeout: "5",
      ...changes,
    };
    const connection = Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(" ");
    const { stdout, stderr } = await execa(
      "ip",
      [
        ...["netns", "exec", world.network.namespaceOf("cli"), "psql", "--no-psqlrc", "--no-align"],
        ...["--tuples-only", "--quiet", "--set=ON_ERROR_STOP=1", "--command", sql, connection],
      ],
      { reject: false },
    );
    return stdout + stderr;
  };
  const fill = (from: number, to: number) =>
    ask(
      `INSERT INTO notes SELECT i, 'note ' || i, ARRAY[i, i % 7, 1]::vector FROM generate_series(${from}, ${to}) AS i`,
    );
  const contents = () => ask("SELECT count(*), md5(string_agg(notes::text, ',' ORDER BY id)) FROM notes");
  const restore = async (when?: string) => {
    const { stderr, exitCode } = await machine.run(
      `/usr/local/libexec/sovereign/restore ${when === undefined ? "" : `'${when}'`} 2>&1`,
    );
    expect({ stderr, exitCode }).toMatchObject({ exitCode: 0 });
    await untilReady();
  };

  it("takes the administrator's password over TLS, and nothing else", async () => {
    expect(await ask("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).toBe("t|TLSv1.3");
    expect(await ask("SELECT 1", { password: "wrong" })).toContain("password authentication failed");
    expect(await ask("SELECT 1", { user: "postgres" })).toContain("password authentication failed");
    expect(await ask("SELECT 1", { sslmode: "disable" })).toContain("no pg_hba.conf entry");
    expect(await ask("SELECT 1", { sslrootcert: "/dev/null" })).toMatch(/certificate/);
    expect(await ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toBe("f");
  });

  it("is closed to hosts that are not listed", async () => {
    expect(await openPorts(world, "mon", [22, 5432, 8022])).toEqual([]);
    expect(await openPorts(world, "cli", [22, 5432, 8022])).toEqual([5432]);
  });

  it("takes a new password at the next handover, and forgets the old one", async () => {
    const next = "next-password-0123456789";
    expect(
      await world.handOver(machine, { secrets: { "administrator-password": next }, serial: later(1) }),
    ).toBe("accepted");
    expect(await ask("SELECT 1", { password: next })).toBe("1");
    expect(await ask("SELECT 1")).toContain("password authentication failed");
    expect(await world.handOver(machine, { serial: later(2) })).toBe("accepted");
    expect(await ask("SELECT 1")).toBe("1");
  });

  it("finds the nearest vectors, and keeps its data over a reboot", async () => {
    expect(await ask("CREATE TABLE notes (id int PRIMARY KEY, body text, place vector(3))")).toBe("");
    expect(await ask("CREATE INDEX ON notes USING hnsw (place vector_l2_ops)")).toBe("");
    expect(await fill(1, 1000)).toBe("");
    const nearest = "SELECT id FROM notes ORDER BY place <-> '[500.2, 3, 1]' LIMIT 1";
    expect(await ask(nearest)).toBe("500");
    const before = await contents();
    await machine.stop();
    await machine.start();
    await untilReady();
    expect(await contents()).toBe(before);
    expect(await ask(nearest)).toBe("500");
  });

  it("goes back to a moment, and to the last change, from what lies sealed in the bucket", async () => {
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
    await fill(1001, 1500);
    const [moment, early] = [await ask("SELECT pg_sleep(0.2), clock_timestamp()"), await contents()];
    await fill(1501, 2000);
    const late = await contents();
    await machine.run("runuser -u postgres -- psql -h /run/sovereign-postgresql -c 'SELECT pg_switch_wal()'");
    const inBucket = await execa(
      "grep",
      ["-rlE", "note 1[0-9]{3}|administrator", join(world.bucket.folder, "service")],
      {
        reject: false,
      },
    );
    expect(inBucket.stdout).toBe("");
    // As a new machine does: it makes an empty database, whose changes must not get among the old one's.
    await machine.run("systemctl stop sovereign-postgresql && rm -rf /srv/sovereign/postgresql");
    await machine.run("systemctl start sovereign-postgresql sovereign-postgresql-archive");
    expect(await ask("SELECT * FROM notes")).toContain('relation "notes" does not exist');
    const archive = await machine.run("systemctl is-failed sovereign-postgresql-archive");
    expect(archive.stdout).toBe("failed");
    await restore();
    expect(await contents()).toBe(late);
    await restore(moment.replace("|", ""));
    expect(await contents()).toBe(early);
    expect(await fill(3001, 3010)).toBe("");
    await machine.until("systemctl is-active sovereign-postgresql-archive", 40);
    expect((await machine.run("systemctl start sovereign-backup")).exitCode).toBe(0);
  });

  it("logs no statement, also no wrong one", async () => {
    await ask("SELECT 'canary-statement' FROM nowhere");
    const { stdout } = await machine.run("journalctl --no-pager -o cat");
    expect(stdout).toContain('relation "nowhere" does not exist');
    expect(stdout).not.toContain("canary-statement");
  });

  it("has no failed unit, no secret in its journal and the firewall that was rendered", async () => {
    await expectSound(world, machine, program);
  });
});

interface AskChanges {
  readonly password?: string;
  readonly user?: string;
  readonly sslmode?: string;
  readonly sslrootcert?: string;
}

const later = (seconds: number) => Math.floor(Date.now() / 1000) + 10 * seconds;
