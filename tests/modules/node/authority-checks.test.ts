import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { certificatesIn, checkTrustedAuthorities } from "../../../modules/node/authority-checks.ts";
import { formatProblem } from "../../../modules/problem/problem.ts";
import { sampleAuthority, sampleLeaf } from "./sample-authority.ts";
import { sampleFront } from "./sample-front.ts";

const complaints = (...authorities: string[]) =>
  checkTrustedAuthorities("trustedAuthorities", authorities).map(formatProblem);

it("takes authorities, one certificate each", () => {
  expect(complaints(sampleAuthority, sampleAuthority)).toEqual([]);
  expect(certificatesIn(`of 2026\n${sampleAuthority}\n${sampleLeaf}`)).toHaveLength(2);
});

it.each([
  ["a service's certificate", sampleLeaf, "of a service and not of an authority, got CN=ai.example.org"],
  ["two in one text", sampleAuthority + sampleAuthority, "is not one certificate, got 2"],
  ["none", "ca.pem", "is not one certificate, got 0"],
  ["a damaged one", sampleAuthority.replace(/M/g, "N"), "cannot be read as a certificate"],
])("refuses %s and says what to change", (_, text, complaint) => {
  expect(complaints(sampleAuthority, text)).toEqual([expect.stringContaining(complaint)]);
  expect(complaints(text)[0]).toContain("trustedAuthorities[0]");
});

it("refuses a private key and shows none of it", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const [complaint = ""] = complaints(`${sampleAuthority}${key}`);
  expect(complaint).toContain("is a private key");
  for (const line of key.split("\n").filter((text) => text.length > 30))
    expect(complaint).not.toContain(line);
});

it("lets every container of a front machine believe whom the machine believes", () => {
  const { containers, trustedAuthorities } = sampleFront({ trustedAuthorities: [sampleAuthority] });
  expect(trustedAuthorities).toEqual([sampleAuthority]);
  for (const { environment, readsFolders } of containers) {
    expect(environment.SSL_CERT_FILE).toBe("/etc/ssl/certs/ca-certificates.crt");
    expect(readsFolders).toContain("/etc/ssl/certs");
  }
});
