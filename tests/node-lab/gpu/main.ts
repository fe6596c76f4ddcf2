import { spawn } from "node:child_process";
import { once } from "node:events";
import { execa } from "execa";
import { findModel } from "../../../modules/catalogue/models.ts";
import { offers } from "../../../modules/catalogue/offers.ts";
import { sizeModel } from "../../../modules/sizing/size-model.ts";
import { compareMemory, readEngineLog } from "./engine-log.ts";
import { gpuNamed } from "./gpu-name.ts";

/**
 * `npm run lab:gpu -- <model of the catalogue> <folder with its files> [command of the engine…]`: starts the engine as
 * sizing says for the GPUs of this machine and prints how far the prediction is from what the engine reports.
 * The command is `vllm` by default, or for example `docker run --rm --gpus all -v /models:/models <image>`.
 */
const [modelId, folder, ...given] = process.argv.slice(2);
const command = given.length === 0 ? ["vllm"] : given;
const patienceMs = 15 * 60_000;

function skipped(reason: string): never {
  console.log(`1 skipped: ${reason}`);
  process.exit(process.env.NODE_LAB_REQUIRED === "1" ? 1 : 0);
}

async function thisMachine() {
  const asked = await execa("nvidia-smi", ["--query-gpu=name", "--format=csv,noheader"], { reject: false });
  if (asked.exitCode !== 0) return skipped("this machine has no GPU that nvidia-smi knows");
  const names = asked.stdout.trim().split("\n");
  const gpu = gpuNamed(names[0] ?? "");
  const offer = offers.find((one) => one.gpu?.id === gpu?.id && one.gpu?.count === names.length);
  return offer ?? skipped(`no machine of the catalogue has ${names.length} × ${names[0]}`);
}

/** Starts the engine and reads until it has told the size of its cache, ended, or taken too long. */
async function engineLog(args: readonly string[]): Promise<string> {
  const [program = "", ...before] = command;
  const engine = spawn(program, [...before, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const read = (part: Buffer) => {
    log += part;
    if (readEngineLog(log).cacheTokens !== undefined) engine.kill("SIGINT");
  };
  engine.stdout.on("data", read);
  engine.stderr.on("data", read);
  const timer = setTimeout(() => engine.kill("SIGKILL"), patienceMs);
  await Promise.race([once(engine, "close"), once(engine, "error")]);
  clearTimeout(timer);
  return log;
}

async function main(): Promise<void> {
  const offer = await thisMachine();
  const model = findModel(modelId ?? "");
  if (model === undefined || folder === undefined) {
    console.error("say which model of the catalogue and in which folder its files lie");
    process.exit(2);
  }
  const sizing = sizeModel({ model, offer });
  const { memory } = sizing;
  if (sizing.verdict !== "fits" || memory === undefined)
    return skipped(`${model.id} on ${offer.name}: ${sizing.reasons.join("; ")}`);
  console.log(`${model.id} (${sizing.precision}) on ${offer.name}: ${sizing.engineFlags.join(" ")}`);
  const log = await engineLog(["serve", folder, ...sizing.engineFlags]);
  const report = readEngineLog(log);
  if (report.cacheTokens === undefined) {
    console.error(`the engine did not tell the size of its cache; its last lines:\n${log.slice(-3000)}`);
    process.exit(1);
  }
  const predicted = {
    weightsGib: memory.weights,
    cacheGib: memory.cache,
    cacheTokens: sizing.cacheTokens,
  };
  console.log(compareMemory(predicted, report).join("\n"));
}

void main();
