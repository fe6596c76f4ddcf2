import { readFileSync, writeFileSync } from "node:fs";
import { documents, withTable } from "./capability-table.ts";

for (const [name, table] of Object.entries(documents)) {
  const file = new URL(`../../${name}`, import.meta.url);
  writeFileSync(file, withTable(readFileSync(file, "utf8"), table));
}
