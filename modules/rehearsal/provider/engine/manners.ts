import type { AttributeSchema, BlockSchema } from "../../../bindings/provider-schema.ts";
import type { Behaviour } from "../facts.ts";
import { attributesOf, blocksOf, childPattern, elementPattern, nestedBlock } from "../schema/shape.ts";
import type { Value } from "../wire/value.ts";

/** The behaviour of one resource type, made ready for looking paths up. */
export interface Manners {
  readonly defaults: ReadonlyMap<string, Value>;
  readonly unknownWhenUnset: ReadonlySet<string>;
  readonly nullWhenUnset: ReadonlySet<string>;
  readonly unknownWhenSet: ReadonlySet<string>;
  readonly sha1WhenSet: ReadonlySet<string>;
  readonly sameAs: ReadonlyMap<string, string>;
  readonly unknownWhenElementUnknown: ReadonlySet<string>;
  /** Sets of maps in which a map plans unknown as a whole as soon as one of its values is; the others stay known. */
  readonly elementsUnknownAsAWhole: ReadonlySet<string>;
  readonly changeIgnored: ReadonlySet<string>;
  readonly behaviour: Behaviour;
  /**
   * Plans of this type break rules that the core enforces: as the real provider does for it, we ask for the lenient
   * rules made for the older SDK.
   */
  readonly legacyTypeSystem: boolean;
}

export function mannersOf(block: BlockSchema, behaviour: Behaviour = {}): Manners {
  const attributes = new Map(attributePatterns(block, ""));
  const olderSdk = isOlderSdk(block);
  const sets = olderSdk
    ? [...attributes].filter(([, { type }]) => Array.isArray(type) && type[0] === "set")
    : [];
  const ofMaps = new Set(sets.filter(([, { type }]) => isSetOfMaps(type)).map(([pattern]) => pattern));
  const wholly = [
    ...sets.map(([pattern]) => pattern).filter((pattern) => !ofMaps.has(pattern)),
    ...(behaviour.unknownWhenElementUnknown ?? []),
  ];
  const manners = {
    defaults: new Map(
      Object.entries(behaviour.defaults ?? {}).map(([path, value]) => [path, toValue(value)]),
    ),
    unknownWhenUnset: new Set(behaviour.unknownWhenUnset),
    nullWhenUnset: new Set(behaviour.nullWhenUnset),
    unknownWhenSet: new Set(behaviour.unknownWhenSet),
    sha1WhenSet: new Set(behaviour.sha1WhenSet),
    sameAs: new Map(Object.entries(behaviour.sameAs ?? {})),
    unknownWhenElementUnknown: new Set(wholly),
    elementsUnknownAsAWhole: ofMaps,
    changeIgnored: new Set(behaviour.changeIgnored),
    behaviour,
  };
  const filled = [...manners.defaults.keys(), ...manners.unknownWhenUnset];
  const departs =
    wholly.length > 0 ||
    ofMaps.size > 0 ||
    manners.unknownWhenSet.size > 0 ||
    manners.sha1WhenSet.size > 0 ||
    manners.changeIgnored.size > 0 ||
    filled.some((pattern) => !attributes.get(pattern)?.computed);
  return { ...manners, legacyTypeSystem: departs };
}

const isSetOfMaps = (type: unknown): boolean =>
  Array.isArray(type) && Array.isArray(type[1]) && type[1][0] === "map";

/**
 * Resources written with the older SDK can be told by their schema: `id` is optional and computed. They plan a set
 * wholly unknown as soon as one element is, but for one of maps; seen on three clouds' providers, against newer resources that do not.
 */
function isOlderSdk(block: BlockSchema): boolean {
  const id = block.attributes?.id;
  return id?.optional === true && id.computed === true;
}

function attributePatterns(block: BlockSchema, pattern: string): [string, AttributeSchema][] {
  const inside = (name: string, nested: ReturnType<typeof nestedBlock>) =>
    nested
      ? attributePatterns(nested.block, elementPattern(childPattern(pattern, name), nested.nesting))
      : [];
  return [
    ...attributesOf(block).flatMap(([name, attribute]) => [
      [childPattern(pattern, name), attribute] as [string, AttributeSchema],
      ...inside(name, nestedBlock(attribute)),
    ]),
    ...blocksOf(block).flatMap(([name, { nesting_mode, block: inner }]) =>
      inside(name, { nesting: nesting_mode, block: inner }),
    ),
  ];
}

/** JSON of a facts file as a value: a fraction stays decimal text, see `Value`. */
function toValue(json: unknown): Value {
  if (typeof json === "number") return Number.isInteger(json) ? json : String(json);
  if (Array.isArray(json)) return json.map(toValue);
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, toValue(value)]));
  }
  return json as Value;
}
