/**
 * Stands where LiteLLM's database client expects its native query engine, which no package registry has: the same
 * engine as WebAssembly, from npm. The client speaks GraphQL over HTTP, this build of the engine only JSON.
 *
 * `query-engine.ts MODULES -p PORT …`: MODULES is a folder with the npm packages.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { clientAnswer } from "./query-answer.ts";
import { engineQuery, type Field, fieldTypes } from "./query-document.ts";

interface Engine {
  connect(trace: string): Promise<void>;
  query(body: string, trace: string, transaction?: string): Promise<string>;
  startTransaction(options: string, trace: string): Promise<string>;
  commitTransaction(id: string, trace: string): Promise<string>;
  rollbackTransaction(id: string, trace: string): Promise<string>;
}
interface Request {
  readonly query: string;
}

const [modules = "", ...flags] = process.argv.slice(2);
const need = createRequire(join(modules, "package.json"));
const { parse } = need("graphql") as {
  parse: (text: string) => {
    readonly definitions: readonly { readonly selectionSet: { readonly selections: readonly Field[] } }[];
  };
};
/** Types of a browser's library, which this project does not use, would bring this global. */
const wasm = Reflect.get(globalThis, "WebAssembly") as {
  compile(bytes: Uint8Array): Promise<unknown>;
  instantiate(compiled: unknown, imports: object): Promise<{ readonly exports: unknown }>;
};
const trace = "{}";
const schema = flags.includes("--version") ? "" : readFileSync(process.env.PRISMA_DML_PATH ?? "", "utf8");
const types = fieldTypes(schema);

async function startEngine(): Promise<Engine> {
  const runtime = join(dirname(need.resolve("@prisma/client/package.json")), "runtime");
  const glue = need(join(runtime, "query_engine_bg.postgresql.js"));
  const compiled = await wasm.compile(readFileSync(join(runtime, "query_engine_bg.postgresql.wasm")));
  const { exports } = await wasm.instantiate(compiled, { "./query_engine_bg.js": glue });
  glue.__wbg_set_wasm(exports);
  const { PrismaPg } = need("@prisma/adapter-pg");
  const { bindAdapter } = need("@prisma/driver-adapter-utils");
  const { Pool } = need("pg");
  const settings = {
    datamodel: schema,
    env: {},
    logQueries: false,
    ignoreEnvVarErrors: true,
    datasourceOverrides: {},
    logLevel: "error",
    configDir: modules,
    engineProtocol: "json",
  };
  const [override] = JSON.parse(process.env.OVERWRITE_DATASOURCES ?? "[]");
  const pool = new Pool({ connectionString: override?.url ?? process.env.DATABASE_URL });
  pool.on("error", (error: Error) => console.error(`database: ${error.message}`));
  const engine = new glue.QueryEngine(settings, console.error, bindAdapter(new PrismaPg(pool)));
  await engine.connect(trace);
  return engine;
}

const translated = ({ query }: Request) => {
  const [field] = parse(query).definitions[0]?.selectionSet.selections ?? [];
  if (field === undefined) throw new Error("no query");
  return engineQuery(field, types);
};
async function answerTo(engine: Engine, path: string, body: string, transaction?: string): Promise<unknown> {
  const [, kind, id = "", step] = path.split("/");
  if (kind === "status") return { status: "ok" };
  if (kind === "transaction" && id === "start") return JSON.parse(await engine.startTransaction(body, trace));
  if (kind === "transaction")
    return JSON.parse(
      await (step === "commit" ? engine.commitTransaction(id, trace) : engine.rollbackTransaction(id, trace)),
    );
  const asked: Request | { readonly batch: readonly Request[]; readonly transaction: boolean } =
    JSON.parse(body);
  if (!("batch" in asked))
    return clientAnswer(
      JSON.parse(await engine.query(JSON.stringify(translated(asked)), trace, transaction)),
    );
  const batch = {
    batch: asked.batch.map(translated),
    ...(asked.transaction ? { transaction: { isolationLevel: null } } : {}),
  };
  const { batchResult, ...rest } = JSON.parse(await engine.query(JSON.stringify(batch), trace, transaction));
  return batchResult === undefined ? rest : { batchResult: batchResult.map(clientAnswer) };
}

if (flags.includes("--version")) console.log("query-engine of the lab");
else
  startEngine().then((engine) => {
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      const transaction = request.headers["x-transaction-id"];
      const id = typeof transaction === "string" ? transaction : undefined;
      const json = (status: number, value: unknown) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
      answerTo(engine, request.url ?? "/", body, id).then(
        (answer) => json(200, answer),
        (error: unknown) => json(500, { error: String(error) }),
      );
    });
    server.listen(Number(flags[flags.indexOf("-p") + 1]), "localhost");
  });
