import { decodeValue, encodeValue } from "../wire/msgpack.ts";
import type { Message } from "../wire/protobuf.ts";
import type { calls } from "../wire/terraform-messages.ts";
import type { Value } from "../wire/value.ts";
import { parseJson } from "./state.ts";

/** A value in the envelope that the protocol puts around it. */
export type DynamicValue = NonNullable<
  Message<(typeof calls)["ValidateProviderConfig"]["request"]>["config"]
>;

export function wrap(value: Value): DynamicValue {
  return { msgpack: encodeValue(value) };
}

/** Null where the envelope is empty. */
export function unwrap(envelope: DynamicValue | undefined): Value {
  if (envelope?.msgpack && envelope.msgpack.length > 0) return decodeValue(envelope.msgpack);
  return envelope?.json && envelope.json.length > 0
    ? parseJson(Buffer.from(envelope.json).toString("utf8"))
    : null;
}
