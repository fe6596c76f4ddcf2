import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Integrator, installedSizeMb, installPackage, repository } from "./installed-package.ts";

const examples = join(repository, "examples");

let integrator: Integrator;
let sizeBefore: number;

beforeAll(async () => {
  integrator = await installPackage();
  sizeBefore = installedSizeMb(integrator);
  // The compiler and runner of the CDKTF TypeScript template: ts-node needs a compiler before 7.
  await integrator.install("typescript@5.9", "ts-node@10", "tsx@4", "@types/node@20");
}, 240_000);

afterAll(() => integrator?.remove(), 60_000);

/** An integrator's own stack: a capability of a cloud, and a resource that no capability covers. */
const stack = `
import { sovereignApp, synthesize } from "sovereign-ai-stack";
import { CockpitSource } from "sovereign-ai-stack/bindings/scaleway/cockpit-source";
import type { ObjectStorageProps } from "sovereign-ai-stack/capabilities";
import { scaleway } from "sovereign-ai-stack/clouds/scaleway";
import { TerraformStack } from "cdktf";

const app = sovereignApp();
const stack = new TerraformStack(app, "acme");
scaleway.configure(stack, {
  region: "fr-par",
  zone: "fr-par-2",
  project: "11111111-2222-4333-8444-555555555555",
  deployment: "acme",
  owner: "it@example.org",
  environment: "development",
});
const props: ObjectStorageProps = { bucketName: "acme-documents", dataClass: "internal" };
if ("unavailable" in scaleway.ObjectStorage) throw new Error(scaleway.ObjectStorage.reason);
new scaleway.ObjectStorage(stack, "Documents", props);
new CockpitSource(stack, "Metrics", { name: "acme-metrics", type: "metrics", retentionDays: 31 });
synthesize(app);
`;

function synthesised() {
  const path = join(integrator.folder, "cdktf.out", "stacks", "acme", "cdk.tf.json");
  return JSON.parse(readFileSync(path, "utf8")).resource;
}

describe("the package, installed", () => {
  it("has every file that an entry of its manifest names", () => {
    const path = join(integrator.folder, "node_modules", manifest.name);
    const targets = Object.values(manifest.exports)
      .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
      .map((target) => target.replace(/clouds\/\*/, "clouds/scaleway").replace("*", "scaleway/provider"));
    expect(
      [...targets, manifest.main, manifest.types].filter((target) => !existsSync(join(path, target))),
    ).toEqual([]);
  });

  it("names the same types for compilers that know no exports", () => {
    const old = Object.entries(manifest.typesVersions["*"]).map(([entry, [types]]) => [
      `./${entry}`,
      `./${types}`,
    ]);
    const current = Object.entries(manifest.exports).flatMap(([entry, target]) =>
      typeof target === "string" || entry === "." ? [] : [[entry, target.types]],
    );
    expect(old.sort()).toEqual(current.sort());
  });

  it("carries the data that its code reads by path", () => {
    const path = join(integrator.folder, "node_modules", manifest.name, "dist");
    for (const file of ["constructs/clouds/scaleway/provider-schema.json", "stacks/reference.yaml"]) {
      expect(existsSync(join(path, file)), file).toBe(true);
    }
  });

  it("brings less than 40 MB along, its dependencies included", () => {
    expect(sizeBefore).toBeGreaterThan(1);
    expect(sizeBefore).toBeLessThan(40);
  });

  it("answers on the command line", async () => {
    expect(await integrator.run("sovereign", "--help")).toMatch(/Usage: sovereign/);
  });

  it("synthesises an integrator's stack as ES modules", async () => {
    integrator.write("package.json", packageJson({ type: "module" }));
    integrator.write(
      "tsconfig.json",
      JSON.stringify({ compilerOptions: { module: "nodenext", strict: true } }),
    );
    integrator.write("main.ts", stack);
    await integrator.run("tsc", "-p", ".");
    await integrator.run("node", "main.js");
    expect(Object.keys(synthesised())).toEqual(
      expect.arrayContaining(["scaleway_object_bucket", "scaleway_cockpit_source"]),
    );
  }, 120_000);

  it("synthesises it under the settings of the CDKTF TypeScript template", async () => {
    integrator.write("package.json", packageJson({}));
    // CommonJS by ts-node, with the old way of finding modules: what decides whether our types and code are found.
    integrator.write(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          target: "ES2018",
          lib: ["es2018"],
          module: "CommonJS",
          moduleResolution: "node",
          strict: true,
          noUnusedLocals: true,
          noImplicitReturns: true,
          experimentalDecorators: true,
          resolveJsonModule: true,
          declaration: true,
          inlineSourceMap: true,
          skipLibCheck: true,
        },
        include: ["main.ts"],
      }),
    );
    integrator.write("main.ts", stack.replaceAll("acme-documents", "acme-from-template"));
    await integrator.run("tsc", "--noEmit", "-p", ".");
    await integrator.run("ts-node", "main.ts");
    expect(JSON.stringify(synthesised())).toContain("acme-from-template");
  }, 120_000);
});

/** Examples are there to be copied out: what they import must be what the package exports. */
const folders = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => existsSync(join(entry.parentPath, entry.name, "cdktf.json")))
  .map(({ name }) => name);

describe.each(folders)("the example %s, beside the installed package", (example) => {
  it("compiles and synthesises", async () => {
    const folder = join(integrator.folder, example);
    cpSync(join(examples, example), folder, { recursive: true });
    await integrator.runIn(example, "tsc", "--noEmit");
    await integrator.runIn(example, "node", "--import", "tsx", "main.ts");
    const out = join(folder, "cdktf.out");
    const { stacks } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(Object.keys(stacks).length).toBeGreaterThan(0);
  }, 120_000);
});

/** The project's manifest as npm wrote it, with other settings. */
function packageJson(settings: Record<string, unknown>): string {
  const { type: _, ...kept } = JSON.parse(readFileSync(join(integrator.folder, "package.json"), "utf8"));
  return JSON.stringify({ ...kept, ...settings });
}
