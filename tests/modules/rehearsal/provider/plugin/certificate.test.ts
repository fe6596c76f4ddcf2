import { createPrivateKey, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { selfSigned } from "../../../../../modules/rehearsal/provider/plugin/certificate.ts";

describe("the certificate of a plugin", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const { key, certificate, der } = selfSigned(now);
  const parsed = new X509Certificate(certificate);

  it("is signed by its own key, for localhost, for a day, as an authority", () => {
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(parsed.checkHost("localhost")).toBe("localhost");
    expect(parsed.ca).toBe(true);
    expect([new Date(parsed.validFrom), new Date(parsed.validTo)]).toEqual([
      new Date("2026-11-24T11:00:00Z"),
      new Date("2026-11-25T12:00:00Z"),
    ]);
  });

  it("is announced byte for byte", () => expect(Buffer.compare(parsed.raw, der)).toBe(0));

  it("is another one each time", () => expect(selfSigned(now).certificate).not.toBe(certificate));
});
