import { ByteReader, ByteWriter, MalformedInput } from "./bytes.ts";
import { isList, Unknown, type Value } from "./value.ts";

/** Deeper than any schema; keeps hostile input from exhausting the stack. */
const deepest = 256;

export function encodeValue(value: Value): Uint8Array {
  const writer = new ByteWriter();
  write(writer, value);
  return writer.result();
}

function write(writer: ByteWriter, value: Value): void {
  if (value === null) writer.uint8(0xc0);
  else if (typeof value === "boolean") writer.uint8(value ? 0xc3 : 0xc2);
  else if (typeof value === "string") writeText(writer, value);
  else if (typeof value === "number") writeNumber(writer, value);
  else if (typeof value === "bigint") writeInteger(writer, value);
  else if (value instanceof Uint8Array) writeBinary(writer, value);
  else if (value instanceof Unknown) writeUnknown(writer, value);
  else if (isList(value)) {
    writeCount(writer, value.length, 0x90, 0xdc);
    for (const item of value) write(writer, item);
  } else {
    const entries = Object.entries(value);
    writeCount(writer, entries.length, 0x80, 0xde);
    for (const [key, item] of entries) {
      writeText(writer, key);
      write(writer, item);
    }
  }
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length < 32) writer.uint8(0xa0 | bytes.length);
  else writeLength(writer, bytes.length, 0xd9);
  writer.bytes(bytes);
}

function writeBinary(writer: ByteWriter, bytes: Uint8Array): void {
  writeLength(writer, bytes.length, 0xc4);
  writer.bytes(bytes);
}

/** Formats with 8, 16 and 32 bits of length follow each other. */
function writeLength(writer: ByteWriter, length: number, format8: number): void {
  if (length < 0x100) {
    writer.uint8(format8);
    writer.uint8(length);
  } else writeCount16Or32(writer, length, format8 + 1);
}

function writeCount(writer: ByteWriter, count: number, fixed: number, format16: number): void {
  if (count < 16) writer.uint8(fixed | count);
  else writeCount16Or32(writer, count, format16);
}

function writeCount16Or32(writer: ByteWriter, count: number, format16: number): void {
  if (count < 0x1_0000) {
    writer.uint8(format16);
    writer.uint16(count);
  } else {
    writer.uint8(format16 + 1);
    writer.uint32(count);
  }
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) writeInteger(writer, BigInt(value));
  else {
    writer.uint8(0xcb);
    writer.float64(value);
  }
}

function writeInteger(writer: ByteWriter, value: bigint): void {
  if (value >= 0n && value < 0x80n) writer.uint8(Number(value));
  else if (value >= -0x20n && value < 0n) writer.uint8(0x100 + Number(value));
  else if (value >= 0n && value < 1n << 64n) {
    writer.uint8(0xcf);
    writer.uint64(value);
  } else if (value < 0n && value >= -(1n << 63n)) {
    writer.uint8(0xd3);
    writer.int64(value);
  } else writeText(writer, value.toString());
}

function writeUnknown(writer: ByteWriter, { code, refinements }: Unknown): void {
  const length = refinements.length;
  if (length === 1) writer.uint8(0xd4);
  else {
    writer.uint8(length < 0x100 ? 0xc7 : 0xc8);
    if (length < 0x100) writer.uint8(length);
    else writer.uint16(length);
  }
  writer.uint8(code);
  writer.bytes(refinements);
}

/** @throws MalformedInput also where bytes follow the value */
export function decodeValue(bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = read(reader, 0);
  if (reader.remaining > 0) throw new MalformedInput(`${reader.remaining} bytes after the value`);
  return value;
}

function read(reader: ByteReader, depth: number): Value {
  if (depth > deepest) throw new MalformedInput(`more than ${deepest} levels`);
  const format = reader.uint8();
  if (format < 0x80) return format;
  if (format < 0x90) return readRecord(reader, format & 0x0f, depth);
  if (format < 0xa0) return readList(reader, format & 0x0f, depth);
  if (format < 0xc0) return reader.text(format & 0x1f);
  if (format >= 0xe0) return format - 0x100;
  const readFormat = formats[format];
  if (readFormat === undefined) throw new MalformedInput(`format 0x${format.toString(16)}`);
  return readFormat(reader, depth);
}

const formats: Readonly<Record<number, (reader: ByteReader, depth: number) => Value>> = {
  192: () => null,
  194: () => false,
  195: () => true,
  196: (reader) => reader.bytes(reader.uint8()),
  197: (reader) => reader.bytes(reader.uint16()),
  198: (reader) => reader.bytes(reader.uint32()),
  199: (reader) => readUnknown(reader, reader.uint8()),
  200: (reader) => readUnknown(reader, reader.uint16()),
  201: (reader) => readUnknown(reader, reader.uint32()),
  202: (reader) => reader.float32(),
  203: (reader) => reader.float64(),
  204: (reader) => reader.uint8(),
  205: (reader) => reader.uint16(),
  206: (reader) => reader.uint32(),
  207: (reader) => narrow(reader.uint64()),
  208: (reader) => reader.int8(),
  209: (reader) => reader.int16(),
  210: (reader) => reader.int32(),
  211: (reader) => narrow(reader.int64()),
  212: (reader) => readUnknown(reader, 1),
  213: (reader) => readUnknown(reader, 2),
  214: (reader) => readUnknown(reader, 4),
  215: (reader) => readUnknown(reader, 8),
  216: (reader) => readUnknown(reader, 16),
  217: (reader) => reader.text(reader.uint8()),
  218: (reader) => reader.text(reader.uint16()),
  219: (reader) => reader.text(reader.uint32()),
  220: (reader, depth) => readList(reader, reader.uint16(), depth),
  221: (reader, depth) => readList(reader, reader.uint32(), depth),
  222: (reader, depth) => readRecord(reader, reader.uint16(), depth),
  223: (reader, depth) => readRecord(reader, reader.uint32(), depth),
};

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function readUnknown(reader: ByteReader, length: number): Unknown {
  const code = reader.uint8();
  return new Unknown(code, reader.bytes(length));
}

function readList(reader: ByteReader, count: number, depth: number): Value {
  if (count > reader.remaining) throw new MalformedInput(`${count} elements announced`);
  return Array.from({ length: count }, () => read(reader, depth + 1));
}

function readRecord(reader: ByteReader, count: number, depth: number): Value {
  if (count * 2 > reader.remaining) throw new MalformedInput(`${count} entries announced`);
  const entries = Array.from({ length: count }, () => {
    const key = read(reader, depth + 1);
    if (typeof key !== "string") throw new MalformedInput("a key that is not text");
    return [key, read(reader, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}
