import { ByteReader, ByteWriter, MalformedInput } from "./bytes.ts";

/**
 * Protocol Buffers by tables: a message is a record of fields, a field its number and its type. Field names serve
 * this side only; numbers and types are what travels.
 */
export type MessageType = Readonly<Record<string, Field>>;

export interface Field {
  readonly number: number;
  /** A function where the field holds a message, so that messages can hold each other. */
  readonly type: "string" | "bytes" | "int" | "bool" | (() => MessageType);
  /** `map` has string keys. @default - a single value */
  readonly many?: "list" | "map";
}

/** A decoded message: absent single fields are left out, absent lists and maps too. */
export type Message<T extends MessageType> = {
  readonly [Name in keyof T]?: T[Name] extends { many: "list" }
    ? readonly Single<T[Name]["type"]>[]
    : T[Name] extends { many: "map" }
      ? Readonly<Record<string, Single<T[Name]["type"]>>>
      : Single<T[Name]["type"]>;
};

type Single<T> = T extends "string"
  ? string
  : T extends "bytes"
    ? Uint8Array
    : T extends "int"
      ? number
      : T extends "bool"
        ? boolean
        : T extends () => infer M
          ? M extends MessageType
            ? Submessage<M>
            : never
          : never;

type Submessage<M extends MessageType> = string extends keyof M ? object : Message<M>;

const wireTypes = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;

export function encodeMessage<T extends MessageType>(type: T, message: Message<T>): Uint8Array {
  const writer = new ByteWriter();
  for (const [name, value] of Object.entries(message)) {
    const field = type[name];
    if (field === undefined) throw new TypeError(`no field ${name} in this message`);
    if (value !== undefined) writeField(writer, field, value);
  }
  return writer.result();
}

function writeField(writer: ByteWriter, field: Field, value: unknown): void {
  if (field.many === "list") {
    for (const item of value as readonly unknown[]) writeSingle(writer, field, item);
  } else if (field.many === "map") {
    const entry = mapEntry(field);
    for (const [key, item] of Object.entries(value as object)) {
      writeLengthPrefixed(writer, field.number, encodeMessage(entry, { key, value: item }));
    }
  } else {
    writeSingle(writer, field, value);
  }
}

function writeSingle(writer: ByteWriter, { number, type }: Field, value: unknown): void {
  if (type === "int" || type === "bool") {
    writeVarint(writer, BigInt((number << 3) | wireTypes.varint));
    writeVarint(writer, BigInt.asUintN(64, BigInt(value as number | boolean)));
  } else if (type === "string") {
    writeLengthPrefixed(writer, number, Buffer.from(value as string, "utf8"));
  } else if (type === "bytes") {
    writeLengthPrefixed(writer, number, value as Uint8Array);
  } else {
    writeLengthPrefixed(writer, number, encodeMessage(type(), value as object));
  }
}

function writeLengthPrefixed(writer: ByteWriter, number: number, bytes: Uint8Array): void {
  writeVarint(writer, BigInt((number << 3) | wireTypes.length));
  writeVarint(writer, BigInt(bytes.length));
  writer.bytes(bytes);
}

function writeVarint(writer: ByteWriter, value: bigint): void {
  let rest = value;
  while (rest > 0x7fn) {
    writer.uint8(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  writer.uint8(Number(rest));
}

/**
 * Fields that the table does not name are skipped: newer peers may send them.
 *
 * @throws MalformedInput
 */
export function decodeMessage<T extends MessageType>(type: T, bytes: Uint8Array): Message<T> {
  const reader = new ByteReader(bytes);
  const fields = new Map(Object.entries(type).map(([name, field]) => [field.number, { name, field }]));
  const found = new Map<string, unknown>();
  while (reader.remaining > 0) {
    const tag = Number(readVarint(reader));
    const wireType = tag % 8;
    const known = fields.get(Math.floor(tag / 8));
    if (known === undefined) skip(reader, wireType);
    else
      found.set(
        known.name,
        merge(known.field, found.get(known.name), readSingle(reader, known.field, wireType)),
      );
  }
  return Object.fromEntries(found) as Message<T>;
}

function merge(field: Field, before: unknown, value: unknown): unknown {
  if (field.many === "list") {
    const list = (before ?? []) as unknown[];
    list.push(value);
    return list;
  }
  if (field.many === "map") {
    const entry = value as { key?: string; value?: unknown };
    return { ...(before as object | undefined), [entry.key ?? ""]: entry.value };
  }
  return value;
}

function readSingle(reader: ByteReader, field: Field, wireType: number): unknown {
  const type = field.many === "map" ? () => mapEntry(field) : field.type;
  const wanted = type === "int" || type === "bool" ? wireTypes.varint : wireTypes.length;
  if (wireType !== wanted) throw new MalformedInput(`field ${field.number} has wire type ${wireType}`);
  if (type === "int") return Number(BigInt.asIntN(64, readVarint(reader)));
  if (type === "bool") return readVarint(reader) !== 0n;
  const length = Number(readVarint(reader));
  if (type === "string") return reader.text(length);
  const bytes = reader.bytes(length);
  return type === "bytes" ? bytes : decodeMessage(type(), bytes);
}

function mapEntry(field: Field): MessageType {
  return { key: { number: 1, type: "string" }, value: { number: 2, type: field.type } };
}

function readVarint(reader: ByteReader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = reader.uint8();
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw new MalformedInput("a number of more than 64 bits");
}

function skip(reader: ByteReader, wireType: number): void {
  if (wireType === wireTypes.varint) readVarint(reader);
  else if (wireType === wireTypes.fixed64) reader.bytes(8);
  else if (wireType === wireTypes.fixed32) reader.bytes(4);
  else if (wireType === wireTypes.length) reader.bytes(Number(readVarint(reader)));
  else throw new MalformedInput(`wire type ${wireType}`);
}
