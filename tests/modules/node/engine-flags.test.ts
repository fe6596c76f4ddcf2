import { describe, expect, it } from "vitest";
import { forbiddenEngineFlags, undonePromise } from "../../../modules/node/engine-flags.ts";

describe("undonePromise", () => {
  it.each(forbiddenEngineFlags)("knows %s, alone and with a value", (flag) => {
    expect(undonePromise(flag)).toEqual(expect.any(String));
    expect(undonePromise(`${flag}=x`)).toBe(undonePromise(flag));
  });

  it.each([
    ["underscores", "--served_model_name=other", "the declared name"],
    ["a beginning of the name", "--hos=0.0.0.0", "nobody else"],
    ["a beginning that could be several", "--enable-log", "never logged"],
    ["a switch turned off", "--no-enable-force-include-usage", "recorded with its tokens"],
    ["a part of a value", "--kv-events-config.endpoint=tcp://*:5557", "never logged nor published"],
    ["a value with line breaks", "--api-key=a\nb", "own key"],
  ])("knows a flag written with %s", (_how, flag, promise) => {
    expect(undonePromise(flag)).toContain(promise);
  });

  it.each([
    "--config-format=mistral",
    "--max-model-len=8192",
    "--enable-auto-tool-choice",
    "-tp=2",
    "8192",
    "--",
  ])("leaves %s alone", (flag) => {
    expect(undonePromise(flag)).toBeUndefined();
  });
});
