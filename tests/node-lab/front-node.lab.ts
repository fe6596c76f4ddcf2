import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FrontNodeOptions, frontNode } from "../../modules/node/front-node.ts";
import type { Machine } from "./lab/machine.ts";
import { cannotBoot } from "./lab/prerequisites.ts";
import { openPorts } from "./lab/probes.ts";
import { hostname, makeWorld, request, type World } from "./lab/world.ts";

const image = (name: string) => `registry.example.org/${name}@sha256:${"d".repeat(64)}`;
const key = "team-key-0123456789abcdef0123456789";
const teamKey = () => `sk-${randomBytes(32).toString("base64url")}`;
const teamKeys = { "team-chat-key": teamKey(), "team-research-key": teamKey() };

/** The services are stand-ins that tell who reached them: the boot is about what lets whom reach what. */
describe.skipIf(cannotBoot)("a front node", () => {
  let world: World;
  let machine: Machine;

  beforeAll(async () => {
    world = await makeWorld();
    machine = await world.machine(frontNode(optionsOf(world)));
    await machine.start();
    await machine.until("systemctl is-active sovereign-firewall", 60);
    for (const wrong of ["not-a-key", teamKeys["team-chat-key"]])
      expect(await world.handOver(machine, { secrets: { ...teamKeys, "team-research-key": wrong } })).toMatch(
        /^refused: (team-research-key needs a key: sk-|two teams have the same key)/,
      );
    expect(await world.handOver(machine, { secrets: teamKeys })).toBe("accepted");
    await untilTeams(/chat: made\nchat: new key\nresearch: made\nresearch: new key/);
    await machine.until(
      "systemctl is-active sovereign-proxy sovereign-gateway sovereign-chat sovereign-sign-in",
      60,
    );
    await machine.until(
      "for port in 4000 4100 4180; do curl --silent --fail http://127.0.0.1:$port/ || exit 1; done",
      60,
    );
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  /** The script ends well; what it said since the machine started. */
  const untilTeams = async (said: RegExp) => {
    await machine.until("test $(systemctl show --value --property=SubState sovereign-teams) = exited", 60);
    const { stdout } = await machine.run("journalctl -b --no-pager -o cat -u sovereign-teams");
    expect(stdout).toMatch(said);
  };
  const answerTo = async (path: string, options: Parameters<typeof request>[2] = {}) => {
    const output = `${world.folder}/answer`;
    expect(await request(world, path, { ...options, output })).toBe("200");
    return JSON.parse(readFileSync(output, "utf8"));
  };
  const asUser = async (userId: number, port: number) =>
    (
      await machine.run(
        `setpriv --reuid=${userId} --regid=${userId} --clear-groups curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}' http://127.0.0.1:${port}/`,
      )
    ).stdout;

  it("sends programs to the gateway with their own key, and nothing else of the gateway", async () => {
    const answer = await answerTo("/v1/models", { key });
    expect(answer).toMatchObject({ service: "gateway", authorization: `Bearer ${key}` });
    for (const path of [
      "/key/generate",
      "/v1/key/generate",
      "/user/new",
      "/config/yaml",
      "/V1/models",
      "/v1/models?x=1",
    ])
      expect(await answerTo(path, { key })).toMatchObject({ service: "sign-in" });
  });

  it("sends people to the sign-in, never straight to the chat", async () => {
    expect(await answerTo("/")).toMatchObject({ service: "sign-in" });
    expect(await answerTo("/", { header: "X-Forwarded-Email: director@example.org" })).toMatchObject({
      email: null,
    });
    expect(await answerTo("/api/chats")).toMatchObject({ service: "sign-in" });
  });

  it("gives each service the secrets that it needs and no other", async () => {
    expect((await answerTo("/v1/models", { key })).secrets).toEqual([
      "DATABASE_URL",
      "GATEWAY_MASTER_KEY",
      "UPSTREAM_KEY_0",
    ]);
    expect((await answerTo("/")).secrets).toEqual([
      "OAUTH2_PROXY_CLIENT_SECRET",
      "OAUTH2_PROXY_COOKIE_SECRET",
    ]);
  });

  it("lets only the sign-in reach the chat, which believes every name it is told", async () => {
    const reach = { 4101: [2004], 4100: [2001], 4001: [2003], 4000: [2001, 2002] };
    const users = [2001, 2002, 2003, 2004, 65534];
    const tried = Object.entries(reach).map(async ([port, allowed]) => {
      const answers = await Promise.all(users.map((userId) => asUser(userId, Number(port))));
      expect({ port, allowed: users.filter((_, index) => answers[index] === "200") }).toEqual({
        port,
        allowed,
      });
      for (const answer of answers) expect(answer).toMatch(/^(200|000)$/);
    });
    await Promise.all(tried);
  });

  it("opens its port to clients and its inbox to operators", async () => {
    const ports = [22, 80, 443, 2019, 4000, 4001, 4100, 4101, 4180, 8022];
    expect(await openPorts(world, "cli", ports)).toEqual([443, 8022]);
    expect(await openPorts(world, "mon", ports)).toEqual([]);
  });

  it("gives a team another key when one is handed over, and leaves the rest", async () => {
    teamKeys["team-research-key"] = teamKey();
    expect(await world.handOver(machine, { secrets: teamKeys })).toBe("accepted");
    await untilTeams(/research: new key\nresearch: old key removed|chat: made/);
  });

  it("serves again after a reboot, with no failed unit and no secret in its journal", async () => {
    await machine.stop();
    await machine.start();
    await machine.until(
      "systemctl is-active sovereign-sign-in && curl --silent --fail http://127.0.0.1:4180/",
      60,
    );
    expect(await answerTo("/")).toMatchObject({ service: "sign-in" });
    await untilTeams(/research: new key/);
    expect((await machine.run("systemctl --failed --plain --no-legend")).stdout).toBe("");
    const { stdout: journal } = await machine.run("journalctl --no-pager -o cat");
    for (const value of Object.values({ ...world.secrets, ...teamKeys }).flatMap((text) => text.split("\n")))
      if (value.length > 12 && !value.startsWith("-----")) expect(journal.includes(value)).toBe(false);
  });
});

/** The world's secrets under their own names, used for whatever the front node needs. */
function optionsOf(world: World): FrontNodeOptions {
  const { secrets, clientsFrom, egress } = world.options();
  return {
    hostname,
    images: { gateway: image("gateway"), chat: image("chat"), signIn: image("sign-in") },
    registryLoginSecret: "registry-login",
    tls: { kind: "secret", certificateSecret: "tls-certificate", keySecret: "tls-key" },
    secrets: { ...secrets, names: [...secrets.names, ...Object.keys(teamKeys)] },
    signIn: {
      issuer: "https://login.example.org",
      clientId: "sovereign",
      clientSecret: "bucket-access-key",
      cookieSecret: "logs-token",
    },
    models: [{ name: "general", baseUrl: "https://llm.example.org/v1", keySecret: "bucket-secret-key" }],
    gatewayKeySecret: "bucket-secret-key",
    teams: [
      { name: "chat", keySecret: "team-chat-key" },
      { name: "research", keySecret: "team-research-key", monthlyTokens: 1_000_000, requestsPerMinute: 60 },
    ],
    chatKeySecret: "team-chat-key",
    chatSessionKeySecret: "logs-token",
    databaseUrlSecret: "registry-login",
    clientsFrom,
    egress,
  };
}
