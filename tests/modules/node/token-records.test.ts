import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execaSync } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { type AuditRecord, auditFields } from "../../../modules/node/audit-record.ts";
import { quietLogsFile } from "../../../modules/node/quiet-logs.ts";
import { tokenRecordsFile } from "../../../modules/node/token-records.ts";

type Step = "leave" | "fail" | { status: number; type?: string } | { body: string; more?: boolean };

const folder = mkdtempSync(join(tmpdir(), "token-records-"));
for (const { path, content } of [tokenRecordsFile, quietLogsFile])
  writeFileSync(join(folder, basename(path)), content);
afterAll(() => rmSync(folder, { recursive: true }));

const acme = { "x-client": "acme", "x-request-id": "3f6b1c52" };
const stream = { status: 200, type: "text/event-stream; charset=utf-8" };
const done = { body: "data: [DONE]\n\n", more: true };
const end = { body: "" };

/** Plays requests through the recorder; answers its lines and what reached the client. */
function play(...requests: readonly { steps: readonly Step[]; [more: string]: unknown }[]) {
  const asked = requests.map((request) => ({ path: "/v1/chat/completions", headers: acme, ...request }));
  const { stdout, stderr } = execaSync("python3", [join(import.meta.dirname, "play_requests.py"), folder], {
    input: JSON.stringify(asked),
  });
  return {
    lines: stdout.split("\n").filter((line) => line !== ""),
    through: JSON.parse(stderr) as string[][],
  };
}

const recordOf = (...steps: readonly Step[]): AuditRecord => JSON.parse(play({ steps }).lines[0] ?? "");

const answer = (
  text: string,
  usage: object = { prompt_tokens: 11, total_tokens: 18, completion_tokens: 7 },
) =>
  JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    model: "general",
    choices: [{ index: 0, message: { role: "assistant", content: text } }],
    usage,
  });

const event = (index: number, promptTokens: number, tokens: number) => ({
  body: `data: ${JSON.stringify({
    id: "chatcmpl-1",
    model: "general",
    choices: [{ index, delta: { content: "x" } }],
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens + tokens, completion_tokens: tokens },
  })}\n\n`,
  more: true,
});

const total = (promptTokens: number, tokens: number) => ({
  body: `data: ${JSON.stringify({
    id: "chatcmpl-1",
    model: "general",
    choices: [],
    usage: { prompt_tokens: promptTokens, total_tokens: promptTokens + tokens, completion_tokens: tokens },
  })}\n\n`,
  more: true,
});

const noPython = execaSync("python3", ["--version"], { reject: false }).exitCode !== 0;
if (noPython) console.warn("the engine's recorder was not played: this machine has no python3");

