import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { PinnedProvider } from "../pinned.ts";
import { bindingFile, localName } from "../provider-names.ts";
import { checkShapes } from "./check-shapes.ts";

/** TypeScript of one binding: `file` is its name without ending, `provider` or the resource's. */
export interface BindingSource {
  readonly file: string;
  readonly text: string;
}

/**
 * The generator's TypeScript of a provider and its resources, one file for each.
 *
 * Throws `UserError` naming resource and attribute for a shape that the generator cannot express.
 */
export async function writeTypeScript(pinned: PinnedProvider): Promise<BindingSource[]> {
  const problems = checkShapes(pinned.schema);
  if (problems.length > 0) throw new UserError(...problems);
  const folder = mkdtempSync(join(tmpdir(), "bindings-"));
  try {
    await runGenerator(pinned, folder);
    const generated = join(folder, "providers", localName(pinned.source));
    const files = ["provider", ...Object.keys(pinned.schema.resource_schemas)];
    const sources = readGenerated(generated);
    return files.map((name) => {
      const text = sources.get(name);
      if (text !== undefined) {
        return { file: name === "provider" ? name : bindingFile(pinned.source, name), text };
      }
      throw new UserError({
        where: name,
        what: "the generator made no single file of this resource",
        fix: "do without it, or pin a smaller schema of it",
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the generator wrote, by resource type. It puts each binding into `<name>/index.ts`. */
function readGenerated(folder: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const files = readdirSync(join(folder, entry.name)).filter((file) => file !== "README.md");
    const text = readFileSync(join(folder, entry.name, "index.ts"), "utf8");
    const type = /static readonly tfResourceType = "(\w+)"/.exec(text)?.[1] ?? "";
    // Very wide resources are split over several files; none of ours is, and flattening those is not worth it.
    if (files.length === 1) sources.set(entry.name === "provider" ? "provider" : type, text);
  }
  return sources;
}

async function runGenerator({ source, version, constraint, schema }: PinnedProvider, folder: string) {
  const {
    CodeMaker,
    ConstructsMakerProviderTarget,
    Language,
    TerraformProviderConstraint,
    TerraformProviderGenerator,
  } = await loadGenerator();
  const address = `registry.terraform.io/${source}`;
  const generator = new TerraformProviderGenerator(new CodeMaker(), {
    provider_schemas: { [address]: structuredClone(schema) },
    provider_versions: { [address]: version },
  } as never);
  const wanted = new TerraformProviderConstraint(`${source}@${constraint}`);
  generator.generate(new ConstructsMakerProviderTarget(wanted, Language.TYPESCRIPT));
  await generator.save(folder);
}

/**
 * The generator of `cdktf get`, loaded only when there is something to generate: it pulls in half of the CDKTF
 * command line. The package's own entry needs a module that it does not depend on, hence the deep path.
 */
async function loadGenerator() {
  // It asks terraform for its version as soon as it is loaded, and reports to its makers where there is none.
  process.env.CHECKPOINT_DISABLE = "1";
  const before = process.env.TERRAFORM_BINARY_NAME;
  process.env.TERRAFORM_BINARY_NAME = "true";
  try {
    const [generator, commons, codemaker] = await Promise.all([
      import("@cdktf/provider-generator/lib/get/generator/provider-generator.js"),
      import("@cdktf/commons"),
      import("codemaker"),
    ]);
    return { ...generator, ...commons, ...codemaker };
  } finally {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  }
}
