import { describe, expect, it } from "vitest";
import { handoverSource } from "../../../../modules/node/handover-source.ts";
import type { NodeProgram } from "../../../../modules/node/node-program.ts";
import { renderCloudInit } from "../../../../modules/node/render-cloud-init.ts";
import type { ServiceNodeOptions } from "../../../../modules/node/services/service-node.ts";
import { verifyCloudInit } from "../../../../modules/node/verify-cloud-init.ts";
import {
  operatorKey,
  sampleLogStore,
  sampleOpenbao,
  sampleOptions,
  samplePostgresql,
  sampleRegistry,
} from "./sample-services.ts";

const services: readonly [string, (changes?: Partial<ServiceNodeOptions>) => NodeProgram][] = [
  ["PostgreSQL", samplePostgresql],
  ["log store", sampleLogStore],
  ["registry", sampleRegistry],
  ["OpenBao", sampleOpenbao],
];
const fileOf = (program: NodeProgram, name: string) =>
  program.files.find(({ path }) => path.endsWith(`/${name}`))?.content ?? "";

describe.each(services)("a machine with %s", (_name, make) => {
  it("renders to the same bytes, below 60 KiB", () => {
    const text = renderCloudInit(make());
    expect(renderCloudInit(make())).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThan(60 * 1024);
  });

  it("names every secret that nothing delivers", () => {
    const secrets = handoverSource({
      names: ["tls-key"],
      operatorKeys: [operatorKey],
      inboxFrom: ["192.0.2.10/32"],
    });
    expect(() => make({ secrets })).toThrow(/got backup-passphrase; allowed: tls-key[\s\S]*got disk-key/);
  });

  it("refuses a bucket without TLS, or with no address at all", () => {
    const { backup } = sampleOptions("acme");
    for (const endpoint of ["http://s3.example.org", "s3.example.org"])
      expect(() => make({ backup: { ...backup, endpoint } })).toThrow(
        `got ${endpoint}; allowed: an address such as https://s3.example.org`,
      );
  });

  it("opens outward what was given, its bucket and its log sink, and nothing else", () => {
    const outward = make().firewall.filter(({ direction }) => direction === "out");
    expect(outward.map(({ purpose }) => purpose).sort()).toEqual([
      "backups",
      "keys of time servers",
      "logs",
      "names",
      "packages",
      "time",
    ]);
  });

  it("has a backup, its timer and a restore that stops what serves", () => {
    const program = make();
    // The log shipper takes new secrets too, and goes on sending while data is restored.
    const serving = fileOf(program, "secret-readers")
      .trim()
      .split("\n")
      .filter((unit) => unit !== "sovereign-logs.service");
    const names = program.units.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...serving, "sovereign-backup.timer"]));
    expect(fileOf(program, "backup")).not.toBe("");
    expect(fileOf(program, "restore")).toContain(
      `systemctl stop sovereign-reconcile.timer sovereign-backup.timer ${serving.join(" ")}`,
    );
  });

  it("leaves bash, shellcheck, systemd, nftables and cloud-init nothing to say", async () => {
    const { findings, skipped } = await verifyCloudInit(renderCloudInit(make()));
    for (const { check, message } of skipped) console.warn(`${check} skipped: ${message}`);
    expect(findings).toEqual([]);
  });
});

describe("postgresqlNode", () => {
  const calendarOf = (backupEveryHours: number) =>
    samplePostgresql({ backupEveryHours }).units.find(({ name }) => name === "sovereign-backup.timer")
      ?.sections.Timer?.OnCalendar;

  it("lets in only the given networks, over TLS, with a password", () => {
    const rules = fileOf(samplePostgresql(), "pg_hba.conf").trim().split("\n");
    expect(rules).toEqual([
      "local all postgres peer",
      "hostssl all all 192.0.2.0/24 scram-sha-256",
      "hostssl all all 2001:db8::/64 scram-sha-256",
    ]);
  });

  it("backs up at the hours asked for", () => {
    expect(calendarOf(24)).toBe("*-*-* 00:17:00");
    expect(calendarOf(6)).toBe("*-*-* 00,06,12,18:17:00");
    expect(calendarOf(5)).toBe("*-*-* 00,05,10,15,20:17:00");
  });

  it.each([
    [{ backupEveryHours: 0 }, "got 0; allowed: 1 to 24 hours"],
    [{ backupRetentionDays: 6 }, "got 6; allowed: 7 to 365 days"],
    [{ databaseName: "knowledge'; DROP" }, "is no usable name, got knowledge'; DROP"],
    [{ adminUser: "Administrator" }, "is no usable name, got Administrator"],
  ])("refuses %j", (changes, complaint) => {
    expect(() => samplePostgresql(changes)).toThrow(complaint);
  });
});

