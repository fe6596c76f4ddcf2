import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { algorithmOf } from "../../../modules/audit/ssh-key.ts";

/** The OpenSSH line of an RSA key of this size (RFC 4253, section 6.6). */
function rsaLine(bits: number): string {
  const { n = "", e = "" } = generateKeyPairSync("rsa", { modulusLength: bits }).publicKey.export({
    format: "jwk",
  });
  const part = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const positive = (text: string) => {
    const bytes = Buffer.from(text, "base64url");
    return (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  };
  const body = Buffer.concat([part(Buffer.from("ssh-rsa")), part(positive(e)), part(positive(n))]);
  return `ssh-rsa ${body.toString("base64")} somebody@example.org`;
}

describe("algorithmOf", () => {
  it("reads the size of an RSA key out of the key itself", () => {
    expect(algorithmOf(rsaLine(2048))).toBe("rsa-2048");
    expect(algorithmOf(rsaLine(1024))).toBe("rsa-1024");
  });

  it.each([
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcme acme", "ed25519"],
    ["sk-ssh-ed25519@openssh.com AAAA acme", "ed25519"],
    [Buffer.from("ssh-ed25519 AAAA acme").toString("base64"), "ed25519"],
    ["ecdsa-sha2-nistp384 AAAA acme", "ecdsa-384"],
    ["ssh-dss AAAA acme", "dsa"],
    ['from="192.0.2.0/24" ssh-ed25519 AAAA acme', "ed25519"],
  ])("%s: %s", (line, algorithm) => expect(algorithmOf(line)).toBe(algorithm));

  it.each(["", "ssh-rsa", "ssh-rsa AAAA", "a placeholder", "ssh-rsa !!!!"])("does not know %j", (line) =>
    expect(algorithmOf(line)).toBeUndefined(),
  );
});
