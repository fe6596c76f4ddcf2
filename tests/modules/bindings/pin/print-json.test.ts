import fc from "fast-check";
import { expect, it } from "vitest";
import { printJson } from "../../../../modules/bindings/pin/print-json.ts";

it("prints JSON that reads back as what it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("keeps what fits on one line and breaks what does not", () => {
  const short = { type: "string", optional: true };
  expect(printJson(short)).toBe('{ "type": "string", "optional": true }\n');
  const lines = printJson({ a: Array.from({ length: 40 }, () => "word"), b: short }).split("\n");
  expect(lines).toContain('  "b": { "type": "string", "optional": true }');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
});
