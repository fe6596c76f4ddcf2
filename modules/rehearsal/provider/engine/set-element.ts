import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import {
  attributesOf,
  blocksOf,
  childPattern,
  elementAt,
  elementPattern,
  isCollection,
  type Nesting,
  nestedBlock,
} from "../schema/shape.ts";
import { child, equalValues, isList, isRecord, Unknown, type Value } from "../wire/value.ts";

type Defaults = ReadonlyMap<string, Value>;

/**
 * The element of the prior set that a proposed one continues, or null. The core finds it only where no set lies
 * inside and no default fills a gap; here elements match when they differ in nothing but computed values that the
 * proposal leaves open and defaults that it leaves out.
 */
export function sameElement(
  block: BlockSchema,
  defaults: Defaults,
  pattern: string,
  proposed: Value,
  prior: Value,
): Value {
  if (!isList(prior)) return null;
  return prior.find((candidate) => continues(block, defaults, pattern, proposed, candidate)) ?? null;
}

function continues(
  block: BlockSchema,
  defaults: Defaults,
  pattern: string,
  proposed: Value,
  prior: Value,
): boolean {
  return (
    attributesOf(block).every(([name, attribute]) => {
      const here = childPattern(pattern, name);
      const value = child(proposed, name) ?? defaults.get(here) ?? null;
      const before = child(prior, name);
      if (value === null && (attribute.computed || attribute.write_only)) return true;
      const nested = nestedBlock(attribute);
      if (nested === undefined) return equalValues(value, before);
      return continuesAll(nested.block, nested.nesting, defaults, here, value, before);
    }) &&
    blocksOf(block).every(([name, { block: inner, nesting_mode }]) => {
      const here = childPattern(pattern, name);
      return continuesAll(inner, nesting_mode, defaults, here, child(proposed, name), child(prior, name));
    })
  );
}

function continuesAll(
  block: BlockSchema,
  nesting: Nesting,
  defaults: Defaults,
  pattern: string,
  proposed: Value,
  prior: Value,
): boolean {
  if (proposed instanceof Unknown || prior instanceof Unknown) return false;
  if (proposed === null || prior === null) return proposed === prior;
  const inside = elementPattern(pattern, nesting);
  if (!isCollection(nesting)) return continues(block, defaults, inside, proposed, prior);
  const elements = (value: Value) => (isList(value) ? value : isRecord(value) ? Object.values(value) : []);
  if (elements(proposed).length !== elements(prior).length) return false;
  if (nesting === "set") {
    return elements(proposed).every((item) => sameElement(block, defaults, inside, item, prior) !== null);
  }
  const keys: (string | number)[] = isList(proposed) ? [...proposed.keys()] : Object.keys(proposed);
  return keys.every((key) =>
    continues(block, defaults, inside, elementAt(proposed, key), elementAt(prior, key)),
  );
}

/** Takes over the computed values that the core could not carry into a set's element. */
export function fillComputed(block: BlockSchema, proposed: Value, prior: Value): Value {
  if (prior === null || !isRecord(proposed)) return proposed;
  const computed = attributesOf(block).filter(
    ([name, attribute]) => attribute.computed && child(proposed, name) === null,
  );
  return { ...proposed, ...Object.fromEntries(computed.map(([name]) => [name, child(prior, name)])) };
}
