import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { phrase } from "../../../modules/audit/report/phrases.ts";

const root = resolve(import.meta.dirname, "../../../modules/audit");
/** The same word in both languages. */
const same = new Set(["HTTPS"]);

/** What mappers and rules write beside values; a rule's examples are no evidence. */
const written = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.startsWith("report"))
  .flatMap((file) => {
    const code = readFileSync(join(root, file), "utf8").replace(/examples: \{[\s\S]*/, "");
    return [...code.matchAll(/(?:\bnote:|\bevidence\(|\bevidenceOf\(\w+,)\s*"((?:[^"\\]|\\.)+)"/g)];
  })
  .map(([, text = ""]) => text);

it("has French for every phrase that evidence holds", () => {
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter((text) => !same.has(text) && phrase(text).fr === text)).toEqual([]);
});

it("leaves values as they are and keeps what a phrase names", () => {
  expect(phrase("fr-par")).toEqual({ en: "fr-par", fr: "fr-par" });
  expect(phrase("constructor").fr).toBe("constructor");
  expect(phrase("from acme_thing.a").fr).toBe("issu de acme_thing.a");
});
