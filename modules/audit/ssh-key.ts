import { decodeText } from "../plan/index.ts";
import { chain, known, unknown } from "./fact.ts";
import { optional, type Reading, text } from "./reading.ts";
import type { Entry } from "./table.ts";

/** A public key that opens machines. */
export const sshKey: Entry = {
  class: "identity.ssh-key",
  facts: { keyAlgorithm: keyAlgorithm(optional(text("public_key"))) },
};

/** "ed25519", "rsa-3072", "ecdsa-256". What does not look like OpenSSH's form is unknown. */
export function keyAlgorithm(publicKey: Reading<string>): Reading<string> {
  return (r) => {
    const key = publicKey(r);
    return chain(key, (line) => {
      const algorithm = algorithmOf(line);
      if (algorithm !== undefined) return known(algorithm, { ...key.evidence, shown: algorithm });
      return unknown("missing-schema", { ...key.evidence, note: "not a public key in OpenSSH's form" });
    });
  };
}

/** RFC 4253, section 6.6: an RSA key is its name, its exponent and its modulus, each with its length in four bytes. */
export function algorithmOf(given: string): string | undefined {
  // Some providers take the whole line in Base64.
  const publicKey = decodeText(given) ?? given;
  const [, name = "", body = ""] =
    /(?:^|\s)(ssh-\S+|ecdsa-\S+|sk-\S+)\s+([A-Za-z0-9+/=]+)/.exec(publicKey) ?? [];
  if (name === "ssh-ed25519" || name.startsWith("sk-ssh-ed25519")) return "ed25519";
  if (name === "ssh-dss") return "dsa";
  const curve = /nistp(\d+)/.exec(name)?.[1];
  if (curve !== undefined) return `ecdsa-${curve}`;
  if (name !== "ssh-rsa") return undefined;
  const bytes = Buffer.from(body, "base64");
  const exponentAt = 4 + lengthAt(bytes, 0);
  const modulusAt = exponentAt + 4 + lengthAt(bytes, exponentAt);
  const length = lengthAt(bytes, modulusAt);
  // A leading zero byte only says that the number is positive.
  const sign = bytes[modulusAt + 4] === 0 ? 1 : 0;
  return length === 0 ? undefined : `rsa-${(length - sign) * 8}`;
}

function lengthAt(bytes: Buffer, offset: number): number {
  return offset + 4 <= bytes.length ? bytes.readUInt32BE(offset) : 0;
}
