import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isolateStack, overrideFile } from "../../../../modules/rehearsal/run/isolate-stack.ts";
import { placeholderVariables } from "../../../../modules/rehearsal/run/variables.ts";

const out = mkdtempSync(join(tmpdir(), "isolate-test-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const states = { backend: "http", prefix: "http://127.0.0.1:1/w/" } as const;

function stack(name: string, configuration: object) {
  const folder = join(out, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(configuration));
  return { name, folder, dependencies: [] };
}

const bucket = (key: string) => ({ bucket: "state", key, endpoints: { s3: "https://s3.example.org" } });

describe("a stack's state", () => {
  const foundation = stack("foundation", { terraform: { backend: { s3: bucket("foundation") } } });
  const other = stack("other", { terraform: { backend: { s3: bucket("other") } } });
  const reads = (name: string, remoteState: object) =>
    stack(name, { data: { terraform_remote_state: { "cross-stack-reference-input-x": remoteState } } });

  it("is kept by the rehearsal, whatever backend the stack has", () => {
    expect(isolateStack(foundation, [foundation, other], states).remoteStates).toEqual([]);
    const override = JSON.parse(readFileSync(join(foundation.folder, overrideFile), "utf8"));
    expect(override.terraform.backend).toEqual({
      http: {
        address: "http://127.0.0.1:1/w/foundation",
        lock_address: "http://127.0.0.1:1/w/foundation",
        unlock_address: "http://127.0.0.1:1/w/foundation",
      },
    });
    expect(override).not.toHaveProperty("data");
  });

  it("is read from there by the stack whose backend settings the reader repeats", () => {
    const compute = reads("compute", { backend: "s3", config: bucket("foundation") });
    const { remoteStates } = isolateStack(compute, [other, foundation, compute], states);
    expect(remoteStates).toEqual(["data.terraform_remote_state.cross-stack-reference-input-x"]);
    const override = JSON.parse(readFileSync(join(compute.folder, overrideFile), "utf8"));
    expect(override.data.terraform_remote_state["cross-stack-reference-input-x"]).toEqual({
      backend: "http",
      config: { address: "http://127.0.0.1:1/w/foundation" },
    });
  });

  it("of anybody else is never read", () => {
    const compute = reads("foreign", { backend: "s3", config: bucket("production") });
    expect(() => isolateStack(compute, [foundation, other, compute], states)).toThrow(
      /foreign: this reads a state that no rehearsed stack writes/,
    );
  });
});

describe("variables without a value", () => {
  it("get one of their type, except those that were given", () => {
    const asking = stack("asking", {
      variable: {
        password: { type: "string", sensitive: true },
        count: { type: "number" },
        flag: { type: "bool" },
        names: { type: "list(string)" },
        tags: { type: "map(string)" },
        known: { type: "string", default: null },
        given: {},
      },
    });
    expect(placeholderVariables(asking, { given: "x" })).toEqual([
      { name: "password", value: "rehearsal-password" },
      { name: "count", value: "1" },
      { name: "flag", value: "false" },
      { name: "names", value: "[]" },
      { name: "tags", value: "{}" },
    ]);
  });
});
