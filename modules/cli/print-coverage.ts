import { coverageOf } from "../audit/coverage.ts";
import { coverageText } from "../audit/coverage-text.ts";
import { type CoverageClass, listedTypes, loadProviderTypes } from "../audit/provider-types.ts";
import { loadClouds, loadRules } from "../audit/registry.ts";
import { readFullProviders } from "../bindings/full-provider.ts";

/** The audit's coverage of the schemas in the files given, else of the full schemas of the pinned providers. */
export async function printCoverage(
  schemaFiles: readonly string[],
  format: "text" | "json",
): Promise<string> {
  const known = (await loadProviderTypes()).flatMap(listedTypes);
  const listed = schemaFiles.length > 0 ? listedIn(schemaFiles, known) : known;
  const coverage = coverageOf(listed, await loadRules(), await loadClouds());
  return format === "json" ? `${JSON.stringify(coverage, null, 2)}\n` : coverageText(coverage);
}

/** The types of schema files. One that the lists do not know yet counts as data-bearing until somebody has read it. */
function listedIn(files: readonly string[], known: ReturnType<typeof listedTypes>) {
  const byType = new Map(known.map((one) => [one.type, one]));
  const unread: CoverageClass = "data";
  // Coverage asks for types only; a file without versions will do.
  const anyVersion = { get: () => "unknown" };
  return files
    .flatMap((file) => readFullProviders(file, anyVersion))
    .flatMap(({ source, schema }) =>
      Object.keys(schema.resource_schemas ?? {}).map(
        (type) => byType.get(type) ?? { provider: source, type, coverageClass: unread, holdsSecret: false },
      ),
    );
}
