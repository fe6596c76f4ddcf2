import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findModel } from "../../../modules/catalogue/models.ts";
import { offers } from "../../../modules/catalogue/offers.ts";
import { type AuditRecord, auditFields } from "../../../modules/node/audit-record.ts";
import { inferenceRoutes } from "../../../modules/node/inference-node.ts";
import { renderCloudInit } from "../../../modules/node/render-cloud-init.ts";
import { sizeModel } from "../../../modules/sizing/size-model.ts";
import { recipientOf } from "../lab/hand-over.ts";
import type { Machine } from "../lab/machine.ts";
import { cannotBoot } from "../lab/prerequisites.ts";
import { enginePaths, openPorts, statuses, trickedPaths } from "../lab/probes.ts";
import type { Suite } from "../lab/trees.ts";
import { makeWorld, programOf, request, untilServed, type World } from "../lab/world.ts";
import { randomMistral } from "./random-mistral.ts";
import { engine } from "./real-programs.ts";

/** vLLM's libraries are built for one Python: the machine is the Debian that has the same as this machine. */
const suites: Readonly<Record<string, Suite>> = { "3.11": "bookworm", "3.13": "trixie" };
/** vLLM takes half a minute to start on two free cores, and minutes on busy ones. */
const patience = 600;
const prompt = "Canary prompt 7f3a";
const chat = "/v1/chat/completions";

