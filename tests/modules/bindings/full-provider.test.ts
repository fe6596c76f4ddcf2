import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFullBehaviour, readFullProviders } from "../../../modules/bindings/full-provider.ts";
import { acme, temporaryFolder, text, writeFile } from "./acme.ts";

const { schema } = acme({ acme_vpc: { attributes: { name: text() } } });

describe("readFullProviders", () => {
  const file = (content: unknown) => {
    const path = join(temporaryFolder(), "schema.json");
    writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };

  it("reads { provider, version, schema }", () => {
    const path = file({ provider: "acme/acme", version: "1.4.2", schema });
    expect(readFullProviders(path, new Map())).toEqual([{ source: "acme/acme", version: "1.4.2", schema }]);
  });

  const terraformOutput = {
    format_version: "1.0",
    provider_schemas: { "registry.terraform.io/acme/acme": schema },
  };

  it("reads what terraform prints, with the version given beside it", () => {
    const providers = readFullProviders(file(terraformOutput), new Map([["acme/acme", "2.0.0"]]));
    expect(providers).toEqual([{ source: "acme/acme", version: "2.0.0", schema }]);
  });

  it("asks for the version that terraform's output lacks", () => {
    expect(() => readFullProviders(file(terraformOutput), new Map())).toThrow(/--version acme\/acme=/);
  });

  it.each([
    ["a missing file", () => join(temporaryFolder(), "none.json"), /cannot read this file, got ENOENT/],
    ["no JSON", () => file("{"), /this is not JSON/],
    ["a list", () => file([]), /no JSON object/],
    ["another object", () => file({ provider: "acme/acme" }), /no provider schema/],
    [
      "a cut schema",
      () => file({ provider: "acme/acme", version: "1.0.0", schema: {} }),
      /no `provider` and `resource_schemas`/,
    ],
  ])("refuses %s", (_, path, message) => {
    expect(() => readFullProviders(path(), new Map())).toThrow(message);
  });

  it("refuses a behaviour file without resources", () => {
    expect(() => readFullBehaviour(file({ provider: "acme", version: "1.0.0" }))).toThrow(/no record of a/);
  });
});
