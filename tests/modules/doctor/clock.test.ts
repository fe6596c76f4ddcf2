import { afterEach, describe, expect, it } from "vitest";
import { askTime, checkClock, serverTime } from "../../../modules/doctor/clock.ts";
import { serverUrl } from "../../../modules/doctor/server.ts";
import { startStubStore } from "./stub-store.ts";

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function ask(aheadSeconds: number) {
  const server = await startStubStore("honours", aheadSeconds);
  close = server.close;
  return askTime(new URL(server.endpoint));
}

describe("clock", () => {
  it("is measured from the middle of a request", () => {
    const [sent, received] = [new Date("2026-11-24T10:00:00Z"), new Date("2026-11-24T10:00:04Z")];
    expect(serverTime("host", "Tue, 24 Nov 2026 10:00:12 GMT", sent, received)).toEqual({
      host: "host",
      aheadSeconds: -10,
    });
    expect(serverTime("host", null, sent, received)).toBeUndefined();
    expect(serverTime("host", "yesterday", sent, received)).toBeUndefined();
  });

  it.each([
    [0, "ok"],
    [30, "ok"],
    [-31, "warning"],
    [300, "warning"],
    [-301, "problem"],
  ])("is judged %i s ahead as %s", (aheadSeconds, verdict) => {
    expect(checkClock({ host: "host", aheadSeconds }).verdict).toBe(verdict);
  });

  it("is compared with the server that was named", async () => {
    expect(await ask(0)).toMatchObject({ id: "clock", verdict: "ok" });
  });

  it("is a problem when it is an hour behind", async () => {
    expect(await ask(3600)).toMatchObject({
      verdict: "problem",
      evidence: expect.stringContaining("s behind 127.0.0.1"),
    });
  });

  it("is unknown without a server, and where none answers", async () => {
    expect(checkClock(undefined)).toMatchObject({ verdict: "unknown", evidence: "compared with no server" });
    await ask(0);
    const gone = await startStubStore("honours");
    await gone.close();
    expect(await askTime(new URL(gone.endpoint))).toMatchObject({ verdict: "unknown" });
  });
});

describe("serverUrl", () => {
  it.each(["https://s3.example.org", "http://127.0.0.1:9000", "http://localhost", "http://[::1]:1"])(
    "takes %s",
    (text) => expect(serverUrl("--clock", text).href).toContain(text),
  );

  it.each([
    "s3.example.org",
    "http://s3.example.org",
    "https://user:canary@s3.example.org",
    "ftp://127.0.0.1",
    "",
  ])("refuses %j without repeating it", (text) => {
    expect(() => serverUrl("--clock", text)).toThrow(/no address that can be asked/);
    expect(() => serverUrl("--clock", text)).not.toThrow(/canary/);
  });
});
