import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { referenceFile } from "../../stacks/load-settings.ts";
import { choices } from "../../stacks/main.ts";
import { settingsJsonSchema } from "../../stacks/settings.ts";

const schemaFile = join(import.meta.dirname, "../../stacks/sovereign.schema.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const validate = addFormats.default(new Ajv2020({ strict: true })).compile(schema);

describe("the editors' schema", () => {
  it("is the one of the settings; `npm run settings:schema` writes it", () => {
    expect(schema).toEqual(settingsJsonSchema(choices));
  });

  it("accepts the reference deployments, and names what is wrong with others", () => {
    const reference = parse(readFileSync(referenceFile, "utf8"));
    expect(validate(reference)).toBe(true);
    reference.deployments[0].size = "huge";
    expect(validate(reference)).toBe(false);
    expect(validate.errors).toMatchObject([{ instancePath: "/deployments/0/size", keyword: "enum" }]);
  });

  it("describes every setting", () => {
    const bare = (rule: Record<string, unknown>, path: string): string[] => [
      ...(rule.description === undefined && !/\[\]$|oneOf/.test(path) ? [path] : []),
      ...Object.entries((rule.properties ?? {}) as Record<string, Record<string, unknown>>).flatMap(
        ([name, child]) => bare(child, `${path}.${name}`),
      ),
      ...(rule.items === undefined ? [] : bare(rule.items as Record<string, unknown>, `${path}[]`)),
    ];
    expect(bare(schema, "")).toEqual([]);
  });

  it("is named in the first line of the reference deployments", () => {
    expect(readFileSync(referenceFile, "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\/sovereign\.schema\.json\n/,
    );
  });
});
