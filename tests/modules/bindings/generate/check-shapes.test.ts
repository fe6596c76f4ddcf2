import { describe, expect, it } from "vitest";
import { checkShapes } from "../../../../modules/bindings/generate/check-shapes.ts";
import type { AttributeType, BlockSchema } from "../../../../modules/bindings/provider-schema.ts";
import { acme, text } from "../acme.ts";

const problemsOf = (block: BlockSchema) => checkShapes(acme({ acme_vpc: block }).schema);
const ofType = (type: AttributeType): BlockSchema => ({ attributes: { odd: { type, optional: true } } });

describe("checkShapes", () => {
  it.each<[string, string, BlockSchema]>([
    ["a dynamic attribute", "acme_vpc.odd", ofType("dynamic")],
    [
      "a dynamic inside a list of objects",
      "acme_vpc.odd.value",
      ofType(["list", ["object", { value: "dynamic" }]]),
    ],
    ["a tuple", "acme_vpc.odd", ofType(["tuple", ["string", "number"]])],
    ["a group block", "acme_vpc.limits", { block_types: { limits: { nesting_mode: "group", block: {} } } }],
    [
      "a dynamic in a nested block",
      "acme_vpc.rule.odd",
      { block_types: { rule: { nesting_mode: "list", block: ofType("dynamic") } } },
    ],
    [
      "a tuple in a nested attribute",
      "acme_vpc.rule.odd",
      {
        attributes: {
          rule: {
            optional: true,
            nested_type: { nesting_mode: "single", attributes: { odd: { type: ["tuple", ["string"]] } } },
          },
        },
      },
    ],
    ["an attribute named count", "acme_vpc.count", { attributes: { count: text() } }],
    ["an attribute named provider", "acme_vpc.provider", { attributes: { provider: text() } }],
    ["two names for one property", "acme_vpc.ip_v6", { attributes: { ipV6: text(), ip_v6: text() } }],
  ])("names resource and attribute of %s", (_, where, block) => {
    const problems = problemsOf(block);
    expect(problems.map((problem) => problem.where)).toEqual([where]);
    expect(problems[0]?.what).toMatch(/^no binding can be made: /);
  });

  it("accepts what the generator can express", () => {
    const block: BlockSchema = {
      attributes: {
        tags: { type: ["map", "string"], optional: true },
        rules: { type: ["set", ["object", { port: "number" }]], computed: true },
        // Only at the top of a resource does Terraform keep these names for itself.
        disk: { optional: true, nested_type: { nesting_mode: "list", attributes: { count: text() } } },
      },
      block_types: { rule: { nesting_mode: "set", block: { attributes: { provider: text() } } } },
    };
    expect(problemsOf(block)).toEqual([]);
  });
});
