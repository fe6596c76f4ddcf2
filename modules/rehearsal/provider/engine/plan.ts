import { createHash } from "node:crypto";
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
import { child, holdsUnknown, isList, isRecord, Unknown, unknown, type Value } from "../wire/value.ts";
import type { Manners } from "./manners.ts";
import { fillComputed, sameElement } from "./set-element.ts";

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
  const planned = new Planner(manners).object(block, "", sides);
  const copies = [...manners.sameAs]
    .map(([name, other]) => [name, child(planned, other)] as const)
    .filter(([name, value]) => value !== null && child(sides.config, name) === null);
  return copies.length === 0 ? planned : { ...(planned as object), ...Object.fromEntries(copies) };
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
    if (isNew && this.#manners.unknownWhenSet.has(pattern)) return unknown;
    if (this.#manners.unknownWhenElementUnknown.has(pattern) && holdsUnknown(proposed)) return unknown;
    if (this.#manners.elementsUnknownAsAWhole.has(pattern) && isList(proposed)) {
      return proposed.map((element) => (holdsUnknown(element) ? unknown : element));
    }
    return this.#manners.sha1WhenSet.has(pattern) ? fingerprint(proposed) : proposed;
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
      const prior = sameElement(block, this.#manners.defaults, inside, proposed, sides.prior);
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

/** A text that is not known yet may end as any fingerprint: what its beginning will be says nothing of it. */
function fingerprint(text: Value): Value {
  if (text instanceof Unknown) return unknown;
  return typeof text === "string" ? createHash("sha1").update(text).digest("hex") : text;
}
