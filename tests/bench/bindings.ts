import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFullProviders } from "../../modules/bindings/full-provider.ts";
import { generateBindings } from "../../modules/bindings/generate/generate.ts";
import { constraintFor } from "../../modules/bindings/pin/pin.ts";
import { printJson } from "../../modules/bindings/pin/print-json.ts";
import { trimSchema } from "../../modules/bindings/pin/trim-schema.ts";
import type { Bench, Figure, Missing } from "./figure.ts";

/** Making the bindings anew, against making those of a whole provider, as `cdktf get` does. */
export const bindings: Bench = async ({ root, schema }) => {
  const ours = await inCopy(root, () => {});
  const figure: Figure = {
    name: "bindings of every pinned resource",
    value: ours,
    unit: "ms",
    limit: 10_000,
  };
  const missing: Missing = {
    name: "bindings of a provider's every resource, for comparison",
    needs: "--schema FILE, a provider's full schema",
  };
  if (schema === undefined) return [figure, missing];
  const [provider] = readFullProviders(schema, new Map());
  if (provider === undefined) return [figure, missing];
  const types = Object.keys(provider.schema.resource_schemas);
  const whole = {
    ...provider,
    constraint: constraintFor(provider.version),
    schema: trimSchema(provider.schema, types),
  };
  const value = await inCopy(root, (clouds) => {
    rmSync(clouds, { recursive: true });
    mkdirSync(join(clouds, "whole"), { recursive: true });
    writeFileSync(join(clouds, "whole", "provider-schema.json"), printJson({ providers: [whole] }));
  });
  return [{ ...figure, baseline: { name: `all ${types.length} resources of ${provider.source}`, value } }];
};

/** Generates in a copy of the root, so that nobody's bindings are touched. */
async function inCopy(root: string, change: (clouds: string) => void): Promise<number> {
  const copy = mkdtempSync(join(tmpdir(), "bench-bindings-"));
  const clouds = join(copy, "constructs", "clouds");
  try {
    cpSync(join(root, "constructs", "clouds"), clouds, { recursive: true });
    cpSync(join(root, "package.json"), join(copy, "package.json"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    change(clouds);
    const start = performance.now();
    await generateBindings(copy);
    return performance.now() - start;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
