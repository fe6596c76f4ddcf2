import { relative } from "node:path";
import { packageRoot } from "../pinned.ts";
import { runScript } from "../run-script.ts";
import { generateBindings } from "./generate.ts";

runScript(async () => {
  const start = performance.now();
  const { folder, bindings, upToDate } = await generateBindings(packageRoot);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const state = upToDate ? "up to date" : "written";
  console.log(`${relative(process.cwd(), folder) || folder}: ${bindings} bindings ${state} in ${seconds} s`);
});
