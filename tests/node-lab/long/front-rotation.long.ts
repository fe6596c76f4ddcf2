import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addresses } from "../lab/network.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { type FrontWorld, frontName, makeFrontWorld, realPrograms } from "./front-world.ts";

/** What `front_load.py` counted, by kind of request. */
type Counts = Readonly<
  Record<
    "requests" | "streams" | "pages",
    Readonly<Record<"asked" | "lost" | "refused" | "slowestSeconds", number>>
  >
>;

/** Every secret of a front machine changes while programs and people ask; a restart may slow them, never lose them. */
describe.skipIf(cannotBoot)("rotation on a front machine with requests running", () => {
  let world: FrontWorld | undefined;
  let reason: string | undefined;
  let serial = 100;

  beforeAll(async () => {
    const programs = await realPrograms();
    if ("missing" in programs) {
      reason = programs.missing;
      return;
    }
    world = await makeFrontWorld(programs.folders);
    await world.machine.start();
    await world.machine.until("systemctl is-active sovereign-firewall", 60);
    expect(await world.handOver({ serial })).toBe("accepted");
    await world.untilServed();
  });
  afterAll(async () => {
    await world?.remove();
  });

  it("takes a new value of every secret, one by one and together", async ({ skip }) => {
    if (reason !== undefined || world === undefined) return skip(reason);
    const { authority, folder, machine, network, certificate, nextEngineKey } = world;
    const keyFile = join(folder, "key");
    const useKey = (key: string | undefined) => writeFileSync(keyFile, key ?? "");
    useKey(world.secrets["gateway-key"]);
    const load = execa(
      "ip",
      [
        ...[
          "netns",
          "exec",
          network.namespaceOf("cli"),
          "python3",
          join(import.meta.dirname, "front_load.py"),
        ],
        ...[frontName, addresses.node, authority.certificate, keyFile],
      ],
      { env: { HOSTS: `login.example.org=${addresses.svc}` }, stdin: "pipe" },
    );
    const delivered: Record<string, string> = {};
    const started = async () =>
      (await machine.run("systemctl show --value --property=ExecMainPID sovereign-{gateway,chat,sign-in}"))
        .stdout;
    const rotate = async (secrets: Readonly<Record<string, string>>) => {
      serial += 1;
      Object.assign(delivered, secrets);
      const [before, began] = [await started(), Date.now()];
      // A program with the gateway's only key brings the new one from here on.
      if (secrets["gateway-key"] !== undefined) useKey(secrets["gateway-key"]);
      expect(await world?.handOver({ serial, secrets: delivered })).toBe("accepted");
      await world?.untilServed();
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      const [old, now] = [before.trim().split(/\s+/), (await started()).trim().split(/\s+/)];
      const restarted = ["gateway", "chat", "sign-in"].filter((_, index) => old[index] !== now[index]);
      console.log(
        `${Object.keys(secrets).join(", ")}: ${restarted.join(", ") || "nothing"} restarted, ${seconds} s`,
      );
      return restarted;
    };
    const next = (bytes: number) => randomBytes(bytes).toString("hex");
    const front = await certificate(frontName);
    const pair = {
      "tls-certificate": readFileSync(front.certificate, "utf8"),
      "tls-key": readFileSync(front.key, "utf8"),
    };
    const gatewayKey = () => {
      const key = `sk-${next(24)}`;
      return { "gateway-key": key, "chat-key": key };
    };
    expect(await rotate(pair)).toEqual([]);
    expect(await rotate({ "registry-login": `reader:${next(16)}` })).toEqual([]);
    expect(await rotate({ "sign-in-client": next(16) })).toEqual(["sign-in"]);
    expect(await rotate({ "sign-in-cookie": randomBytes(32).toString("base64url") })).toEqual(["sign-in"]);
    expect(await rotate({ "chat-session-key": next(32) })).toEqual(["chat"]);
    expect(await rotate({ "database-url": "postgresql://gateway:other@127.0.0.1/gateway" })).toEqual([
      "gateway",
    ]);
    expect(await rotate({ "engine-key-general": nextEngineKey })).toEqual(["gateway"]);
    expect(await rotate(gatewayKey())).toEqual(["gateway", "chat"]);
    const all = { ...pair, ...gatewayKey(), "sign-in-client": next(16), "chat-session-key": next(32) };
    expect(await rotate({ ...all, "registry-login": `reader:${next(16)}` })).toHaveLength(3);
    expect(Object.keys(delivered).sort()).toEqual(Object.keys(world.secrets).sort());
    load.stdin?.end();
    const counts: Counts = JSON.parse((await load).stdout);
    console.log(`rotation of every secret of a front machine: ${JSON.stringify(counts)}`);
    for (const { lost } of Object.values(counts)) expect(lost).toBe(0);
    for (const { asked, refused } of Object.values(counts)) expect(asked - refused).toBeGreaterThan(15);
  });
});
