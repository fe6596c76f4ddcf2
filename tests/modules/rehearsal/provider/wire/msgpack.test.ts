import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedInput } from "../../../../../modules/rehearsal/provider/wire/bytes.ts";
import { decodeValue, encodeValue } from "../../../../../modules/rehearsal/provider/wire/msgpack.ts";
import { Unknown, unknown, type Value } from "../../../../../modules/rehearsal/provider/wire/value.ts";

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
    fc.bigInt({ min: BigInt(Number.MAX_SAFE_INTEGER) + 1n, max: 2n ** 64n - 1n }),
    fc.bigInt({ min: -(2n ** 63n), max: BigInt(Number.MIN_SAFE_INTEGER) - 1n }),
    fc.string({ unit: "binary", maxLength: 70_000, size: "+1" }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(unknown),
    fc
      .tuple(fc.integer({ min: 0, max: 127 }), fc.uint8Array({ minLength: 1, maxLength: 300 }))
      .map(([code, bytes]) => new Unknown(code, Buffer.from(bytes))),
    fc.array(tie("value"), { maxLength: 40 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 40, noNullPrototype: true }),
  ),
}));

/** Bytes compare as bytes, whichever class holds them. */
function plain(item: Value): unknown {
  if (item instanceof Uint8Array) return { bytes: Buffer.from(item).toString("hex") };
  if (item instanceof Unknown)
    return { unknown: item.code, with: Buffer.from(item.refinements).toString("hex") };
  if (Array.isArray(item)) return item.map(plain);
  if (typeof item === "object" && item !== null) {
    return Object.entries(item).map(([key, inner]) => [key, plain(inner)]);
  }
  return item;
}

describe("MessagePack", () => {
  it("reads back what it wrote, refined unknowns and numbers beyond 53 bits included", () => {
    fc.assert(
      fc.property(value, (item) => {
        expect(plain(decodeValue(encodeValue(item)))).toEqual(plain(item));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["an unknown", unknown, "d40000"],
    ["an object", { a: 1 }, "81a16101"],
    ["null", null, "c0"],
    ["a negative number", -1, "ff"],
    ["a fraction", 1.5, "cb3ff8000000000000"],
    ["a number beyond 64 bits, as text", 2n ** 70n, "b631313830353931363230373137343131333033343234"],
  ] as const)("writes %s as the core does", (_, item, hex) => {
    expect(Buffer.from(encodeValue(item)).toString("hex")).toBe(hex);
  });

  it.each([
    ["c403010203", Buffer.from([1, 2, 3])],
    ["cc80", 128],
    ["cd0100", 256],
    ["ce00010000", 65536],
    ["d0ff", -1],
    ["d1ff00", -256],
    ["d2ffff0000", -65536],
    ["ca3fc00000", 1.5],
    ["dc0001c3", [true]],
    ["dd00000001c2", [false]],
    ["de0001a161c0", { a: null }],
    ["d90161", "a"],
    ["da000161", "a"],
    ["db0000000161", "a"],
  ])("reads the form %s, which it does not write", (hex, expected) => {
    expect(plain(decodeValue(Buffer.from(hex, "hex")))).toEqual(plain(expected));
  });

  it("answers any bytes with a value or with an error that says what is wrong", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          decodeValue(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedInput);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["nothing", ""],
    ["an array that announces four thousand million elements", "ddffffffff"],
    ["a map that announces as many", "dfffffffff"],
    ["text that announces as much", "dbffffffff61"],
    ["text that is not UTF-8", "a1ff"],
    ["a key that is not text", "8101c0"],
    ["bytes after the value", "c0c0"],
    ["a format that does not exist", "c1"],
    ["ten thousand levels", "91".repeat(10_000)],
  ])("refuses %s at once", (_, hex) => {
    expect(() => decodeValue(Buffer.from(hex, "hex"))).toThrow(MalformedInput);
  });
});