describe.skipIf(cannotBoot)("an inference node with the real vLLM", () => {
  let reason: string | undefined;
  let world: World;
  let machine: Machine;
  const flags = sizedFlags();

  beforeAll(async () => {
    const program = await engine();
    const { stdout: python } = await execa("python3", [
      "-c",
      "import sys; print('%d.%d' % sys.version_info[:2])",
    ]);
    const suite = suites[python];
    if ("missing" in program) reason = program.missing;
    else if (suite === undefined)
      reason = `Python ${python} is here, Debian has ${Object.keys(suites).join(" and ")}`;
    else {
      const model = { id: "random-mistral", folder: await randomMistral(program.folder) };
      world = await makeWorld({ model, binds: [`${program.folder}:/opt/vllm`] });
      machine = await world.machine(nodeProgram(), suite);
      await machine.start();
    }
  });
  afterAll(async () => {
    await machine?.remove();
    await world?.remove();
  });

  const nodeProgram = () =>
    programOf(world, {
      engine: {
        ...world.options().engine,
        image: `registry.example.org/vllm@sha256:${"c".repeat(64)}`,
        engineFlags: flags,
        packages: ["libnuma1"],
      },
    });
  const onNode = (name: string, test: () => Promise<void>) =>
    it(name, { timeout: 2 * patience * 1000 }, async ({ skip }) =>
      reason === undefined ? test() : skip(reason),
    );

  const journal = async (unit: string) =>
    (await machine.run(`journalctl -o cat --no-pager -u ${unit}`)).stdout.split("\n");
  const records = async (): Promise<AuditRecord[]> =>
    (await journal("sovereign-engine"))
      .filter((line) => line.startsWith('{"record": "audit"'))
      .map((line) => JSON.parse(line));
  /** The record that comes next while `work` runs. */
  const recordOf = async (work: () => Promise<unknown>): Promise<AuditRecord> => {
    const before = (await records()).length;
    await work();
    await expect.poll(async () => (await records()).length, { timeout: 30_000 }).toBe(before + 1);
    return (await records()).at(-1) as AuditRecord;
  };
  const ask = async (path: string, body: object, options: { seconds?: number; header?: string[] } = {}) => {
    const output = join(world.folder, "answer");
    const status = await request(world, path, {
      key: world.clientKey,
      body: JSON.stringify({ model: "general", ...body }),
      output,
      ...options,
    });
    return { status, text: readFileSync(output, "utf8") };
  };
  const messages = [{ role: "user", content: prompt }];

  onNode("serves the first token over TLS", async () => {
    await recipientOf(machine);
    const began = Date.now();
    expect(await world.handOver(machine)).toBe("accepted");
    await untilServed(world, patience);
    console.log(`secrets handed over to the first 200: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  });

  onNode("runs with every flag that sizing gives, as the unprivileged user", async () => {
    const { stdout } = await machine.run(
      "pid=$(pgrep --oldest --full vllm_on_cpu); tr '\\0' '\\n' </proc/$pid/cmdline; stat --format=uid=%u /proc/$pid",
    );
    const words = stdout.split("\n");
    for (const flag of [...flags, "--middleware=token_records.Recorder", "uid=2000"])
      expect(words).toContain(flag);
  });

  onNode("registers no path that the probes do not know", async () => {
    const registered = await registeredPaths(machine);
    const known = [...enginePaths, ...inferenceRoutes.map(({ path }) => path)] as string[];
    console.log(`vLLM registers ${registered.length} paths`);
    expect(registered.length).toBeGreaterThan(30);
    expect(registered.filter((path) => !known.includes(path))).toEqual([]);
  });

  onNode("answers only listed routes of all that vLLM registers, and those only with a key", async () => {
    const listed = inferenceRoutes.map(({ path }) => path);
    const closed = (await registeredPaths(machine)).filter((path) => !listed.includes(path));
    const shut = [...new Set([...closed, ...enginePaths, ...trickedPaths])];
    for (const method of ["GET", "POST"] as const)
      for (const key of [undefined, "wrong", world.clientKey]) {
        const answered = await statuses(world, shut, { method, ...(key === undefined ? {} : { key }) });
        expect(answered).toEqual(Object.fromEntries(shut.map((path) => [path, "404"])));
      }
    for (const { method, path } of inferenceRoutes)
      for (const key of [undefined, "wrong"])
        expect(await statuses(world, [path], { method, ...(key === undefined ? {} : { key }) })).toEqual({
          [path]: "401",
        });
    expect(await request(world, "/v1/models", { key: world.clientKey })).toBe("200");
    expect((await ask("/v1/completions", { prompt, max_tokens: 2 })).status).toBe("200");
    expect(await request(world, "/healthz")).toBe("200");
  });

  onNode("shows vLLM's figures to the monitoring host alone", async () => {
    const output = join(world.folder, "metrics");
    expect(await request(world, "/metrics", { host: "mon", port: 9443, output })).toBe("200");
    expect(readFileSync(output, "utf8")).toContain("vllm:");
    expect(await openPorts(world, "cli", [443, 8000, 9443])).toEqual([443]);
    expect(await openPorts(world, "svc", [443, 8000, 9443])).toEqual([]);
  });

  onNode("records a plain answer with the tokens that its client saw, and with the proxy's id", async () => {
    let usage = {};
    let id = "";
    const record = await recordOf(async () => {
      const { text } = await ask(chat, { messages, max_tokens: 9, ignore_eos: true });
      ({ usage, id } = JSON.parse(text));
    });
    expect(Object.keys(record)).toEqual(auditFields);
    expect(record).toMatchObject({ client: "acme", route: chat, model: "general", status: "answered" });
    expect(usage).toMatchObject({ prompt_tokens: record.promptTokens, completion_tokens: 9 });
    expect(record.answerTokens).toBe(9);
    expect(id).toBe(`chatcmpl-${record.id}`);
    const access = (await journal("sovereign-proxy")).filter((line) => line.includes(record.id ?? ""));
    expect(access.map((line) => JSON.parse(line).request.uri)).toEqual([chat]);
  });

  onNode("records a stream with the tokens of all its choices, as they come", async () => {
    for (const n of [1, 2]) {
      let text = "";
      const record = await recordOf(async () => {
        ({ text } = await ask(chat, { messages, n, max_tokens: 12, ignore_eos: true, stream: true }));
      });
      expect(usages(text).at(-1)).toMatchObject({
        prompt_tokens: record.promptTokens,
        completion_tokens: 12 * n,
      });
      expect(record).toMatchObject({ answerTokens: 12 * n, status: "answered" });
      expect(usages(text).length).toBeGreaterThan(6);
    }
  });

  onNode("records what was sent to a client that hung up", async () => {
    let seen: Usage | undefined;
    const record = await recordOf(async () => {
      const long = { messages, max_tokens: 20_000, ignore_eos: true, stream: true };
      const { status, text } = await ask(chat, long, { seconds: 4 });
      expect(status).toBe("curl 28");
      seen = usages(text).at(-1);
    });
    console.log(
      `hung up after ${JSON.stringify(seen)}, recorded ${record.promptTokens}+${record.answerTokens}`,
    );
    expect(record).toMatchObject({ status: "aborted", promptTokens: seen?.prompt_tokens });
    expect(seen?.completion_tokens).toBeGreaterThan(1);
    expect(record.answerTokens).toBeGreaterThanOrEqual(seen?.completion_tokens ?? Number.NaN);
    expect(record.answerTokens).toBeLessThan(10_000);
  });

  onNode("leaves the tokens of refused requests, and of an answer nobody waited for, unknown", async () => {
    const unknown = { promptTokens: null, answerTokens: null, client: "acme" };
    const long = { messages, max_tokens: 20_000, ignore_eos: true };
    expect(await recordOf(() => ask(chat, long, { seconds: 2 }))).toMatchObject({
      ...unknown,
      status: "aborted",
    });
    for (const body of [{ messages, model: "other" }, { messages: prompt }, { messages, max_tokens: prompt }])
      expect(await recordOf(() => ask(chat, body))).toMatchObject({ ...unknown, status: "failed" });
    expect(await recordOf(() => ask("/v1/embeddings", { input: prompt }))).toMatchObject({
      ...unknown,
      route: "/v1/embeddings",
      status: "failed",
    });
  });

  onNode("believes no client about who it is, and records no look at health and figures", async () => {
    const header = ["X-Client: other", "X-Request-Id: chosen"];
    const record = await recordOf(async () => {
      await ask(chat, { messages, max_tokens: 1 }, { header });
      await request(world, "/healthz", { header });
      await request(world, "/metrics", { host: "mon", port: 9443, header });
    });
    expect(record).toMatchObject({ client: "acme", route: chat });
    expect(record.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  onNode("records the machine's own canary under its name", async () => {
    const record = await recordOf(() => machine.run("systemctl start sovereign-canary"));
    expect(record).toMatchObject({ client: "canary", answerTokens: 1, status: "answered" });
  });

  onNode("writes no question and no answer down, even where vLLM fails on one", async () => {
    // A call of a tool that is none: vLLM's own error quotes it.
    const broken = "[TOOL_CALLS]Canary answer 9c1e";
    const tools = [{ type: "function", function: { name: "look", parameters: { type: "object" } } }];
    for (const stream of [false, true]) {
      const body = { messages, tools, max_tokens: 200, structured_outputs: { choice: [broken] }, stream };
      expect((await ask(chat, body)).status).toBe("200");
    }
    const { stdout } = await machine.run("journalctl --no-pager -o verbose");
    expect(stdout).toContain("IncompleteJSONError");
    // What stands before the piece of the answer that the error quotes.
    expect(stdout).not.toContain("lexical error");
    expect(stdout).not.toContain("Canary");
  });

  onNode("comes back after it is killed", async () => {
    await machine.run("systemctl kill --signal=KILL sovereign-engine");
    await machine.until("! curl --silent --fail --max-time 2 http://127.0.0.1:8000/health", 30);
    await untilServed(world, patience);
  });

  onNode("serves again after a reboot that nobody attends", async () => {
    await machine.stop();
    const began = Date.now();
    await machine.start();
    await machine.until("true", 60);
    await untilServed(world, patience);
    console.log(`boot to the first 200 of the real vLLM: ${((Date.now() - began) / 1000).toFixed(0)} s`);
    expect((await machine.run("systemctl --failed --plain --no-legend")).stdout).toBe("");
    expect(await recordOf(() => ask(chat, { messages, max_tokens: 3, ignore_eos: true }))).toMatchObject({
      client: "acme",
      answerTokens: 3,
    });
  });

  onNode("has no secret in its journal, its user data and its arguments", async () => {
    const { stdout } = await machine.run(
      "journalctl --no-pager -o verbose; cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'",
    );
    const own = await machine.run("cat /run/sovereign/own-keys/*-key");
    const values = [...Object.values(world.secrets), world.clientKey, ...own.stdout.split("\n")]
      .flatMap((text) => text.split("\n"))
      .filter((line) => line.length > 12 && !line.startsWith("-----"));
    expect(values.length).toBeGreaterThan(8);
    const written = stdout + renderCloudInit(nodeProgram());
    for (const value of values) expect(written.includes(value)).toBe(false);
    expect(written).not.toContain(prompt);
    expect(written).not.toContain("Say hello");
  });
});

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

/** The counts that a stream told its client, in order. */
function usages(stream: string): Usage[] {
  const events = stream.split("\n").filter((line) => /^data: \{.*\}$/.test(line));
  return events.flatMap((line) => (JSON.parse(line.slice(6)) as { usage?: Usage }).usage ?? []);
}

/** The paths that this vLLM says to have registered, with something in the place of a variable. */
async function registeredPaths(machine: Machine): Promise<string[]> {
  const { stdout } = await machine.run("journalctl --no-pager -o cat -u sovereign-engine");
  const found = [...stdout.matchAll(/Route: (\S+), Methods/g)].map(([, path]) => path ?? "");
  return [...new Set(found.map((path) => path.replace(/\{[a-z_]+\}/g, "abc")))];
}

/** What sizing gives for a model of this kind on the smallest machine that holds it. */
function sizedFlags(): readonly string[] {
  const model = findModel("mistral-7b-instruct-v0.3");
  if (model === undefined) throw new Error("the catalogue has no such model");
  const sized = offers
    .filter(({ gpu }) => gpu !== undefined)
    .map((offer) => sizeModel({ model, offer }).engineFlags)
    .find((given) => given.length > 0);
  if (sized === undefined) throw new Error("no machine holds it");
  return sized;
}
