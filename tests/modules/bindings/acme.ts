import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { FullProvider } from "../../../modules/bindings/full-provider.ts";
import type { AttributeSchema, BlockSchema } from "../../../modules/bindings/provider-schema.ts";

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bindings-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A repository root with one cloud whose code imports the given bindings. */
export function rootWithCloud(cloud: string, imports: readonly string[]): string {
  const root = temporaryFolder();
  const lines = imports.map((path) => `import { X } from "../../../.gen/${path}.js";`);
  writeFile(join(root, "constructs", "clouds", cloud, "network.ts"), lines.join("\n"));
  return root;
}

export function acme(resources: Readonly<Record<string, BlockSchema>>): FullProvider {
  const described = { description: "Prose", description_kind: "plain" };
  return {
    source: "acme/acme",
    version: "1.4.2",
    schema: {
      provider: { version: 0, block: { attributes: { region: { type: "string", optional: true } } } },
      resource_schemas: Object.fromEntries(
        Object.entries(resources).map(([name, block]) => [
          name,
          { version: 0, block: { ...described, ...block } },
        ]),
      ),
    },
  };
}

export const text = (more: Omit<AttributeSchema, "type"> = { optional: true }): AttributeSchema => ({
  type: "string",
  ...more,
});
