import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditRecordsFile } from "../../../modules/node/audit-records.ts";
import { frontPorts, gatewayContainer, gatewaySettings } from "../../../modules/node/front-containers.ts";
import { nodePaths } from "../../../modules/node/paths.ts";
import { sampleFrontOptions } from "../../modules/node/sample-front.ts";
import { type ServiceProcess, startProcess } from "../lab/service-process.ts";
import { gateway, type RealProgram } from "./real-programs.ts";

const masterKey = "sk-master-of-the-lab-0123456789";
const upstreamKey = "upstream-key-0123456789abcdef0123";
const prompt = "Canary prompt 7f3a: never to be written down";
const answer = "Canary answer 9c1e: never to be written down";
const noDatabase =
  "keys per team and their budgets need LiteLLM's database client, whose engines come from no package registry; without it the gateway was run without a database";

/** The real LiteLLM with the settings and arguments of a front node; in front of an engine that answers by heart. */
describe("the real gateway", () => {
  const folder = mkdtempSync(join(tmpdir(), "gateway-"));
  const output = join(folder, "output.log");
  let program: RealProgram;
  let engine: Server;
  let running: ServiceProcess | undefined;
  const asked: string[] = [];

  beforeAll(async () => {
    program = await gateway();
    if ("missing" in program) return;
    engine = createServer((request, response) => {
      if (request.method === "POST")
        asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(200, { "content-type": "application/json" }).end(
        JSON.stringify({
          id: "1",
          object: "chat.completion",
          created: 1,
          model: "general",
          choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: answer } }],
          usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
        }),
      );
    });
    await new Promise<void>((resolve) => engine.listen(0, "127.0.0.1", resolve));
    const baseUrl = `http://127.0.0.1:${(engine.address() as AddressInfo).port}/v1`;
    const options = {
      ...sampleFrontOptions,
      models: sampleFrontOptions.models.map((model) => ({ ...model, baseUrl })),
    };
    writeFileSync(join(folder, "gateway.yaml"), gatewaySettings(options));
    writeFileSync(join(folder, basename(auditRecordsFile.path)), auditRecordsFile.content);
    const { args, environment } = gatewayContainer(options);
    const here = args.map((word) => word.replace(nodePaths.settings, folder));
    running = startProcess(["python3", `${program.folder}/bin/litellm`, ...here], {
      environment: {
        ...environment,
        PYTHONPATH: program.folder,
        PYTHONDONTWRITEBYTECODE: "1",
        GATEWAY_MASTER_KEY: masterKey,
        UPSTREAM_KEY_0: upstreamKey,
      },
      output,
    });
    await untilAlive(output);
  });
  afterAll(async () => {
    await running?.stop();
    engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (key: string) =>
    fetch(`http://127.0.0.1:${frontPorts.gateway}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ model: "general", messages: [{ role: "user", content: prompt }] }),
    });

  it("passes a request on under its own key, and refuses a wrong one", async ({ skip }) => {
    if ("missing" in program) return skip(program.missing);
    const good = await ask(masterKey);
    expect({ status: good.status, text: await good.text() }).toMatchObject({
      status: 200,
      text: expect.stringContaining(answer),
    });
    expect(asked).toEqual([`POST /v1/chat/completions Bearer ${upstreamKey}`]);
    for (const key of ["sk-wrong", upstreamKey, ""])
      expect((await ask(key)).status).toBeGreaterThanOrEqual(400);
    expect(asked).toHaveLength(1);
  });

  it("writes who, when, route, model and tokens as one record, and never a prompt, an answer or a key", async ({
    skip,
  }) => {
    if ("missing" in program) return skip(program.missing);
    await expect.poll(() => readFileSync(output, "utf8"), { timeout: 20_000 }).toContain('"record": "audit"');
    const written = readFileSync(output, "utf8");
    const records = written
      .split("\n")
      .filter((line) => line.startsWith('{"record": "audit"'))
      .map((line) => JSON.parse(line));
    console.log(`records: ${JSON.stringify(records)}`);
    expect(records.find(({ status }) => status === "answered")).toMatchObject({
      model: "general",
      promptTokens: 11,
      answerTokens: 7,
      client: expect.any(String),
      route: "/v1/chat/completions",
      at: expect.stringMatching(/^20\d\d-/),
    });
    for (const secret of [prompt, answer, "Canary", masterKey, upstreamKey])
      expect(written).not.toContain(secret);
  });

  it("keeps a key and a budget for each team", ({ skip }) => skip(noDatabase));
});

async function untilAlive(output: string): Promise<void> {
  const url = `http://127.0.0.1:${frontPorts.gateway}/health/liveliness`;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const alive = await fetch(url).catch(() => undefined);
    if (alive?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`the gateway did not start within 90 s: ${readFileSync(output, "utf8").slice(-2000)}`);
}
