import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execaSync } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { FrontNodeOptions } from "../../../modules/node/front-node.ts";
import { sampleFront, sampleFrontOptions } from "./sample-front.ts";

const fileOf = (path: string, changes: Partial<FrontNodeOptions> = {}) =>
  sampleFront(changes).files.find((file) => file.path === path)?.content ?? "";
const [chat, research] = sampleFrontOptions.teams;

describe("a front node's teams", () => {
  it("are told to the gateway in its own words, a million tokens as a budget of 1", () => {
    expect(JSON.parse(fileOf("/etc/sovereign/teams.json"))).toMatchObject({
      gateway: "http://127.0.0.1:4000",
      adminKeySecret: "gateway-key",
      teams: [
        {
          id: "sovereign-chat",
          keySecret: "chat-key",
          limits: { max_budget: null, budget_duration: "1mo", rpm_limit: null, models: ["general"] },
        },
        {
          id: "sovereign-research",
          name: "research",
          keySecret: "research-key",
          limits: {
            team_alias: "research",
            max_budget: 50,
            budget_duration: "1mo",
            rpm_limit: 60,
            models: ["general"],
          },
        },
      ],
    });
    const { litellm_params } = parse(fileOf("/etc/sovereign/gateway.yaml")).model_list[0];
    expect(litellm_params).toMatchObject({
      input_cost_per_token: 1e-6,
      cache_read_input_token_cost: 1e-6,
      output_cost_per_token: 1e-6,
    });
  });

  it("are brought after the gateway starts and after each handover, without holding up either", () => {
    const unit = sampleFront().units.find(({ name }) => name === "sovereign-teams.service");
    expect(unit?.sections).toMatchObject({
      Unit: { After: expect.stringMatching(/sovereign-secrets\.service .*sovereign-gateway\.service/) },
      Service: { Type: "exec", ExecStart: "/usr/local/libexec/sovereign/gateway-teams" },
      Install: { WantedBy: "sovereign.target" },
    });
    expect(fileOf("/etc/sovereign/secret-readers")).toContain("sovereign-teams.service\n");
  });

  it.each<[string, Partial<FrontNodeOptions>, RegExp]>([
    [
      "a wrong name",
      { teams: [{ name: "Research!", keySecret: "chat-key" }] },
      /is no name of a team, got "Research!"; allowed: 2 to 24/,
    ],
    [
      "two of one name",
      { teams: [chat, chat].flatMap((team) => team ?? []) },
      /two teams have one name, got chat/,
    ],
    [
      "two with one key",
      {
        teams: [
          { name: "chat", keySecret: "chat-key" },
          { name: "other", keySecret: "chat-key" },
        ],
      },
      /two teams have one key, got chat-key/,
    ],
    [
      "a model that is not there",
      { teams: [{ name: "chat", keySecret: "chat-key", models: ["generel"] }] },
      /chat models: the gateway has no such model, got "generel"; allowed: general; fix: for example "general"/,
    ],
    [
      "half a token",
      { teams: [{ name: "chat", keySecret: "chat-key", monthlyTokens: 0.5 }] },
      /chat monthlyTokens: is no whole number above 0, got 0.5; fix: leave it out for no limit/,
    ],
    [
      "a chat without a team",
      { teams: research === undefined ? [] : [research] },
      /the chat's key belongs to no team, got chat-key/,
    ],
    [
      "a key that nobody delivers",
      { teams: [...sampleFrontOptions.teams, { name: "legal", keySecret: "legal-key" }] },
      /secrets are used that nothing delivers, got legal-key/,
    ],
  ])("are refused with %s", (_, changes, message) => {
    expect(() => sampleFront(changes)).toThrow(message);
  });
});

describe("a delivery of teams' keys", () => {
  const folder = mkdtempSync(join(tmpdir(), "teams-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const script = fileOf("/usr/local/libexec/sovereign/check-secrets").replaceAll("/etc/sovereign", "..");
  writeFileSync(join(folder, "secret-names"), fileOf("/etc/sovereign/secret-names"));
  const key = (letter: string) => `sk-${letter.repeat(40)}`;

  it.each([
    [{ "chat-key": key("a"), "research-key": `${key("b")}\n` }, ""],
    [
      { "chat-key": key("a"), "research-key": "b".repeat(40) },
      "refused: research-key needs a key: sk- and 32 to 128",
    ],
    [
      { "chat-key": key("a"), "research-key": `${key("b")}\n${key("c")}` },
      "refused: research-key needs a key",
    ],
    [{ "chat-key": key("a"), "research-key": `${key("a")}\n` }, "refused: two teams have the same key"],
  ])("%#: is accepted only with a key of its own for each", (keys, complaint) => {
    const delivered = join(folder, "delivered");
    rmSync(delivered, { recursive: true, force: true });
    execaSync("mkdir", [delivered]);
    const files: Record<string, string> = keys;
    for (const name of sampleFrontOptions.secrets.names)
      writeFileSync(join(delivered, name), files[name] ?? "something");
    const { exitCode, stderr } = execaSync("bash", ["-c", script, "check-secrets", delivered], {
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: complaint === "" ? 0 : 1,
      stderr: expect.stringContaining(complaint),
    });
    expect(stderr).not.toContain("bbbb");
  });
});
