import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditRecord, auditFields } from "../../../modules/node/audit-record.ts";
import type { GatewayTeam } from "../../../modules/node/gateway-teams.ts";
import { answerText, slowly, usage } from "./echo-engine.ts";
import { address, type RealGateway, startGateway } from "./real-gateway.ts";

const prompt = "Canary prompt 7f3a: never to be written down";
const key = () => `sk-${randomBytes(32).toString("base64url")}`;
const keys = { research: key(), legal: key(), chat: key() };
const secretsOf = (now: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries({ ...keys, ...now }).map(([name, value]) => [`team-${name}-key`, value]));
const team = (name: string, limits: Partial<GatewayTeam> = {}): GatewayTeam => ({
  name,
  keySecret: `team-${name}-key`,
  ...limits,
});
const declared = [
  team("chat"),
  team("research", { monthlyTokens: 6000, models: ["general"] }),
  team("legal", { requestsPerMinute: 3 }),
];

interface TeamInfo {
  readonly spend: number;
  readonly budget_reset_at: string;
}

/** The node's own script against the real LiteLLM with a real PostgreSQL. */
describe("the real gateway and its teams", () => {
  let real: RealGateway;
  let missing: string | undefined;
  let byHand = "";
  let teamless = { exitCode: -1, said: "" };

  beforeAll(async () => {
    const started = await startGateway();
    if ("missing" in started) {
      missing = started.missing;
      return;
    }
    real = started;
    // At a boot the gateway takes longer than the script.
    teamless = await real.bringTeams(declared, secretsOf());
  });
  afterAll(() => real?.stop());

  const lab = (title: string, work: () => Promise<void>) =>
    it(title, async ({ skip }) => (missing === undefined ? work() : skip(missing)));
  const call = (as: string, path: string, body?: unknown) =>
    fetch(`${address}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${as}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask = async (as: string, changes: object = {}) => {
    const messages = [{ role: "user", content: prompt }];
    const answer = await call(as, "/v1/chat/completions", { model: "general", messages, ...changes });
    return {
      status: answer.status,
      text: await answer.text(),
      id: answer.headers.get("x-litellm-call-id"),
    };
  };
  const administer = async <Answer>(path: string, body?: unknown) => {
    const answer = await call(real.secrets["gateway-key"], path, body);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Answer;
  };
  const teamInfo = async (name: string) =>
    (await administer<{ team_info: TeamInfo }>(`/team/info?team_id=sovereign-${name}`)).team_info;
  /** Teams and keys, without what counts up by itself. */
  const stored = () =>
    real.database.sql(`
      SELECT team_id, max_budget, rpm_limit, models, budget_reset_at FROM "LiteLLM_TeamTable" ORDER BY 1;
      SELECT token, key_alias, team_id, metadata, created_at FROM "LiteLLM_VerificationToken" ORDER BY 1`);

  const records = () =>
    real
      .output()
      .split("\n")
      .filter((line) => line.startsWith('{"record": "audit"'))
      .map((line): AuditRecord => JSON.parse(line));

  lab("come when the gateway does", async () => {
    expect(teamless).toEqual({
      exitCode: 0,
      said: expect.stringMatching(
        /^waiting for the gateway: .*refused.*\n(.*\n)*chat: made\nchat: new key\nresearch: made\nresearch: new key\nlegal: made\nlegal: new key$/,
      ),
    });
  });

  lab("answer to their own keys, and to no other", async () => {
    for (const as of Object.values(keys)) expect(await ask(as)).toMatchObject({ status: 200 });
    const asked = real.asked.length;
    for (const as of ["", "sk-wrong", real.secrets["engine-key-general"]])
      expect(await ask(as)).toMatchObject({ status: 401 });
    expect(real.asked).toHaveLength(asked);
    const upstream = `POST /v1/chat/completions Bearer ${real.secrets["engine-key-general"]}`;
    expect(new Set(real.asked.filter((line) => line.startsWith("POST")))).toEqual(new Set([upstream]));
  });

  lab("are refused a model that is not theirs", async () => {
    expect(await ask(keys.research, { model: "code" })).toMatchObject({
      status: 403,
      text: expect.stringContaining("The requested model 'code' is not available for this API key"),
    });
    expect(await ask(keys.chat, { model: "code" })).toMatchObject({ status: 200 });
  });

  lab("may ask for answers and administer nothing", async () => {
    for (const [path, body] of [
      ["/key/list"],
      ["/team/info?team_id=sovereign-legal"],
      ["/key/generate", {}],
      ["/team/update", { team_id: "sovereign-research", max_budget: 1000 }],
    ] as const)
      expect({ path, status: (await call(keys.research, path, body)).status }).toEqual({
        path,
        status: expect.toSatisfy((status: number) => status >= 400),
      });
    expect((await call(keys.research, "/v1/models")).status).toBe(200);
  });

  lab("are charged for every token, of streams and of the engine's cache as well", async () => {
    expect(await ask(keys.chat, { stream: true })).toMatchObject({
      status: 200,
      text: expect.stringContaining(answerText),
    });
    await expect
      .poll(async () => (await teamInfo("chat")).spend, { timeout: 90_000, interval: 1000 })
      .toBeCloseTo((3 * usage.total_tokens) / 1e6, 9);
  });

  lab("are refused when their month is used up, while the others go on", async () => {
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    // The gateway sets the most that a request may cost aside until it knows: the last tokens go only when others are done.
    while (answers.slice(-3).filter(({ status }) => status === 422).length < 3 && answers.length < 20) {
      answers.push(await ask(keys.research));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const statuses = answers.map(({ status }) => status);
    console.log(`of 6000 tokens, 1800 each: 200 ${statuses.join(" ")}; ${answers.at(-1)?.text}`);
    expect(new Set(statuses)).toEqual(new Set([200, 422]));
    // One was answered before; the last one may go over.
    expect([2, 3]).toContain(statuses.filter((status) => status === 200).length);
    expect(answers.at(-1)?.text).toContain("Budget has been exceeded! Team=sovereign-research");
    expect(await ask(keys.chat)).toMatchObject({ status: 200 });
    const now = new Date();
    const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    expect(await teamInfo("research")).toMatchObject({ budget_duration: "1mo" });
    expect(new Date((await teamInfo("research")).budget_reset_at)).toEqual(nextMonth);
  });

  lab("are refused more requests than their minute allows", async () => {
    const statuses: number[] = [];
    for (let request = 0; request < 7; request += 1) statuses.push((await ask(keys.legal)).status);
    expect(statuses).toContain(200);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(await ask(keys.chat)).toMatchObject({ status: 200 });
  });

  lab("stay as they are when nothing was changed", async () => {
    const before = await stored();
    const changes = () => real.output().match(/"POST \/(team|key)\//g)?.length;
    const changed = changes();
    expect(await real.bringTeams(declared, secretsOf())).toEqual({
      exitCode: 0,
      said: "3 teams are as declared",
    });
    expect(await stored()).toEqual(before);
    expect(changes()).toBe(changed);
  });

  lab("take another key in place of the last one", async () => {
    const chat = key();
    byHand = (
      await administer<{ key: string }>("/key/generate", { team_id: "sovereign-legal", key_alias: "by-hand" })
    ).key;
    expect(await real.bringTeams(declared, secretsOf({ chat }))).toEqual({
      exitCode: 0,
      said: "chat: new key\nchat: old key removed",
    });
    expect(await ask(chat)).toMatchObject({ status: 200 });
    expect(await ask(keys.chat)).toMatchObject({ status: 401 });
    keys.chat = chat;
  });

  lab("take other limits, and none", async () => {
    const more = declared.with(1, team("research", { monthlyTokens: 50_000_000, models: ["general"] }));
    expect((await real.bringTeams(more, secretsOf())).said).toBe("research: new limits");
    expect(await teamInfo("research")).toMatchObject({ max_budget: 50 });
    await expect
      .poll(async () => (await ask(keys.research)).status, { timeout: 90_000, interval: 2000 })
      .toBe(200);
    const unlimited = declared.map(({ name }) => team(name));
    expect((await real.bringTeams(unlimited, secretsOf())).said).toBe(
      "research: new limits\nlegal: new limits",
    );
    expect(await teamInfo("research")).toMatchObject({ max_budget: null, models: ["general", "code"] });
    expect(await teamInfo("legal")).toMatchObject({ rpm_limit: null });
    expect((await real.bringTeams(unlimited, secretsOf())).said).toBe("3 teams are as declared");
  });

  lab("lose their key when they are no longer declared, and keep one that was made by hand", async () => {
    const left = [team("chat"), team("research")];
    expect(await real.bringTeams(left, secretsOf())).toEqual({
      exitCode: 0,
      said: "sovereign-legal is no longer declared: old key removed",
    });
    expect(await ask(keys.legal)).toMatchObject({ status: 401 });
    expect(await ask(byHand)).toMatchObject({ status: 200 });
    expect(await ask(keys.research)).toMatchObject({ status: 200 });
  });

  lab(
    "are kept when the gateway starts again; until it is back, the script waits, says so and gives up",
    async () => {
      const before = await stored();
      await real.stopGateway();
      expect(await real.bringTeams([team("chat")], secretsOf(), 3)).toEqual({
        exitCode: 1,
        said: expect.stringMatching(
          /^waiting for the gateway: .*refused.*\nthe gateway did not answer within 3 s$/,
        ),
      });
      real.startGateway();
      await real.untilReady();
      for (const as of [keys.research, keys.chat, byHand])
        expect(await ask(as)).toMatchObject({ status: 200 });
      expect(await ask(keys.legal)).toMatchObject({ status: 401 });
      expect(await stored()).toEqual(before);
    },
  );

  lab("stay as they are when the gateway refuses the administrator, who reads why and no key", async () => {
    const { exitCode, said } = await real.bringTeams([team("chat")], {
      ...secretsOf(),
      "gateway-key": "not-the-administrator",
    });
    expect({ exitCode, said }).toEqual({
      exitCode: 1,
      said: expect.stringMatching(/^http:\S+\/key\/list: 401 /),
    });
    expect(said).not.toContain("not-the-administrator");
  });

  lab("stand in the records of use, refusals as well, by the names of team and key", async () => {
    const { id } = await ask(keys.research, { user: "person@example.org" });
    const refused = await ask(keys.research, { model: "secret" });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await expect.poll(() => records().map((record) => record.id), { timeout: 20_000 }).toContain(id);
    const answered = records().find((record) => record.id === id);
    console.log(
      JSON.stringify([
        answered,
        ...records()
          .filter(({ status }) => status === "failed")
          .slice(-4),
      ]),
    );
    expect(answered).toEqual({
      record: "audit",
      at: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:]{8}\+00:00$/),
      id,
      client: expect.stringMatching(/^research-[0-9a-f]{8}$/),
      team: "research",
      person: "person@example.org",
      route: "/v1/chat/completions",
      model: "general",
      promptTokens: usage.prompt_tokens,
      answerTokens: usage.completion_tokens,
      seconds: expect.any(Number),
      status: "answered",
    });
    for (const record of records()) expect(Object.keys(record)).toEqual([...auditFields]);
    expect(records()).toContainEqual(expect.objectContaining({ team: "legal", client: "by-hand" }));
    const failed = records().filter(({ team, status }) => team === "research" && status === "failed");
    expect(failed).toContainEqual(expect.objectContaining({ model: "general" }));
    expect(failed).toContainEqual(expect.objectContaining({ model: "code" }));
  });

  lab("are charged for an answer that they do not wait for, and its record says so", async () => {
    const leave = new AbortController();
    const answer = await fetch(`${address}/v1/chat/completions`, {
      method: "POST",
      signal: leave.signal,
      headers: { "content-type": "application/json", authorization: `Bearer ${keys.research}` },
      body: JSON.stringify({ model: "general", stream: true, messages: [{ role: "user", content: slowly }] }),
    });
    await answer.body?.getReader().read();
    leave.abort();
    const id = answer.headers.get("x-litellm-call-id");
    await expect.poll(() => records().map((record) => record.id), { timeout: 60_000 }).toContain(id);
    const record = records().find((one) => one.id === id);
    expect(record).toMatchObject({ team: "research", model: "general", status: "aborted" });
    const counted = (record?.promptTokens ?? 0) + (record?.answerTokens ?? 0);
    expect(record?.answerTokens).toBeGreaterThan(0);
    // All other answers cost the same, so what is over is this one's.
    const rest = async () => Math.round((await teamInfo("research")).spend * 1e6) % usage.total_tokens;
    await expect.poll(rest, { timeout: 90_000, interval: 1000 }).toBe(counted);
  });

  lab("leave no key, password, prompt or answer in the log or in the database", async () => {
    const written = real.output() + (await real.database.sql(everything));
    expect(written).toContain("sovereign-research");
    for (const value of [...Object.values(keys), byHand, ...Object.values(real.secrets), prompt, answerText])
      expect({ value, leaked: written.includes(value) }).toEqual({ value, leaked: false });
  });
});

/** All rows of all tables as text. */
const everything = `
SELECT query_to_xml(format('SELECT * FROM %I.%I', schemaname, tablename), true, false, '')::text
FROM pg_tables WHERE schemaname = 'public'`;
