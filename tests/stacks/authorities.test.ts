import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readAuthorities } from "../../stacks/authorities.ts";
import { sampleAuthority, sampleLeaf } from "../modules/node/sample-authority.ts";

const folder = mkdtempSync(join(tmpdir(), "authorities-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files = {
  "one.pem": sampleAuthority,
  "two.pem": `# both of Acme\n${sampleAuthority}\n${sampleAuthority}`,
  "leaf.pem": `${sampleAuthority}${sampleLeaf}`,
  "notes.txt": "nothing",
  "mixed.pem": `-----BEGIN PRIVATE KEY-----\nQ2FuYXJ5\n-----END PRIVATE KEY-----\n${sampleAuthority}`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

it("reads every certificate of every file as a text of its own", () => {
  const one = sampleAuthority.trim();
  expect(readAuthorities(["one.pem", "two.pem"], folder)).toEqual([one, one, one]);
  expect(readAuthorities([], folder)).toEqual([]);
});

it("names each file that cannot be used, and shows no key", () => {
  const read = () =>
    readAuthorities(["missing.pem", "leaf.pem", "notes.txt", "mixed.pem", "one.pem"], folder);
  expect(read).toThrow(/\[0\]: the file cannot be read, got "missing.pem" \(ENOENT\)/);
  expect(read).toThrow(/\[1\] \("leaf.pem"\)\[1\]: is the certificate of a service/);
  expect(read).toThrow(/\[2\] \("notes.txt"\)\[0\]: is not one certificate/);
  expect(read).toThrow(/\[3\] \("mixed.pem"\)\[0\]: is a private key/);
  expect(read).not.toThrow(/Q2FuYXJ5|one\.pem/);
});
