import { describe, expect, it } from "vitest";
import { findOffer } from "../../../modules/catalogue/offers.ts";
import {
  cacheBytesPerToken,
  cacheTokens,
  isAsymmetric,
  rulingMemory,
} from "../../../modules/sizing/memory.ts";
import { sizeModel } from "../../../modules/sizing/size-model.ts";
import { fromScratchError, givenMemoryError, known } from "./log-errors.ts";
import { operatorLimits, operatorRefusals, startedElsewhere } from "./operator-limits.ts";
import { asymmetricLog, blockLogs, publishedLogs, unpredictableLogs } from "./published-logs.ts";

const offer = (name: string) => {
  const found = findOffer("scaleway", name);
  if (found === undefined) throw new Error(`no offer ${name}`);
  return found;
};

describe("published engine logs", () => {
  it.each(publishedLogs)("row $row: $what, tokens within 1.5 % of the given memory", (log) => {
    expect(Math.abs(givenMemoryError(log))).toBeLessThan(0.015);
  });

  const whole = publishedLogs.filter(({ settings }) => settings !== undefined);

  it.each(whole)("row $row: $what, free memory within 15 % from scratch", (log) => {
    expect(Math.abs(fromScratchError(log) ?? 1)).toBeLessThan(0.15);
  });

  it("keeps rows apart that the reserve was not fitted on", () => {
    const roles = whole.map(({ settings }) => settings?.role);
    expect(roles.filter((role) => role === "fit")).toHaveLength(3);
    expect(roles.filter((role) => role === "test")).toHaveLength(3);
  });

  it("row 11: flags workers that were left with different memory, the smallest of which rules", () => {
    const { loggedGib, smallestWorkerGib, tokens } = asymmetricLog;
    const bytes = cacheBytesPerToken(known(asymmetricLog.model).architecture, {
      tensorParallel: asymmetricLog.tensorParallel,
      kvBytesPerValue: 2,
    });
    expect(isAsymmetric([loggedGib, smallestWorkerGib])).toBe(true);
    expect(isAsymmetric([8.69, 8.6])).toBe(false);
    expect(
      Math.abs(cacheTokens(rulingMemory([loggedGib, smallestWorkerGib]), bytes) / tokens - 1),
    ).toBeLessThan(0.015);
    expect(cacheTokens(loggedGib, bytes) / tokens).toBeGreaterThan(1.15);
  });

  it.each(blockLogs)("row $row: blocks become tokens and concurrency", (log) => {
    expect(log.blocks * 16).toBe(log.tokens);
    expect(log.tokens / log.maxModelLen).toBeCloseTo(log.concurrency, 1);
  });

  it("row 12: 1,381 blocks of a 70B model are the 6.74 GiB that were left", () => {
    const bytes = cacheBytesPerToken(known("llama-3.1-70b").architecture, {
      tensorParallel: 1,
      kvBytesPerValue: 2,
    });
    expect(cacheTokens(6.745, bytes)).toBe(22_096);
  });

  it.each(unpredictableLogs)("row $row: $model is not predictable", ({ model, offer: name }) => {
    const sizing = sizeModel({ model: known(model), offer: offer(name), contextTokens: 8192 });
    expect(sizing.verdict).toBe("not-predictable");
    expect(sizing.reasons.join()).toContain("differs by version");
    expect(sizing.cacheTokens).toBe(0);
    expect(sizing.engineFlags).toEqual([]);
  });

  it("never says that it fits where the engine refused to start", () => {
    // Row 2 on a GPU with more memory than the RTX 3090 had: 29,000 tokens of Llama-3.1-8B in bf16.
    const base = { model: known("llama-3.1-8b"), precision: "bf16", kvPrecision: "auto" } as const;
    const l4 = sizeModel({
      ...base,
      offer: offer("L4-1-24G"),
      contextTokens: 29_000,
      maxBatchedTokens: 29_000,
    });
    expect(l4.verdict).toBe("does-not-fit");
    // Row 14: gpt-oss-120b with 131,072 tokens on one H100.
    const oss = sizeModel({
      model: known("gpt-oss-120b"),
      offer: offer("H100-1-80G"),
      contextTokens: 131_072,
      memoryUtilisation: 0.95,
      maxBatchedTokens: 1024,
    });
    expect(oss.verdict).not.toBe("fits");
  });
});

describe("an operator's own limits", () => {
  it.each(operatorLimits)("%s %s on %s reaches at least 0.8 × %d tokens", (model, precision, name, limit) => {
    const { memory, cacheTokens: tokens } = sizeModel({
      model: known(model),
      precision,
      offer: offer(name),
      kvPrecision: "auto",
      contextTokens: 1024,
      memoryUtilisation: 0.95,
      maxBatchedTokens: 2048,
      maxSequences: 16,
    });
    expect(memory).toBeDefined();
    expect(tokens).toBeGreaterThanOrEqual(0.8 * limit);
  });

  it.each(operatorRefusals)("%s %s does not fit on %s", (model, precision, name) => {
    const { verdict } = sizeModel({
      model: known(model),
      precision,
      offer: offer(name),
      contextTokens: 1024,
      memoryUtilisation: 0.95,
    });
    expect(verdict).toBe("does-not-fit");
  });

  it.each(startedElsewhere)("%s %s starts on %s with %d tokens elsewhere", (...row) => {
    const [model, precision, name, contextTokens, memoryUtilisation, kvPrecision] = row;
    const sizing = sizeModel({
      model: known(model),
      precision,
      offer: offer(name),
      contextTokens,
      memoryUtilisation,
      kvPrecision,
      maxBatchedTokens: 2048,
    });
    expect(sizing.cacheTokens).toBeGreaterThanOrEqual(0.8 * contextTokens);
  });
});
