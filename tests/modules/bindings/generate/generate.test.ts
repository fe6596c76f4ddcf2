import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { generateBindings } from "../../../../modules/bindings/generate/generate.ts";
import { pin } from "../../../../modules/bindings/pin/pin.ts";
import { acme, rootWithCloud, text, writeFile } from "../acme.ts";

const repository = resolve(import.meta.dirname, "../../../..");

function pinned(blocks: Parameters<typeof acme>[0], imports: string[]): string {
  const root = rootWithCloud("acme", imports);
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  writeFile(join(root, "package.json"), '{ "type": "module" }');
  pin({ root, cloud: "acme", providers: [acme(blocks)] });
  return root;
}

const vpc = {
  attributes: { name: text({ required: true }), id: text({ computed: true }) },
  block_types: {
    rule: { nesting_mode: "list", block: { attributes: { port: { type: "number", required: true } } } },
  },
} as const;

describe("generateBindings", () => {
  it("makes one compiled module and its types for each resource, and they synthesise", async () => {
    const root = pinned({ acme_vpc_v2: vpc }, ["acme/vpc-v2"]);
    const { folder, bindings } = await generateBindings(root);
    expect(bindings).toBe(2);
    expect(readdirSync(join(folder, "acme")).sort()).toEqual([
      "provider.d.ts",
      "provider.js",
      "vpc-v2.d.ts",
      "vpc-v2.js",
    ]);
    expect(readFileSync(join(folder, "acme", "vpc-v2.d.ts"), "utf8")).toContain("readonly name: string;");
    const { VpcV2 } = await import(join(folder, "acme", "vpc-v2.js"));
    const { AcmeProvider } = await import(join(folder, "acme", "provider.js"));
    const json = Testing.synthScope((scope) => {
      new AcmeProvider(scope, "Provider", { region: "north-1" });
      new VpcV2(scope, "Vpc", { name: "acme", rule: [{ port: 443 }] });
    });
    const { resource, terraform } = JSON.parse(json);
    expect(resource.acme_vpc_v2.Vpc).toEqual({ name: "acme", rule: [{ port: 443 }] });
    expect(terraform.required_providers.acme).toEqual({ source: "acme/acme", version: "1.4.2" });
  });

  it("does nothing when nothing changed, and starts afresh when a schema did", async () => {
    const root = pinned({ acme_vpc: vpc, acme_disk: {} }, ["acme/vpc"]);
    expect((await generateBindings(root)).upToDate).toBe(false);
    expect((await generateBindings(root)).upToDate).toBe(true);
    writeFile(
      join(root, "constructs/clouds/acme/network.ts"),
      'import {} from "../../../.gen/acme/disk.js";',
    );
    pin({ root, cloud: "acme", providers: [acme({ acme_disk: {} })] });
    const { folder, upToDate } = await generateBindings(root);
    expect(upToDate).toBe(false);
    expect(existsSync(join(folder, "acme", "vpc.js"))).toBe(false);
    expect(existsSync(join(folder, "acme", "disk.js"))).toBe(true);
  });

  it("stops at a shape that no binding can have and leaves the old bindings", async () => {
    const root = pinned({ acme_vpc: vpc }, ["acme/vpc"]);
    const { folder } = await generateBindings(root);
    pin({ root, cloud: "acme", providers: [acme({ acme_vpc: { attributes: { count: text() } } })] });
    await expect(generateBindings(root)).rejects.toThrow(/acme_vpc\.count: no binding can be made/);
    expect(existsSync(join(folder, "acme", "vpc.js"))).toBe(true);
  });

  it("stops with the compiler's words when a binding does not compile", async () => {
    // A getter of this name is the base class's own.
    const root = pinned({ acme_vpc: { attributes: { fqn: { type: "number", optional: true } } } }, [
      "acme/vpc",
    ]);
    await expect(generateBindings(root)).rejects.toThrow(/\.gen\/acme\/vpc\.ts:\d+: .*does not compile/);
  });
});
