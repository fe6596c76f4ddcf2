import { describe, expect, it } from "vitest";
import type { PinnedProvider } from "../../modules/bindings/pinned.ts";
import { checkAgainstSchemas } from "./schema-check.ts";

const provider: PinnedProvider = {
  source: "acme/acme",
  version: "1.0.0",
  constraint: ">= 1.0.0",
  schema: {
    provider: { version: 0, block: {} },
    resource_schemas: {
      acme_thing: {
        version: 0,
        block: {
          attributes: {
            id: { type: "string", computed: true },
            name: { type: "string", required: true },
            ports: { type: ["list", "number"], optional: true },
            tags: { type: ["map", "string"], optional: true },
          },
          block_types: {
            disk: {
              nesting_mode: "list",
              min_items: 1,
              max_items: 2,
              block: { attributes: { size: { type: "number", required: true } } },
            },
          },
        },
      },
    },
  },
};

const check = (config: Record<string, unknown>, type = "acme_thing") =>
  checkAgainstSchemas(
    { resource: { [type]: { a: { name: "x", disk: [{ size: 1 }], ...config } } } } as never,
    [provider],
  );

describe("checkAgainstSchemas", () => {
  it("takes what fits, references and Terraform's own arguments", () => {
    expect(
      check({ ports: [`\${other.port}`, 2], tags: { a: "b" }, lifecycle: { prevent_destroy: true } }),
    ).toEqual([]);
    expect(check({ disk: { size: `\${var.size}` }, ports: `\${var.ports}`, "//": {} })).toEqual([]);
  });

  it.each([
    [{ name: null }, "acme_thing.a.name: required"],
    [{ colour: "red" }, "acme_thing.a.colour: unknown argument"],
    [{ id: "x" }, "acme_thing.a.id: only the provider sets it"],
    [{ ports: ["one"] }, 'acme_thing.a.ports: "one" is no "number"'],
    [{ tags: ["a:b"] }, 'acme_thing.a.tags: ["a:b"] is no ["map","string"]'],
    [{ disk: [] }, "acme_thing.a.disk: 0 blocks, at least 1"],
    [{ disk: [{ size: 1 }, { size: 2 }, { size: 3 }] }, "acme_thing.a.disk: 3 blocks, at most 2"],
    [{ disk: [{ size: 1, speed: 2 }] }, "acme_thing.a.disk.speed: unknown argument"],
    [{ disk: [{}] }, "acme_thing.a.disk.size: required"],
  ])("refuses %j", (config, message) => {
    expect(check(config)).toEqual([message]);
  });

  it("refuses a type that no pinned schema has", () => {
    expect(check({}, "acme_other")).toEqual(["acme_other.a: no pinned schema"]);
  });
});
