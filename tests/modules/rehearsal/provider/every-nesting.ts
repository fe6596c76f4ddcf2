import type { ProviderFacts } from "../../../../modules/rehearsal/provider/facts.ts";

const leaf = { name: { type: "string", required: true }, id: { type: "string", computed: true } } as const;
const nested = { ...leaf, size: { type: "number", optional: true, computed: true } } as const;
const secretive = { ...nested, secret: { type: "string", optional: true, write_only: true } } as const;

const blockModes = ["single", "group", "list", "set", "map"] as const;
const nestedModes = ["single", "list", "set", "map"] as const;

const optionalOnly = {
  size: { type: "number", optional: true },
  id: { type: "string", computed: true },
} as const;

const readOnly = {
  id: { type: "string", computed: true },
  endpoint: { type: "string", computed: true },
} as const;

/** Terraform allows no write-only argument inside a set. */
function secretiveIn(mode: string) {
  return mode === "set" ? nested : secretive;
}

/** A provider of our own with every way that a schema can nest, and with behaviour of every kind. */
export const everyNesting: ProviderFacts = {
  source: "acme/everything",
  version: "1.0.0",
  schema: {
    provider: { version: 0, block: { attributes: { region: { type: "string", optional: true } } } },
    resource_schemas: {
      everything_thing: {
        version: 3,
        block: {
          attributes: {
            id: { type: "string", computed: true },
            name: { type: "string", required: true },
            huge: { type: "number", optional: true },
            fraction: { type: "number", optional: true },
            any: { type: "dynamic", optional: true },
            pair: { type: ["tuple", ["string", "number"]], optional: true },
            labels: { type: ["map", "string"], optional: true },
            ports: { type: ["set", "number"], optional: true },
            settings: {
              type: ["list", ["object", { key: "string", on: "bool" }]],
              optional: true,
              computed: true,
            },
            token: { type: "string", optional: true, write_only: true },
            token_version: { type: "number", optional: true },
            ...Object.fromEntries(
              nestedModes.flatMap((mode) => [
                [
                  `in_${mode}`,
                  { optional: true, nested_type: { nesting_mode: mode, attributes: secretiveIn(mode) } },
                ],
                [
                  `own_${mode}`,
                  { computed: true, nested_type: { nesting_mode: mode, attributes: readOnly } },
                ],
                [
                  `open_${mode}`,
                  {
                    optional: true,
                    computed: true,
                    nested_type: { nesting_mode: mode, attributes: optionalOnly },
                  },
                ],
              ]),
            ),
          },
          block_types: Object.fromEntries(
            blockModes.map((mode) => [
              `block_${mode}`,
              {
                nesting_mode: mode,
                block: {
                  attributes: mode === "group" ? optionalOnly : secretiveIn(mode),
                  ...(mode === "group"
                    ? {}
                    : { block_types: { deep: { nesting_mode: "set", block: { attributes: nested } } } }),
                },
              },
            ]),
          ),
        },
      },
      everything_machine: {
        version: 0,
        block: {
          attributes: {
            id: { type: "string", optional: true, computed: true },
            region: { type: "string", optional: true, computed: true },
            size: { type: "string", optional: true },
            image: { type: "string", optional: true },
            disk_gib: { type: "number", optional: true },
            secure: { type: "bool", optional: true },
            zone_hint: { type: "string", optional: true, computed: true },
            doors: { type: ["set", ["map", "string"]], optional: true },
            script: { type: "string", optional: true },
            rack: { type: "string", optional: true, computed: true },
            note: { type: "string", optional: true },
            groups: { type: ["set", "string"], optional: true },
            all_groups: { type: ["set", "string"], optional: true, computed: true },
            address: { type: "string", computed: true },
          },
          block_types: {
            disk: {
              nesting_mode: "list",
              block: {
                attributes: {
                  kind: { type: "string", optional: true },
                  slot: { type: "string", optional: true, computed: true },
                  serial: { type: "string", computed: true },
                },
              },
            },
          },
        },
      },
    },
    data_source_schemas: {
      everything_image: {
        version: 0,
        block: {
          attributes: {
            id: { type: "string", computed: true },
            name: { type: "string", required: true },
            endpoints: { type: ["list", "string"], computed: true },
          },
        },
      },
    },
    ephemeral_resource_schemas: {
      everything_password: {
        version: 0,
        block: {
          attributes: {
            length: { type: "number", optional: true },
            result: { type: "string", computed: true },
          },
        },
      },
    },
    functions: { shout: { parameters: [{ name: "text", type: "string" }], return_type: "string" } },
  },
  behaviour: {
    everything_machine: {
      defaults: { secure: true, "disk[*].kind": "ssd", disk_gib: 20 },
      nullWhenUnset: ["zone_hint"],
      unknownWhenSet: ["rack", "disk[*].slot"],
      sameAs: { all_groups: "groups" },
      sha1WhenSet: ["script"],
      requiresReplace: ["image", "disk[*].kind", "groups", "script"],
      replaceDirectional: [
        { path: "disk_gib", replace: { from: 40, to: 20 }, inPlace: { from: 20, to: 40 } },
      ],
      replaceUntested: ["note"],
      rejects: [
        { path: "size", value: "wrong", allowed: ["small", "large"] },
        { path: "disk[*].kind", value: "wrong", allowed: ["ssd", "hdd"] },
      ],
      values: { id: "{region/}{uuid}", region: "{provider.region|=eu-1}" },
    },
  },
};

/** Uses everything that the schema has. */
export const everyNestingConfiguration = `
terraform {
  required_providers { everything = { source = "acme/everything" } }
}
provider "everything" { region = "eu-9" }

data "everything_image" "base" { name = "base" }

resource "everything_machine" "first" {
  image = data.everything_image.base.id
  disk {}
  disk { kind = "hdd" }
}

ephemeral "everything_password" "once" { length = 20 }

resource "everything_thing" "all" {
  name          = "all"
  huge          = 12345678901234567890123
  fraction      = 0.1
  any           = { a = [1, "two", null], b = { c = true } }
  pair          = ["one", 2]
  labels        = { first = everything_machine.first.id, "__proto__" = "kept" }
  ports         = [443, 80]
  token         = ephemeral.everything_password.once.result
  token_version = 1
  in_single     = { name = "s", secret = "quiet" }
  in_list       = [{ name = "l1" }, { name = everything_machine.first.address }]
  in_set        = [{ name = "set" }, { name = everything_machine.first.id }]
  in_map        = { k = { name = "m", size = 3 } }
  block_single {
    name   = "bs"
    secret = "quiet"
    deep { name = "d1" }
    deep { name = "d2" }
  }
  block_group { size = 5 }
  block_list {
    name = "bl1"
    deep { name = everything_machine.first.id }
  }
  block_list { name = "bl2" }
  block_set {
    name = "set1"
    deep { name = "x" }
  }
  dynamic "block_set" {
    for_each = ["set2", "set3"]
    content { name = block_set.value }
  }
  block_map "k1" { name = "bm" }
}
`;
