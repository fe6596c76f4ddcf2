import { afterEach, describe, expect, it } from "vitest";
import { checkStateLock } from "../../../modules/doctor/state-lock.ts";
import { keys, type Manner, region, startStubStore } from "./stub-store.ts";

let store: Awaited<ReturnType<typeof startStubStore>> | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
});

async function probe(
  manner: Manner,
  change: { keys?: typeof keys; name?: string; wanted?: boolean; ahead?: number } = {},
) {
  store = await startStubStore(manner, change.ahead);
  const bucket = {
    endpoint: store.endpoint,
    region,
    name: change.name ?? "state",
    keys: change.keys ?? keys,
  };
  const { checks, time } = await checkStateLock({
    deployment: "acme",
    bucket,
    wanted: change.wanted ?? true,
  });
  return { checks, time, store, first: checks[0] };
}

describe("checkStateLock", () => {
  it("sees that a store refuses the second of two conditional writes, and deletes what it wrote", async () => {
    const { checks, store } = await probe("honours");
    expect(checks).toEqual([
      {
        id: "state-lock",
        deployment: "acme",
        verdict: "ok",
        evidence: "the second of two conditional writes was refused (HTTP 412 PreconditionFailed)",
      },
    ]);
    expect(store.requests.map(({ method, condition }) => [method, condition])).toEqual([
      ["PUT", "*"],
      ["PUT", "*"],
      ["DELETE", undefined],
    ]);
    expect(new Set(store.requests.map(({ path }) => path)).size).toBe(1);
    expect(store.requests[0]?.path).toMatch(/^\/state\/acme\/sovereign-doctor-[0-9a-f-]{36}\.tflock$/);
    expect(store.objects.size).toBe(0);
  });

  it.each([
    [true, "problem"],
    [false, "warning"],
  ] as const)(
    "sees that a store ignores the condition; settings with lock: %s make it a %s",
    async (wanted, verdict) => {
      const { checks, first, store } = await probe("ignores", { wanted });
      expect(first).toMatchObject({ verdict, evidence: expect.stringContaining("was accepted") });
      expect(checks).toHaveLength(1);
      expect(store.objects.size).toBe(0);
    },
  );

  it("does not take an error for a lock", async () => {
    expect((await probe("unavailable")).first).toMatchObject({ verdict: "unknown" });
  });

  it("does not take an error of the second write for a lock, and cleans up", async () => {
    const { first, store } = await probe("fails-second");
    expect(first).toMatchObject({ verdict: "unknown", evidence: expect.stringContaining("HTTP 500") });
    expect(store.objects.size).toBe(0);
  });

  it("calls a store that knows no conditions a problem", async () => {
    const { first } = await probe("unknown-header");
    expect(first).toMatchObject({
      verdict: "problem",
      evidence: expect.stringContaining("knows no conditional"),
    });
  });

  it("tells wrong keys from a missing lock, and shows none of them", async () => {
    const wrong = { accessKey: "AKIDWRONG", secretKey: "canary-wrong-secret" };
    const { checks, store } = await probe("honours", { keys: wrong });
    expect(checks).toMatchObject([
      { verdict: "problem", evidence: expect.stringContaining("HTTP 403 SignatureDoesNotMatch") },
    ]);
    expect(JSON.stringify(checks)).not.toMatch(/AKIDWRONG|canary/);
    expect(store.requests).toHaveLength(1);
  });

  it("tells a missing bucket", async () => {
    const { first } = await probe("honours", { name: "elsewhere" });
    expect(first).toMatchObject({ verdict: "problem", evidence: expect.stringContaining("NoSuchBucket") });
  });

  it("says where the object is when deleting it fails", async () => {
    const { checks, store } = await probe("keeps");
    const [left] = store.objects.keys();
    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["state-lock", "ok"],
      ["state-lock-probe", "warning"],
    ]);
    expect(`/state/${checks[1]?.evidence}`).toContain(left?.replace("/state/", ""));
  });

  it("does not know where nobody answers", async () => {
    const gone = await startStubStore("honours");
    await gone.close();
    const bucket = { endpoint: gone.endpoint, region, name: "state", keys };
    const { checks } = await checkStateLock({ deployment: "acme", bucket, wanted: true });
    expect(checks).toMatchObject([{ verdict: "unknown", evidence: expect.stringContaining("ECONNREFUSED") }]);
  });

  it("reads the store's clock", async () => {
    const { time } = await probe("honours", { ahead: 600 });
    expect(time?.aheadSeconds).toBeGreaterThan(-603);
    expect(time?.aheadSeconds).toBeLessThan(-597);
  });
});
