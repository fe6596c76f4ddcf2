import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedInput } from "../../../../../modules/rehearsal/provider/wire/bytes.ts";
import {
  decodeMessage,
  encodeMessage,
  type MessageType,
} from "../../../../../modules/rehearsal/provider/wire/protobuf.ts";
import { calls } from "../../../../../modules/rehearsal/provider/wire/terraform-messages.ts";

const inner = {
  text: { number: 1, type: "string" },
  count: { number: 2, type: "int" },
} as const satisfies MessageType;
const outer = {
  text: { number: 1, type: "string" },
  blob: { number: 2, type: "bytes" },
  count: { number: 3, type: "int" },
  flag: { number: 4, type: "bool" },
  one: { number: 5, type: () => inner },
  many: { number: 300, type: () => inner, many: "list" },
  texts: { number: 7, type: "string", many: "list" },
  named: { number: 8, type: () => inner, many: "map" },
} as const satisfies MessageType;

const text = fc.string({ unit: "binary" });
const innerMessage = fc.record({ text, count: fc.maxSafeInteger() }, { requiredKeys: [] });
const outerMessage = fc.record(
  {
    text,
    blob: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    count: fc.maxSafeInteger(),
    flag: fc.boolean(),
    one: innerMessage,
    many: fc.array(innerMessage, { minLength: 1 }),
    texts: fc.array(text, { minLength: 1 }),
    named: fc.dictionary(text, innerMessage, { minKeys: 1, noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

describe("protobuf", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(outerMessage, (message) => {
        expect(decodeMessage(outer, encodeMessage(outer, message))).toEqual(message);
      }),
    );
  });

  it("writes what the format's own documentation shows: field 1 holding 150, field 2 holding testing", () => {
    const documented = { a: { number: 1, type: "int" }, b: { number: 2, type: "string" } } as const;
    expect(Buffer.from(encodeMessage(documented, { a: 150, b: "testing" })).toString("hex")).toBe(
      "089601120774657374696e67",
    );
  });

  it("skips fields that it does not know", () => {
    fc.assert(
      fc.property(outerMessage, (message) => {
        const { text: kept, ...rest } = message;
        const expected = kept === undefined ? {} : { text: kept };
        expect(decodeMessage({ text: outer.text }, encodeMessage(outer, { ...rest, ...expected }))).toEqual(
          expected,
        );
      }),
    );
  });

  it("refuses a field that the table does not name", () => {
    expect(() => encodeMessage(outer, { typo: 1 } as object)).toThrow("no field typo");
  });

  it("answers any bytes with a message or with an error that says what is wrong", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...Object.values(calls)),
        (bytes, call) => {
          try {
            decodeMessage(call.request as MessageType, bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedInput);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("answers every truncation of a message likewise", () => {
    fc.assert(
      fc.property(outerMessage, fc.nat(), (message, cut) => {
        const bytes = encodeMessage(outer, message);
        try {
          decodeMessage(outer, bytes.subarray(0, cut % (bytes.length + 1)));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedInput);
        }
      }),
    );
  });
});
