import { describe, expect, it } from "vitest";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { europeanTimeServers } from "../../../modules/node/time-servers.ts";
import { timeSync } from "../../../modules/node/time-sync.ts";
import { verifyCloudInit } from "../../../modules/node/verify-cloud-init.ts";
import { UserError } from "../../../modules/problem/problem.ts";
import { sampleNode } from "./sample-node.ts";

const settingsOf = (time: ReturnType<typeof timeSync>) => time.files[0]?.content.split("\n") ?? [];

describe("timeSync", () => {
  it("asks servers in the Union that prove who they are, of which two have to agree", () => {
    const servers = settingsOf(timeSync()).filter((line) => line.startsWith("server "));
    expect(servers).toHaveLength(4);
    for (const server of servers) expect(server).toMatch(/^server \S+\.(se|nl|de) iburst nts$/);
    expect(settingsOf(timeSync())).toContain("minsources 2");
    expect(new Set(europeanTimeServers.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(3);
  });

  it("takes one's own servers, and lets its own user reach their addresses alone", () => {
    const own = timeSync([
      { host: "192.0.2.123", authenticated: false },
      { host: "2001:db8::123", authenticated: false },
    ]);
    expect(settingsOf(own).slice(0, 3)).toEqual([
      "server 192.0.2.123 iburst",
      "server 2001:db8::123 iburst",
      "minsources 2",
    ]);
    expect(own.firewall).toEqual([
      {
        direction: "out",
        protocol: "udp",
        ports: [123],
        peers: ["192.0.2.123/32", "2001:db8::123/128"],
        purpose: "time",
        userId: 2008,
      },
    ]);
  });

  it("opens the port of the key exchange where a server proves who it is", () => {
    const [, keys] = timeSync([{ host: "time.example.org", authenticated: true }]).firewall;
    expect(keys).toMatchObject({ protocol: "tcp", ports: [4460], peers: "any", userId: 2008 });
  });

  it.each([
    [[]],
    [[{ host: "time server", authenticated: true }]],
    [[{ host: "x\nallow", authenticated: false }]],
  ])("refuses %j", (servers) => {
    expect(() => timeSync(servers)).toThrow(UserError);
  });

  it("holds back everything that uses secrets, and only that", () => {
    const units = sampleNode().units;
    const waiting = units.filter(({ sections }) =>
      String(sections.Unit?.Requires).includes("sovereign-clock.service"),
    );
    expect(waiting.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["sovereign-weights.service", "sovereign-proxy.service"]),
    );
    for (const name of ["sovereign-secrets.service"])
      expect(waiting.some((unit) => unit.name === name)).toBe(false);
  });

  it("passes every check that this machine has the tools for", async () => {
    const { findings } = await verifyCloudInit(renderCloudInit(sampleNode()));
    expect(findings).toEqual([]);
  }, 60_000);
});
