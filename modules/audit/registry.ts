import { readdirSync } from "node:fs";
import type { CloudMapper } from "./mapper.ts";
import type { Rule } from "./rule.ts";

/** In the package, where the build has put all rules into one module. */
const compiled = import.meta.url.endsWith(".js");

/** Every rule: each file `rules/<topic>/<id>.ts` exports one. Adding a file adds the rule. */
export async function loadRules(): Promise<readonly Rule[]> {
  if (compiled) {
    const bundle = new URL("./all-rules.js", import.meta.url);
    return ((await import(bundle.href)) as { readonly rules: readonly Rule[] }).rules;
  }
  const folder = new URL("./rules/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isModule).sort();
  const modules = await Promise.all(
    files.map((file) => import(new URL(file.replaceAll("\\", "/"), folder).href) as Promise<{ rule: Rule }>),
  );
  return modules.map(({ rule }) => rule);
}

/** Every cloud that the audit can read: a file `clouds/<name>.ts` or a folder with an `index`. */
export async function loadClouds(): Promise<readonly CloudMapper[]> {
  const folder = new URL("./clouds/", import.meta.url);
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [`${entry.name}/${compiled ? "index.js" : "index.ts"}`];
    return isModule(entry.name) ? [entry.name] : [];
  });
  const modules = await Promise.all(
    files.sort().map((file) => import(new URL(file, folder).href) as Promise<{ mapper: CloudMapper }>),
  );
  return modules.map(({ mapper }) => mapper);
}

/** Source or compiled module, but no declaration file. */
function isModule(file: string): boolean {
  return /\.(?:ts|js)$/.test(file) && !file.endsWith(".d.ts");
}
