import { describe, expect, it } from "vitest";
import { conform, parseJson } from "../../../../../modules/rehearsal/provider/engine/state.ts";

describe("a stored state", () => {
  it("keeps numbers that JavaScript cannot hold, and text that looks like them", () => {
    expect(
      parseJson('{"a":0.1,"b":12345678901234567890,"c":-5,"d":"0.1","e":"a\\"1.5","f":1e2,"g":[1.0]}'),
    ).toEqual({
      a: "0.1",
      b: "12345678901234567890",
      c: -5,
      d: "0.1",
      e: 'a"1.5',
      f: 100,
      g: [1],
    });
  });

  it("is brought to the schema: lacking things absent, foreign ones dropped", () => {
    const block = {
      attributes: { a: { type: "string" }, any: { type: "dynamic" } },
      block_types: {
        list: { nesting_mode: "list", block: { attributes: { x: { type: "string" } } } },
        one: { nesting_mode: "single", block: {} },
        group: { nesting_mode: "group", block: { attributes: { y: { type: "string" } } } },
      },
    } as const;
    expect(conform(block, { a: "kept", gone: 1, list: [{ z: 1 }] })).toEqual({
      a: "kept",
      any: null,
      list: [{ x: null }],
      one: null,
      group: { y: null },
    });
  });

  it("puts the type in front of a value of dynamic type", () => {
    const block = { attributes: { any: { type: "dynamic" } } } as const;
    expect(conform(block, { any: { type: "string", value: "x" } })).toEqual({
      any: [Buffer.from('"string"'), "x"],
    });
  });
});
