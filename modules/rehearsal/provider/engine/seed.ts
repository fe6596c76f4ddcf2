import { createHash } from "node:crypto";
import { isList, isRecord, Unknown, type Value } from "../wire/value.ts";

/** Where generated values come from: the same seed and purpose always give the same bytes. */
export class Seed {
  readonly #text: string;

  constructor(...parts: readonly string[]) {
    this.#text = JSON.stringify(parts);
  }

  hex(purpose: string, digits: number): string {
    return createHash("sha256")
      .update(this.#text)
      .update("\0")
      .update(purpose)
      .digest("hex")
      .slice(0, digits);
  }

  /** A UUID of version 8, the one left to inventors: no real one of version 4 can be mistaken for it. */
  uuid(purpose: string): string {
    const hex = this.hex(purpose, 32);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }

  number(purpose: string, below: number): number {
    return Number.parseInt(this.hex(purpose, 8), 16) % below;
  }
}

/** The same text for the same value, however its keys are ordered. */
export function canonicalText(value: Value): string {
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (isRecord(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join(",")}}`;
  }
  if (value instanceof Unknown) return "unknown";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
