import * as catalogue from "../catalogue/index.ts";
import { countryNotes } from "../diagnosis/knowledge/laws.ts";
import { tools } from "../diagnosis/knowledge/tools.ts";
import { datedFacts } from "./dated-facts.ts";

/** Days ahead in which a fact is announced, so that it can be looked up before it counts as unknown. */
const noticeDays = 30;

const facts = datedFacts({ ...catalogue, tools, countryNotes });
const today = catalogue.isoDay();
const soon = catalogue.isoDay(new Date(Date.now() + noticeDays * 86_400_000));
const stale = facts.filter(({ expiresOn }) => expiresOn <= today);
const ageing = facts.filter(({ expiresOn }) => expiresOn > today && expiresOn <= soon);

for (const [title, found] of [
  ["stale since", stale],
  ["stale from", ageing],
] as const) {
  for (const { path, expiresOn, source } of found) console.log(`${path}: ${title} ${expiresOn} (${source})`);
}
console.log(`${facts.length} dated facts: ${stale.length} stale, ${ageing.length} within ${noticeDays} days`);
if (stale.length > 0) process.exitCode = 1;
