import type { AttributeSchema, BlockSchema, NestedBlockSchema } from "../../../bindings/provider-schema.ts";
import {
  attributesOf,
  blocksOf,
  childPattern,
  elementAt,
  elementPattern,
  mapElements,
  type Nesting,
  nestedBlock,
} from "../schema/shape.ts";
import {
  child,
  equalValues,
  holdsUnknown,
  isList,
  isRecord,
  Unknown,
  unknown,
  type Value,
} from "../wire/value.ts";
import type { Manners } from "./manners.ts";

/** The same place in the three values that a plan is made from. */
interface Sides {
  readonly prior: Value;
  /** The core's own merge of configuration and prior state. */
  readonly proposed: Value;
  readonly config: Value;
}

/** What the object will be, as far as it can be known before it exists. */
export function planObject(block: BlockSchema, manners: Manners, sides: Sides): Value {
  if (!isRecord(sides.proposed)) return sides.proposed;
  return new Planner(manners).object(block, "", sides);
}

class Planner {
  readonly #manners: Manners;

  constructor(manners: Manners) {
    this.#manners = manners;
  }

  object(block: BlockSchema, pattern: string, sides: Sides): Value {
    return Object.fromEntries([
      ...attributesOf(block).map(([name, attribute]) => {
        const planned = this.#attribute(
          attribute,
          childPattern(pattern, name),
          at(sides, name),
          sides.prior === null,
        );
        return [name, planned] as const;
      }),
      ...blocksOf(block).map(([name, nested]) => {
        const planned = this.#block(
          nested,
          childPattern(pattern, name),
          at(sides, name),
          sides.prior === null,
        );
        return [name, planned] as const;
      }),
    ]);
  }

  #attribute(attribute: AttributeSchema, pattern: string, sides: Sides, isNew: boolean): Value {
    if (attribute.write_only) return null;
    if (sides.config === null) return this.#unset(attribute, pattern, sides.proposed, isNew);
    const nested = nestedBlock(attribute);
    if (nested) return this.#elements(nested.block, nested.nesting, pattern, sides);
    return this.#configured(pattern, sides, isNew);
  }

  #unset(attribute: AttributeSchema, pattern: string, proposed: Value, isNew: boolean): Value {
    const standard = this.#manners.defaults.get(pattern);
    if (standard !== undefined) return standard;
    if (proposed !== null || !isNew || this.#manners.nullWhenUnset.has(pattern)) return proposed;
    return attribute.computed || this.#manners.unknownWhenUnset.has(pattern) ? unknown : null;
  }

  #configured(pattern: string, { prior, proposed }: Sides, isNew: boolean): Value {
    if (!isNew && this.#manners.changeIgnored.has(pattern)) return prior;
    return this.#manners.unknownWhenElementUnknown.has(pattern) && holdsUnknown(proposed)
      ? unknown
      : proposed;
  }

  #block(nested: NestedBlockSchema, pattern: string, sides: Sides, isNew: boolean): Value {
    if (isNew && isAbsent(sides.proposed) && this.#manners.unknownWhenUnset.has(pattern)) return unknown;
    if (this.#manners.unknownWhenElementUnknown.has(pattern) && holdsUnknown(sides.proposed)) return unknown;
    return this.#elements(nested.block, nested.nesting_mode, pattern, sides);
  }

  #elements(block: BlockSchema, nesting: Nesting, pattern: string, sides: Sides): Value {
    const inside = elementPattern(pattern, nesting);
    return mapElements(sides.proposed, nesting, (proposed, key) => {
      if (!isRecord(proposed)) return proposed;
      if (nesting !== "set") {
        return this.object(block, inside, {
          proposed,
          prior: elementAt(sides.prior, key),
          config: elementAt(sides.config, key),
        });
      }
      const prior = sameElement(block, proposed, sides.prior);
      return this.object(block, inside, {
        proposed: fillComputed(block, proposed, prior),
        prior,
        config: proposed,
      });
    });
  }
}

function at({ prior, proposed, config }: Sides, name: string): Sides {
  return { prior: child(prior, name), proposed: child(proposed, name), config: child(config, name) };
}

function isAbsent(value: Value): boolean {
  return value === null || (isList(value) && value.length === 0);
}

/**
 * The element of the prior set that a proposed one continues. The core finds it only where no set lies inside; here
 * elements match when they differ in nothing but computed values that the proposal leaves open.
 */
function sameElement(block: BlockSchema, proposed: Value, prior: Value): Value {
  if (!isList(prior)) return null;
  return prior.find((candidate) => continues(block, proposed, candidate)) ?? null;
}

function continues(block: BlockSchema, proposed: Value, prior: Value): boolean {
  return (
    attributesOf(block).every(([name, attribute]) => {
      const value = child(proposed, name);
      const before = child(prior, name);
      if (value === null && (attribute.computed || attribute.write_only)) return true;
      const nested = nestedBlock(attribute);
      return nested ? continuesAll(nested.block, nested.nesting, value, before) : equalValues(value, before);
    }) &&
    blocksOf(block).every(([name, nested]) =>
      continuesAll(nested.block, nested.nesting_mode, child(proposed, name), child(prior, name)),
    )
  );
}

function continuesAll(block: BlockSchema, nesting: Nesting, proposed: Value, prior: Value): boolean {
  if (proposed instanceof Unknown || prior instanceof Unknown) return false;
  if (proposed === null || prior === null) return proposed === prior;
  if (nesting === "single" || nesting === "group") return continues(block, proposed, prior);
  const elements = (value: Value) => (isList(value) ? value : isRecord(value) ? Object.values(value) : []);
  if (elements(proposed).length !== elements(prior).length) return false;
  if (nesting === "set") return elements(proposed).every((item) => sameElement(block, item, prior) !== null);
  const keys: (string | number)[] = isList(proposed) ? [...proposed.keys()] : Object.keys(proposed);
  return keys.every((key) => continues(block, elementAt(proposed, key), elementAt(prior, key)));
}

/** Takes over the computed values that the core could not carry into a set's element. */
function fillComputed(block: BlockSchema, proposed: Value, prior: Value): Value {
  if (prior === null || !isRecord(proposed)) return proposed;
  const computed = attributesOf(block).filter(
    ([name, attribute]) => attribute.computed && child(proposed, name) === null,
  );
  return { ...proposed, ...Object.fromEntries(computed.map(([name]) => [name, child(prior, name)])) };
}
