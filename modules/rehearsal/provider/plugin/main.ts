import { readFileSync } from "node:fs";
import type { ProviderFacts } from "../facts.ts";
import { servePlugin } from "./serve.ts";

/** Started by the files that `writePluginMirror` writes, with the facts' file as the only argument. */
const facts = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ProviderFacts;
// An interrupt goes to the whole process group: terraform decides when its plugins stop.
process.on("SIGINT", () => {});
servePlugin(facts, {
  env: process.env,
  print: (line) => process.stdout.write(line),
  exit: (code) => process.exit(code),
});
