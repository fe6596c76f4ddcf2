import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import * as der from "./der.ts";

export interface SelfSigned {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  readonly der: Uint8Array;
}

const hourMs = 3_600_000;

/**
 * A key and the certificate by which terraform recognises the plugin that it started: it trusts exactly this one, for
 * the name `localhost`, and both sides must be able to use it as server and as client.
 */
export function selfSigned(now = new Date()): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = der.sequence(der.set(der.sequence(der.oid("2.5.4.3"), der.text("localhost"))));
  const ecdsaWithSha256 = der.sequence(der.oid("1.2.840.10045.4.3.2"));
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Uint8Array.of(2))),
    der.integer(Buffer.concat([Uint8Array.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    der.sequence(der.time(new Date(now.getTime() - hourMs)), der.time(new Date(now.getTime() + 24 * hourMs))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions())),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  const certificate = der.sequence(toBeSigned, ecdsaWithSha256, der.bits(signature));
  const base64 = Buffer.from(certificate).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`,
    der: certificate,
  };
}

function extensions(): der.Der[] {
  const extension = (id: string, critical: boolean, value: der.Der) =>
    der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.octets(value));
  const signsAndAgrees = Uint8Array.of(0xac);
  return [
    extension("2.5.29.15", true, der.bits(signsAndAgrees, 2)),
    extension("2.5.29.19", true, der.sequence(der.boolean(true))),
    extension("2.5.29.17", false, der.sequence(der.implicit(2, Buffer.from("localhost", "ascii")))),
    extension("2.5.29.37", false, der.sequence(der.oid("1.3.6.1.5.5.7.3.1"), der.oid("1.3.6.1.5.5.7.3.2"))),
  ];
}
