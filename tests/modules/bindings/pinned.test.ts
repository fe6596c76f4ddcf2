import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pin } from "../../../modules/bindings/pin/pin.ts";
import { loadPinnedProviders } from "../../../modules/bindings/pinned.ts";
import { acme, rootWithCloud, temporaryFolder, text, writeFile } from "./acme.ts";

const full = acme({ acme_vpc: { attributes: { name: text() } }, acme_disk: { attributes: {} } });

/** Two clouds that use one provider. */
function twoClouds(second = full): string {
  const root = rootWithCloud("one", ["acme/vpc"]);
  writeFile(
    join(root, "constructs/clouds/two/disk.ts"),
    'import { Disk } from "../../../.gen/acme/disk.js";',
  );
  pin({ root, cloud: "one", providers: [full] });
  pin({ root, cloud: "two", providers: [second] });
  return root;
}

describe("loadPinnedProviders", () => {
  it("answers a provider of two clouds once, with the resources of both", () => {
    const facts = loadPinnedProviders(twoClouds());
    expect(facts).toHaveLength(1);
    expect(Object.keys(facts[0]?.schema.resource_schemas ?? {}).sort()).toEqual(["acme_disk", "acme_vpc"]);
  });

  it("refuses two versions of one provider", () => {
    const root = twoClouds({ ...full, version: "1.5.0" });
    expect(() => loadPinnedProviders(root)).toThrow(/acme\/acme: two clouds pin .* got 1\.4\.2 and 1\.5\.0/);
  });

  it("says how to pin where nothing is pinned", () => {
    expect(() => loadPinnedProviders(temporaryFolder())).toThrow(/npm run schemas:pin/);
  });

  it("refuses a damaged file by its path", () => {
    const root = twoClouds();
    writeFile(join(root, "constructs/clouds/two/provider-schema.json"), '{ "providers": [{}] }');
    expect(() => loadPinnedProviders(root)).toThrow(/two\/provider-schema\.json: this is not a pinned file/);
  });

  it("has the facts of this package's own clouds", () => {
    const sources = loadPinnedProviders().map(({ source }) => source);
    expect(sources).toContain("scaleway/scaleway");
  });
});
