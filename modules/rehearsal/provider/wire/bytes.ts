/** Bytes that cannot be read as what they should be. */
export class MalformedInput extends Error {
  constructor(what: string) {
    super(`malformed input: ${what}`);
    this.name = "MalformedInput";
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads bytes from front to back and never beyond their end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }
  uint16(): number {
    return this.#view.getUint16(this.#advance(2));
  }
  uint32(): number {
    return this.#view.getUint32(this.#advance(4));
  }
  uint64(): bigint {
    return this.#view.getBigUint64(this.#advance(8));
  }
  int8(): number {
    return this.#view.getInt8(this.#advance(1));
  }
  int16(): number {
    return this.#view.getInt16(this.#advance(2));
  }
  int32(): number {
    return this.#view.getInt32(this.#advance(4));
  }
  int64(): bigint {
    return this.#view.getBigInt64(this.#advance(8));
  }
  float32(): number {
    return this.#view.getFloat32(this.#advance(4));
  }
  float64(): number {
    return this.#view.getFloat64(this.#advance(8));
  }

  bytes(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  text(length: number): string {
    try {
      return utf8.decode(this.bytes(length));
    } catch (error) {
      if (error instanceof MalformedInput) throw error;
      throw new MalformedInput("text is not UTF-8");
    }
  }

  #advance(length: number): number {
    if (length > this.remaining) {
      throw new MalformedInput(`${length} bytes announced, ${this.remaining} left`);
    }
    const start = this.#offset;
    this.#offset += length;
    return start;
  }
}

/** Collects bytes in a buffer that doubles when it is full. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(256);
  #length = 0;

  result(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  uint8(value: number): void {
    const start = this.#reserve(1);
    this.#buffer[start] = value;
  }
  uint16(value: number): void {
    const start = this.#reserve(2);
    this.#buffer.writeUInt16BE(value, start);
  }
  uint32(value: number): void {
    const start = this.#reserve(4);
    this.#buffer.writeUInt32BE(value, start);
  }
  uint64(value: bigint): void {
    const start = this.#reserve(8);
    this.#buffer.writeBigUInt64BE(value, start);
  }
  int64(value: bigint): void {
    const start = this.#reserve(8);
    this.#buffer.writeBigInt64BE(value, start);
  }
  float64(value: number): void {
    const start = this.#reserve(8);
    this.#buffer.writeDoubleBE(value, start);
  }
  bytes(bytes: Uint8Array): void {
    const start = this.#reserve(bytes.length);
    this.#buffer.set(bytes, start);
  }

  /** May replace the buffer: callers ask for their place before they take it. */
  #reserve(length: number): number {
    const start = this.#length;
    this.#length += length;
    if (this.#length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, start));
      this.#buffer = larger;
    }
    return start;
  }
}
