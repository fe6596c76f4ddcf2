import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { auditRecordsFile } from "../../../modules/node/audit-records.ts";
import { frontPorts, gatewayContainer, gatewaySettings } from "../../../modules/node/front-containers.ts";
import type { FrontNodeOptions } from "../../../modules/node/front-node.ts";
import { type GatewayTeam, teamsFiles } from "../../../modules/node/gateway-teams.ts";
import { nodePaths } from "../../../modules/node/paths.ts";
import { sampleFrontOptions } from "../../modules/node/sample-front.ts";
import { startProcess } from "../lab/service-process.ts";
import { databasePrograms, migrate } from "./database/gateway-tables.ts";
import { startPostgresql } from "./database/postgresql.ts";
import { startEchoEngine } from "./echo-engine.ts";
import { gateway, gatewayDatabase } from "./real-programs.ts";

export type RealGateway = Exclude<Awaited<ReturnType<typeof startGateway>>, { readonly missing: string }>;

export const address = `http://127.0.0.1:${frontPorts.gateway}`;

/** The real LiteLLM with a database, a front node's settings and arguments; in front of an engine that answers by heart. */
export async function startGateway() {
  const program = await gateway();
  if ("missing" in program) return program;
  const client = await gatewayDatabase(program.folder);
  if ("missing" in client) return client;
  const folder = mkdtempSync(join(tmpdir(), "gateway-"));
  const secrets = {
    "database-password": `database-${randomBytes(16).toString("hex")}`,
    "gateway-key": randomBytes(32).toString("base64url"),
    "engine-key-general": `upstream-${randomBytes(16).toString("hex")}`,
  };
  const database = await startPostgresql(folder, secrets["database-password"]);
  if (database === undefined) return { missing: "PostgreSQL is not installed (Debian's postgresql)" };
  await migrate(database, program.folder);
  const engine = await startEchoEngine();
  const models = ["general", "code"].map((name) => ({
    name,
    baseUrl: engine.baseUrl,
    keySecret: "engine-key-general",
  }));
  const options: FrontNodeOptions = { ...sampleFrontOptions, models };
  const output = join(folder, "gateway.log");
  writeFileSync(join(folder, "gateway.yaml"), gatewaySettings(options));
  writeFileSync(join(folder, basename(auditRecordsFile.path)), auditRecordsFile.content);
  const { args, environment } = gatewayContainer(options);
  const command = ["python3", `${program.folder}/bin/litellm`].concat(
    args.map((word) => word.replace(nodePaths.settings, folder)),
  );
  const settings = {
    ...environment,
    ...(await databasePrograms(folder, client.folder)),
    PYTHONPATH: `${client.folder}:${program.folder}`,
    PYTHONDONTWRITEBYTECODE: "1",
    DATABASE_URL: database.url,
    GATEWAY_MASTER_KEY: secrets["gateway-key"],
    UPSTREAM_KEY_0: secrets["engine-key-general"],
    UPSTREAM_KEY_1: secrets["engine-key-general"],
  };
  const start = () => startProcess(command, { environment: settings, output });
  let running = start();
  return {
    folder,
    secrets,
    database,
    asked: engine.asked,
    output: () => readFileSync(output, "utf8"),
    stopGateway: () => running.stop(),
    startGateway: () => {
      running = start();
    },
    untilReady: () => untilReady(output),
    /** Runs the node's own script with these teams and their keys by the secrets' names. */
    bringTeams: (teams: readonly GatewayTeam[], keys: Secrets, patienceSeconds = 240) =>
      runScript(folder, { ...options, teams }, { ...secrets, ...keys }, patienceSeconds),
    stop: async () => {
      await running.stop();
      await database.stop();
      engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Secrets = Readonly<Record<string, string>>;

async function runScript(
  folder: string,
  options: FrontNodeOptions,
  secrets: Secrets,
  patienceSeconds: number,
): Promise<{ readonly exitCode: number; readonly said: string }> {
  const secretsFolder = join(folder, "secrets");
  rmSync(secretsFolder, { recursive: true, force: true });
  await mkdir(secretsFolder);
  for (const [name, value] of Object.entries(secrets))
    writeFileSync(join(secretsFolder, name), `${value}\n`, { mode: 0o600 });
  for (const { path, content } of teamsFiles(options))
    writeFileSync(
      join(folder, basename(path)),
      content
        .replaceAll(nodePaths.secrets, secretsFolder)
        .replaceAll(nodePaths.settings, folder)
        .replace(/"patienceSeconds":\d+/, `"patienceSeconds":${patienceSeconds}`),
    );
  const script = join(folder, basename(teamsFiles(options)[0]?.path ?? ""));
  const { exitCode, all } = await execa("python3", [script], { all: true, reject: false });
  return { exitCode: exitCode ?? -1, said: all };
}

async function untilReady(output: string): Promise<void> {
  for (let attempt = 0; attempt < 800; attempt += 1) {
    const ready = await fetch(`${address}/health/readiness`).catch(() => undefined);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`the gateway did not start within 240 s: ${readFileSync(output, "utf8").slice(-2000)}`);
}
