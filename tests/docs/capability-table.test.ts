import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documents, withTable } from "./capability-table.ts";

it.each(Object.entries(documents))(
  "the table of %s is what the constructs write (`npm run docs:capabilities` makes it anew)",
  (name, table) => {
    const text = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
    expect(text).toBe(withTable(text, table));
  },
);
