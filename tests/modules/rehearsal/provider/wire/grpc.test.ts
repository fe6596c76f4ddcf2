import { connect } from "node:http2";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type OfflineProviders,
  startOfflineProviders,
} from "../../../../../modules/rehearsal/provider/offline-providers.ts";
import { frame, GrpcError, unframe } from "../../../../../modules/rehearsal/provider/wire/grpc.ts";
import { everyNesting } from "../every-nesting.ts";

describe("frames", () => {
  it("come back as they went", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...unframe(frame(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it("are refused when they are anything but one whole message", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const { length } = bytes;
        const whole = length >= 5 && bytes[0] === 0 && Buffer.from(bytes).readUInt32BE(1) === length - 5;
        if (!whole) expect(() => unframe(bytes)).toThrow(GrpcError);
      }),
    );
  });
});

describe("the server", () => {
  let providers: OfflineProviders;
  beforeAll(async () => {
    providers = await startOfflineProviders([everyNesting], { transport: "tcp" });
  });
  afterAll(() => providers.close());

  const call = (method: string, body: Uint8Array) => {
    const [{ Addr }] = Object.values(JSON.parse(providers.env.TF_REATTACH_PROVIDERS)) as [
      { Addr: { String: string } },
    ];
    return new Promise<{ status: string; message: string; bytes: number }>((resolve, reject) => {
      const session = connect(`http://${Addr.String}`);
      session.on("error", reject);
      const stream = session.request({
        ":method": "POST",
        ":path": method,
        "content-type": "application/grpc",
      });
      const answer = { status: "", message: "", bytes: 0 };
      const take = (headers: Record<string, unknown>) => {
        answer.status = String(headers["grpc-status"] ?? answer.status);
        answer.message = decodeURIComponent(String(headers["grpc-message"] ?? answer.message));
      };
      stream.on("response", take).on("trailers", take).on("error", reject);
      stream.on("data", (chunk: Buffer) => (answer.bytes += chunk.length));
      stream.on("close", () => session.close(() => resolve(answer)));
      stream.end(body);
    });
  };

  it("answers a call, a health check, and with 12 what it does not offer", async () => {
    const empty = frame(new Uint8Array());
    expect(await call("/tfplugin6.Provider/GetProviderSchema", empty)).toMatchObject({ status: "0" });
    expect(await call("/grpc.health.v1.Health/Check", empty)).toMatchObject({ status: "0", bytes: 7 });
    expect(await call("/tfplugin6.Provider/GetResourceIdentitySchemas", empty)).toMatchObject({
      status: "12",
    });
    expect(await call("/", empty)).toMatchObject({ status: "12", message: "this call is not offered" });
  });

  it("says which type it does not have", async () => {
    const request = frame(Uint8Array.of(0x0a, 3, ...Buffer.from("who")));
    expect(await call("/tfplugin6.Provider/PlanResourceChange", request)).toMatchObject({
      status: "13",
      message: "who is not in the schema served",
    });
  });

  it("answers garbage with a status, and keeps serving", async () => {
    const methods = [
      "PlanResourceChange",
      "ApplyResourceChange",
      "UpgradeResourceState",
      "ConfigureProvider",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.uint8Array({ maxLength: 80 }),
        fc.boolean(),
        async (name, bytes, framed) => {
          const { status } = await call(`/tfplugin6.Provider/${name}`, framed ? frame(bytes) : bytes);
          expect(["0", "3", "12", "13"]).toContain(status);
        },
      ),
      { numRuns: 150 },
    );
    expect(await call("/grpc.health.v1.Health/Check", frame(new Uint8Array()))).toMatchObject({
      status: "0",
    });
  });
});
