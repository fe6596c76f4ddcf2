import { describe, expect, it } from "vitest";
import { isRehearsed, rehearsedSchemaVersion } from "../../../modules/rehearsal/marker.ts";

const resource = (schema_version: number) => ({ address: "acme_server.a", schema_version });

describe("isRehearsed", () => {
  it.each([
    ["a plan", { planned_values: { root_module: { resources: [resource(rehearsedSchemaVersion)] } } }],
    [
      "a plan of a module in a module",
      {
        planned_values: {
          root_module: {
            child_modules: [{ child_modules: [{ resources: [resource(rehearsedSchemaVersion + 3)] }] }],
          },
        },
      },
    ],
    [
      "a plan that destroys all",
      {
        planned_values: { root_module: {} },
        prior_state: { values: { root_module: { resources: [resource(rehearsedSchemaVersion)] } } },
      },
    ],
    [
      "a plan in which one of two providers was rehearsed",
      { planned_values: { root_module: { resources: [resource(1), resource(rehearsedSchemaVersion)] } } },
    ],
    ["a state", { values: { root_module: { resources: [resource(rehearsedSchemaVersion)] } } }],
  ])("knows %s", (_, json) => expect(isRehearsed(json)).toBe(true));

  it.each([
    ["a real plan", { planned_values: { root_module: { resources: [resource(0), resource(20)] } } }],
    ["a plan without resources", { planned_values: { root_module: {} } }],
    ["anything else", null],
    ["text", "planned_values"],
    ["a list", [1]],
    ["odd shapes", { planned_values: { root_module: { resources: [null, 3], child_modules: "none" } } }],
  ])("says no for %s", (_, json) => expect(isRehearsed(json)).toBe(false));
});
