import { coverageOf, coverageText, loadClouds, loadRules } from "../audit/index.ts";
import { readFullProviders } from "../bindings/full-provider.ts";
import { loadPinnedProviders } from "../bindings/pinned.ts";

/** The audit's coverage of the providers in the files given, else of the pinned ones. */
export async function printCoverage(
  schemaFiles: readonly string[],
  format: "text" | "json",
): Promise<string> {
  // Coverage asks for types only; a file without versions will do.
  const anyVersion = { get: () => "unknown" };
  const providers =
    schemaFiles.length > 0
      ? schemaFiles.flatMap((file) => readFullProviders(file, anyVersion))
      : loadPinnedProviders();
  const types = providers.flatMap(({ source, schema }) =>
    Object.keys(schema.resource_schemas ?? {}).map((type) => ({ provider: source, type })),
  );
  const coverage = coverageOf(types, await loadRules(), await loadClouds());
  return format === "json" ? `${JSON.stringify(coverage, null, 2)}\n` : coverageText(coverage);
}
