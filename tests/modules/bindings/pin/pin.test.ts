import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pin } from "../../../../modules/bindings/pin/pin.ts";
import { loadCloudProviders } from "../../../../modules/bindings/pinned.ts";
import { acme, rootWithCloud, text } from "../acme.ts";

const full = acme({
  acme_vpc: { attributes: { name: text(), id: text({ computed: true }) } },
  acme_vpc_route: { attributes: { secret: text({ optional: true, sensitive: true, write_only: true }) } },
  acme_unused: { attributes: { name: text() } },
});

describe("pin", () => {
  it("keeps the resources that code imports, and the provider", () => {
    const root = rootWithCloud("acme", ["acme/vpc", "acme/provider"]);
    const { providers } = pin({ root, cloud: "acme", providers: [full] });
    expect(providers.map(({ source, version, constraint }) => [source, version, constraint])).toEqual([
      ["acme/acme", "1.4.2", ">= 1.4.2, < 2.0.0"],
    ]);
    expect(Object.keys(providers[0]?.schema.resource_schemas ?? {})).toEqual(["acme_vpc"]);
    expect(providers[0]?.schema.provider.block.attributes).toHaveProperty("region");
  });

  it("drops prose and keeps every flag that decides a type", () => {
    const root = rootWithCloud("acme", ["acme/vpc-route"]);
    const { providers } = pin({ root, cloud: "acme", providers: [full] });
    expect(JSON.stringify(providers)).not.toContain("Prose");
    expect(providers[0]?.schema.resource_schemas.acme_vpc_route?.block.attributes?.secret).toEqual({
      type: "string",
      optional: true,
      sensitive: true,
      write_only: true,
    });
  });

  it("keeps listed resources beside the imported ones", () => {
    const root = rootWithCloud("acme", ["acme/vpc"]);
    const { providers } = pin({ root, cloud: "acme", providers: [full], extraResources: ["acme_unused"] });
    expect(Object.keys(providers[0]?.schema.resource_schemas ?? {})).toEqual(["acme_unused", "acme_vpc"]);
  });

  it("writes the same bytes whatever the order of the schema, one attribute a line", () => {
    const root = rootWithCloud("acme", ["acme/vpc"]);
    const file = join(root, "constructs", "clouds", "acme", "provider-schema.json");
    pin({ root, cloud: "acme", providers: [full] });
    const first = readFileSync(file, "utf8");
    const reversed = acme({ acme_vpc: { attributes: { id: text({ computed: true }), name: text() } } });
    pin({ root, cloud: "acme", providers: [reversed] });
    expect(readFileSync(file, "utf8")).toBe(first);
    expect(first).toMatch(/^ +"name": \{ "type": "string", "optional": true \}$/m);
  });

  it("takes a provider from what is pinned already when no full schema is given", () => {
    const root = rootWithCloud("acme", ["acme/vpc"]);
    pin({ root, cloud: "acme", providers: [full], extraResources: ["acme_unused"] });
    const { providers } = pin({ root, cloud: "acme", providers: [] });
    expect(Object.keys(providers[0]?.schema.resource_schemas ?? {})).toEqual(["acme_vpc"]);
  });

  it("keeps several providers, each with the behaviour observed of its resources", () => {
    const root = rootWithCloud("acme", ["acme/vpc", "other/disk"]);
    const other = { ...acme({ other_disk: { attributes: {} } }), source: "example/other" };
    const behaviour = {
      provider: "acme",
      version: "1.4.0",
      resources: { acme_vpc: { requiresReplace: ["name"] }, acme_unused: { requiresReplace: ["name"] } },
    };
    pin({ root, cloud: "acme", providers: [full, other], behaviours: [behaviour] });
    const [first, second] = loadCloudProviders(root, "acme");
    expect(first?.source).toBe("acme/acme");
    expect(first?.behaviour).toEqual({ acme_vpc: { requiresReplace: ["name"] } });
    expect(second?.source).toBe("example/other");
    expect(second?.behaviour).toBeUndefined();
  });

  it("keeps observations that were added to the pinned file since", () => {
    const root = rootWithCloud("acme", ["acme/vpc"]);
    const observed = (behaviour: object) => [
      { provider: "acme", version: "1.4.0", resources: { acme_vpc: behaviour } },
    ];
    const pinWith = (behaviour: object) =>
      pin({ root, cloud: "acme", providers: [full], behaviours: observed(behaviour) }).behaviours[0]
        ?.resources;
    pinWith({ values: { id: "{uuid}" }, requiresReplace: ["name"] });
    expect(pinWith({ requiresReplace: [] })).toEqual({
      acme_vpc: { values: { id: "{uuid}" }, requiresReplace: [] },
    });
  });

  it("names every imported resource that the schema lacks, with the nearest that it has, and writes nothing", () => {
    const root = rootWithCloud("acme", ["acme/vpc-rout", "acme/wholly-different-thing"]);
    expect(() => pin({ root, cloud: "acme", providers: [full] })).toThrow(
      /acme_vpc_rout: acme\/acme 1\.4\.2 has no such resource.*did you mean acme_vpc_route\?[\s\S]*acme_wholly_different_thing/,
    );
    expect(loadCloudProviders(root, "acme")).toEqual([]);
  });

  it("names the provider that no schema was given of", () => {
    const root = rootWithCloud("acme", ["other/disk"]);
    expect(() => pin({ root, cloud: "acme", providers: [full] })).toThrow(
      /other_disk: no schema was given .*got other; allowed: acme\/acme/,
    );
  });

  it("names the clouds that there are when one is mistyped", () => {
    const root = rootWithCloud("acme", ["acme/vpc"]);
    expect(() => pin({ root, cloud: "acne", providers: [full] })).toThrow(/got acne; allowed: acme/);
  });
});
