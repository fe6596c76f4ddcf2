import { describe, expect, it } from "vitest";
import { readPlan } from "../../../modules/plan/index.ts";
import { UserError } from "../../../modules/problem/problem.ts";

const plan = { format_version: "1.2", terraform_version: "1.11.4", planned_values: {}, resource_changes: [] };
const refusal = (input: unknown): string => {
  try {
    readPlan(input, "p.json");
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("it was accepted");
};

describe("readPlan", () => {
  it("reads an empty plan", () => {
    expect(readPlan(JSON.stringify(plan))).toMatchObject({
      kind: "plan",
      formatVersion: "1.2",
      resources: [],
    });
  });

  it("reads text with a byte order mark", () => {
    expect(readPlan(`\uFEFF${JSON.stringify(plan)}`).kind).toBe("plan");
  });

  it.each([
    ["an empty file", "", "empty"],
    ["a binary plan", "PK\u0003\u0004", "binary plan"],
    ["a log of a run", '{"@level":"info"}\n{"@level":"info"}', "log of a run"],
    ["other text", "Plan: 1 to add", "not JSON"],
    ["truncated text", JSON.stringify(plan).slice(0, 60), "cut off"],
    ["a list", "[]", "not an object"],
    ["other JSON", '{"name":"x"}', "neither a Terraform plan nor a state"],
    ["a configuration", '{"terraform":{},"resource":{}}', "configuration, not yet a plan"],
    ["a raw state", '{"version":4,"lineage":"x","resources":[]}', "raw state"],
    ["another major format", JSON.stringify({ ...plan, format_version: "2.0" }), "format of plan is unknown"],
    [
      "a format that is no version",
      JSON.stringify({ ...plan, format_version: 1 }),
      "format of plan is unknown",
    ],
    ["an errored plan", JSON.stringify({ ...plan, errored: true }), "stopped with an error"],
    [
      "an incomplete plan",
      JSON.stringify({ ...plan, complete: false, deferred_changes: [{}] }),
      "1 deferred",
    ],
    [
      "a broken change",
      JSON.stringify({ ...plan, resource_changes: [{ address: "a.b" }] }),
      "#/resource_changes/0",
    ],
    [
      "an unknown action",
      JSON.stringify({
        ...plan,
        resource_changes: [{ address: "a.b", type: "a", change: { actions: ["burn"] } }],
      }),
      "unknown",
    ],
  ])("refuses %s and says why", (_, input, reason) => {
    expect(refusal(input)).toContain(reason);
    expect(refusal(input)).toMatch(/; fix: /);
  });

  it("quotes nothing of damaged JSON, because it may be a secret", () => {
    expect(refusal('{"format_version":"1.2","password":"Canary-1234567"')).not.toContain("Canary");
    expect(refusal('{"password": Canary1234567}')).not.toContain("Canary");
  });

  it("refuses JSON that is nested to break readers, without breaking", () => {
    const deep = `{"format_version":"1.2","planned_values":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
    expect(refusal(deep)).toContain("nested too deep");
  });

  it("keeps keys that name parts of every object as plain keys", () => {
    const text = `{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","provider_name":"x/y",
      "change":{"actions":["create"],"after":{"__proto__":{"polluted":true},"constructor":"c"}}}]}`;
    const [resource] = readPlan(text).resources;
    expect(Object.hasOwn(resource?.after ?? {}, "__proto__")).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("reads a state as a plan that changes nothing", () => {
    const state = {
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: {
        outputs: { key: { value: "x", sensitive: true } },
        root_module: {
          resources: [
            { address: "a.b", mode: "managed", type: "a", provider_name: "h/x/y", values: { n: 1 } },
          ],
          child_modules: [
            {
              resources: [
                {
                  address: "module.m.a.c[0]",
                  mode: "managed",
                  type: "a",
                  index: 0,
                  provider_name: "h/x/y",
                  values: {},
                },
              ],
            },
          ],
        },
      },
    };
    const { kind, resources, outputs } = readPlan(state);
    expect(kind).toBe("state");
    expect(
      resources.map(({ address, action, provider, pointer }) => ({ address, action, provider, pointer })),
    ).toEqual([
      { address: "a.b", action: "no-op", provider: "x/y", pointer: "/values/root_module/resources/0/values" },
      {
        address: "module.m.a.c[0]",
        action: "no-op",
        provider: "x/y",
        pointer: "/values/root_module/child_modules/0/resources/0/values",
      },
    ]);
    expect(outputs[0]?.sensitive).toBe(true);
  });
});
