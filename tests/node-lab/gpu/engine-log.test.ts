import { describe, expect, it } from "vitest";
import { compareMemory, readEngineLog } from "./engine-log.ts";

const log = `INFO 11-24 10:00:00 [gpu_model_runner.py:1] Model loading took 14.9889 GiB and 3.1 seconds
INFO 11-24 10:00:01 [gpu_worker.py:1] Available KV cache memory: 3.81 GiB
INFO 11-24 10:00:02 [kv_cache_utils.py:1] GPU KV cache size: 31,232 tokens
`;

describe("what an engine tells of its memory", () => {
  it("is read from its log", () => {
    expect(readEngineLog(log)).toEqual({ weightsGib: 14.9889, cacheGib: 3.81, cacheTokens: 31_232 });
    expect(readEngineLog("nothing of the kind")).toEqual({});
  });

  it("is set beside the prediction, with the error and what is not known", () => {
    const predicted = { weightsGib: 15, cacheGib: 4, cacheTokens: 30_000 };
    expect(compareMemory(predicted, { cacheGib: 5, cacheTokens: 31_250 })).toEqual([
      "weights: 15.00 GiB predicted, the engine did not say",
      "cache: 4.00 GiB predicted, 5 reported, error -20.0 %",
      "cache: 30000.00 tokens predicted, 31250 reported, error -4.0 %",
    ]);
  });
});
