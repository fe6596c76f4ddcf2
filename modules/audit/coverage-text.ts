import { byCoverageClass, type TypeCoverage } from "./coverage.ts";

/** The coverage as text: per provider its share by what is at stake, and every type with its rules or "none". */
export function coverageText(coverage: readonly TypeCoverage[]): string {
  const providers = [...new Set(coverage.map(({ provider }) => provider))];
  return `${providers.map((provider) => section(provider, coverage)).join("\n")}\n`;
}

function section(provider: string, coverage: readonly TypeCoverage[]): string {
  const types = coverage.filter((one) => one.provider === provider);
  const classes = byCoverageClass(types).filter((one) => one.coverageClass !== "other" && one.types > 0);
  const sum = (pick: "types" | "covered") => classes.reduce((total, one) => total + one[pick], 0);
  const shares = classes.map(
    ({ coverageClass, covered, types: all }) => `${coverageClass} ${covered}/${all}`,
  );
  return [
    `${provider}: ${types.length} types; ${sum("covered")} of ${sum("types")} that matter have rules (${shares.join(", ")})`,
    ...types.map(line),
    "",
  ].join("\n");
}

function line(one: TypeCoverage): string {
  const kind = one.class === undefined || one.class === "joint" ? one.coverageClass : one.class;
  if (one.rules.length > 0) return `  ${one.type} (${kind}): ${one.rules.join(", ")}`;
  if (one.readBy.length > 0) return `  ${one.type} (${kind}): read with ${one.readBy.join(", ")}`;
  return `  ${one.type} (${kind}): none${one.why === undefined ? "" : ` – ${one.why}`}`;
}
