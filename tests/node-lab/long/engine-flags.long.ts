import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { models } from "../../../modules/catalogue/models.ts";
import { offers } from "../../../modules/catalogue/offers.ts";
import { forbiddenEngineFlags } from "../../../modules/node/engine-flags.ts";
import { sizeModel } from "../../../modules/sizing/size-model.ts";
import { engine, type RealProgram } from "./real-programs.ts";

interface Judgement {
  readonly version: string;
  readonly refused: readonly { readonly flags: readonly string[]; readonly because: string }[];
}

describe("flags that sizing gives", () => {
  let program: RealProgram;
  beforeAll(async () => {
    program = await engine();
  });

  const judge = async (sets: readonly (readonly string[])[]): Promise<Judgement> => {
    if ("missing" in program) throw new Error(program.missing);
    const { stdout } = await execa("python3", [join(import.meta.dirname, "judge_flags.py")], {
      input: JSON.stringify(sets),
      env: { PYTHONPATH: program.folder, HF_HUB_OFFLINE: "1", VLLM_NO_USAGE_STATS: "1" },
    });
    return JSON.parse(stdout.split("\n").at(-1) ?? "");
  };

  it("are taken by the parser of vLLM itself, for every model on every machine", async ({ skip }) => {
    if ("missing" in program) return skip(program.missing);
    const sets = everyFlagSet();
    const { version, refused } = await judge(sets);
    console.log(`${sets.length} sets of flags, judged by vLLM ${version}`);
    expect(sets.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
    for (const name of forbiddenEngineFlags)
      expect(sets.flat().filter((flag) => flag.split("=")[0] === name)).toEqual([]);
  });

  it("would be refused if a name or a value were wrong", async ({ skip }) => {
    if ("missing" in program) return skip(program.missing);
    const wrong = [
      ["--max-model-length=512"],
      ["--max-num-seqs=many"],
      ["--kv-cache-dtype=fp9"],
      ["--enable-auto-tool-choice"],
      ["--enable-auto-tool-choice", "--tool-call-parser=mystral"],
    ];
    const { refused } = await judge(wrong);
    expect(refused.map(({ flags }) => flags)).toEqual(wrong);
  });
});

/** Once each: what sizing gives for all models, machines, checkpoints, caches and a few wishes. */
function everyFlagSet(): readonly (readonly string[])[] {
  const sets = new Map<string, readonly string[]>();
  for (const model of models)
    for (const offer of offers.filter(({ gpu }) => gpu !== undefined))
      for (const precision of new Set(model.weights.map((weights) => weights.precision)))
        for (const kvPrecision of ["auto", "fp8"] as const)
          for (const concurrentRequests of [1, 40]) {
            const { engineFlags } = sizeModel({ model, offer, precision, kvPrecision, concurrentRequests });
            if (engineFlags.length > 0) sets.set(engineFlags.join(" "), engineFlags);
          }
  return [...sets.values()];
}
