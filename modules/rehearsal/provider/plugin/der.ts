/** Distinguished Encoding Rules: the few of ASN.1's types that a certificate needs. */
export type Der = Uint8Array;

const element = (tag: number, content: Uint8Array): Der => {
  const { length } = content;
  const long: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) long.unshift(rest & 0xff);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | long.length, ...long];
  return Buffer.concat([Uint8Array.from(head), content]);
};

export const sequence = (...parts: readonly Der[]): Der => element(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Der[]): Der => element(0x31, Buffer.concat(parts));
export const octets = (content: Uint8Array): Der => element(0x04, content);
export const bits = (content: Uint8Array, unusedBits = 0): Der =>
  element(0x03, Buffer.concat([Uint8Array.of(unusedBits), content]));
export const boolean = (value: boolean): Der => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const text = (value: string): Der => element(0x0c, Buffer.from(value, "utf8"));
/** Years up to 2049. */
export const time = (date: Date): Der =>
  element(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, "").slice(2, 14)}Z`, "ascii"));
/** A positive integer, given as its bytes. */
export const integer = (bytes: Uint8Array): Der =>
  element(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Uint8Array.of(0), bytes]));
/** A context-specific tag around a whole element. */
export const explicit = (number: number, content: Der): Der => element(0xa0 | number, content);
/** A context-specific tag in place of the element's own. */
export const implicit = (number: number, content: Uint8Array): Der => element(0x80 | number, content);

export const oid = (dotted: string): Der => {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
};

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift(0x80 | (rest & 0x7f));
  return digits;
}
