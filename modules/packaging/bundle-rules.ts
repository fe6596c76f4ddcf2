import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { build } from "esbuild";

/**
 * Writes all rules of the audit into one module beside them. A rule is a file of its own where people read it; loading
 * a hundred files is a quarter of an audit's start.
 *
 * @param folder the compiled `rules/`
 */
export async function bundleRules(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .sort();
  const lines = files.map(
    (file, index) => `import { rule as r${index} } from "./${file.replaceAll(sep, "/")}";`,
  );
  const list = `export const rules = [${files.map((_, index) => `r${index}`).join(", ")}];`;
  await build({
    stdin: { contents: [...lines, list].join("\n"), resolveDir: folder },
    outfile: join(folder, "..", "all-rules.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    plugins: [
      { name: "only-rules", setup: ({ onResolve }) => onResolve({ filter: /^\./ }, outside(folder)) },
    ],
  });
}

/** What rules stand on stays where it is, so that it exists once. */
const outside =
  (folder: string) =>
  ({ path, resolveDir }: { readonly path: string; readonly resolveDir: string }) => {
    const file = resolve(resolveDir, path);
    if (file.startsWith(folder + sep)) return undefined;
    return { path: `./${relative(dirname(folder), file).replaceAll(sep, "/")}`, external: true };
  };