describe("logStoreNode", () => {
  it("keeps logs for six months at least", () => {
    expect(() => sampleLogStore({ retentionDays: 182 })).toThrow("got 182; allowed: 183 to 3650 days");
    expect(fileOf(sampleLogStore({ retentionDays: 183 }), "backup")).toContain("--min-age 183d");
  });
});

describe("registryNode", () => {
  const ports = (program: NodeProgram) =>
    program.firewall
      .filter(({ direction, purpose }) => direction === "in" && purpose.includes("images"))
      .map((rule) => [rule.ports[0], rule.peers]);

  it("opens the port for pushes to those who push, and to nobody by default", () => {
    expect(ports(sampleRegistry())).toEqual([
      [443, ["192.0.2.0/24", "2001:db8::/64"]],
      [5443, ["192.0.2.10/32"]],
    ]);
    expect(ports(sampleRegistry({ pushFrom: [] }))).toHaveLength(1);
  });
});

describe("openbaoNode", () => {
  const custodian = (name: string, publicKey = operatorKey) => ({ name, publicKey });

  it("asks for more than half of the custodians unless told otherwise", () => {
    const shares = (count: number, threshold?: number) =>
      /-key-shares=\d+ -key-threshold=\d+/.exec(
        fileOf(
          sampleOpenbao({
            custodians: Array.from({ length: count }, (_, index) => custodian(`custodian_${index}`)),
            ...(threshold === undefined ? {} : { threshold }),
          }),
          "openbao-setup",
        ),
      )?.[0];
    expect(shares(3)).toBe("-key-shares=3 -key-threshold=2");
    expect(shares(4)).toBe("-key-shares=4 -key-threshold=3");
    expect(shares(5, 2)).toBe("-key-shares=5 -key-threshold=2");
    expect(shares(1)).toBe("-key-shares=1 -key-threshold=1");
  });

  it.each([
    [{ custodians: [] }, "got 0; allowed: 1 to 15 custodians"],
    [{ custodians: [custodian("anna")], threshold: 2 }, "got 2; allowed: 1 to 1 custodians"],
    [{ custodians: [custodian("anna"), custodian("anna")] }, "a name is taken, got anna"],
    [{ custodians: [custodian("administrator")] }, "a name is taken, got administrator"],
    [{ custodians: [custodian("anna", "ecdsa-sha2-nistp256 AAAA")] }, "allowed: a line such as ssh-ed25519"],
    [{ program: { object: "bao", sha256: "E".repeat(64) } }, "allowed: 64 of 0–9 and a–f"],
    [
      { readers: [{ name: "x", secrets: ['a" {}'], from: ["192.0.2.0/24"] }] },
      "is not of the form needed here",
    ],
    [{ readers: [{ name: "x", secrets: ["a"], from: [] }] }, "is no network"],
  ])("refuses %j", (changes, complaint) => {
    expect(() => sampleOpenbao(changes)).toThrow(complaint);
  });

  it("does not repeat a private key that was given for a public one", () => {
    const key = "-----BEGIN OPENSSH PRIVATE KEY----- abc";
    expect(() => sampleOpenbao({ custodians: [custodian("anna", key)] })).toThrow("got a private key");
    expect(() => sampleOpenbao({ custodians: [custodian("anna", key)] })).not.toThrow("abc");
  });
});