describe.skipIf(noPython)("the engine's records of use", () => {
  it("hold who, when, route, model, tokens and the id, in every field of a record", () => {
    const record = recordOf({ status: 200 }, { body: answer("Hello") });
    expect(Object.keys(record)).toEqual(auditFields);
    expect(record).toEqual({
      record: "audit",
      at: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
      id: "3f6b1c52",
      client: "acme",
      team: null,
      person: null,
      route: "/v1/chat/completions",
      model: "general",
      promptTokens: 11,
      answerTokens: 7,
      seconds: expect.any(Number),
      status: "answered",
    });
  });

  it("hold nothing of what was asked or answered", () => {
    const { lines } = play({ steps: [{ status: 200 }, { body: answer("Canary answer 9c1e") }] });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("Canary");
  });

  it("pass every part on as it comes", () => {
    const steps = [stream, event(0, 11, 1), event(0, 11, 2), total(11, 2), done, end];
    expect(play({ steps }).through[0]).toEqual([
      "http.response.start",
      ...steps.flatMap((step) => ("body" in step ? [step.body] : [])),
    ]);
  });

  it("take a stream's last count, of all its choices", () => {
    const steps = [stream, event(0, 11, 1), event(1, 11, 1), event(0, 11, 2), total(11, 3), done, end];
    expect(recordOf(...steps)).toMatchObject({ promptTokens: 11, answerTokens: 3, status: "answered" });
  });

  it("know what was sent to a client that left, unless it was several choices", () => {
    expect(recordOf(stream, event(0, 11, 1), event(0, 11, 2), "leave")).toMatchObject({
      promptTokens: 11,
      answerTokens: 2,
      status: "aborted",
    });
    expect(recordOf(stream, event(0, 11, 1), event(1, 11, 1), "leave")).toMatchObject({
      promptTokens: null,
      answerTokens: null,
      status: "aborted",
    });
    expect(recordOf("leave")).toMatchObject({ model: null, promptTokens: null, status: "aborted" });
  });

  it("count a stream as answered when its end was sent, even if the client does not wait for the connection's", () => {
    expect(recordOf(stream, event(0, 11, 1), total(11, 1), done, "leave")).toMatchObject({
      status: "answered",
    });
  });

  it.each<[string, readonly Step[]]>([
    ["a stream without counts", [stream, { body: 'data: {"choices":[]}\n\n', more: true }, done, end]],
    ["counts that are none", [{ status: 200 }, { body: '{"usage":{"prompt_tokens":"11"}}' }]],
    ["an empty count", [{ status: 200 }, { body: '{"usage":null}' }]],
    ["half a count", [{ status: 200 }, { body: '{"usage":{"prompt_tok' }]],
    ["text that only looks like a count", [{ status: 200, type: "text/plain" }, { body: answer("x") }]],
    ["no body", [{ status: 200 }, end]],
  ])("leave tokens unknown for %s", (_what, steps) => {
    expect(recordOf(...steps)).toMatchObject({ promptTokens: null, answerTokens: null, status: "answered" });
  });

  it("believe the engine and not a text that imitates it", () => {
    const imitation = '"model":"other","usage":{"prompt_tokens":0,"completion_tokens":0}';
    expect(recordOf({ status: 200 }, { body: answer(imitation) })).toMatchObject({
      model: "general",
      promptTokens: 11,
      answerTokens: 7,
    });
    const refused = JSON.stringify({ error: { message: `no such thing: ${imitation}` } });
    expect(recordOf({ status: 400 }, { body: refused })).toMatchObject({ model: null, promptTokens: null });
  });

  it("count embeddings, whose answers are large and hold no answer's tokens", () => {
    const embedding = JSON.stringify({
      object: "list",
      model: "general",
      data: [{ object: "embedding", index: 0, embedding: Array(100_000).fill(0.5) }],
      usage: { prompt_tokens: 9, total_tokens: 9, completion_tokens: 0 },
    });
    expect(recordOf({ status: 200 }, { body: embedding })).toMatchObject({
      promptTokens: 9,
      answerTokens: 0,
    });
  });

  it("know the other names of counts", () => {
    const usage = { input_tokens: 5, output_tokens: 6 };
    expect(recordOf({ status: 200 }, { body: answer("x", usage) })).toMatchObject({
      promptTokens: 5,
      answerTokens: 6,
    });
  });

  it.each<[string, readonly Step[]]>([
    ["refused requests", [{ status: 400 }, { body: '{"error":{}}' }]],
    ["failed ones", [{ status: 500 }, { body: "Internal Server Error" }]],
    ["an application that breaks before it answers", ["fail"]],
    ["one that breaks within its answer", [stream, event(0, 11, 1), "fail"]],
    ["a stream that ends with an error", [stream, { body: 'data: {"error":{}}\n\n', more: true }, done, end]],
  ])("name %s failed", (_what, steps) => {
    expect(recordOf(...steps).status).toBe("failed");
  });

  it("leave out the machine's own look at health and figures, and record uses that no client's key let in", () => {
    const health = { path: "/health", method: "GET", headers: {}, steps: [{ status: 200 }, end] };
    const models = { path: "/v1/models", method: "GET", steps: [{ status: 200 }, end] };
    const inside = { headers: {}, steps: [{ status: 200 }, { body: answer("x") }] };
    const lifespan = { type: "lifespan", headers: {}, steps: [] };
    const { lines } = play(health, models, inside, lifespan);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { route: "/v1/models", client: "acme", promptTokens: null },
      { route: "/v1/chat/completions", client: null, promptTokens: 11 },
    ]);
  });
});
