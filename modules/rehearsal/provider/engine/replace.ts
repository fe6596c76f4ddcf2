import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import type { ReplaceDirection } from "../facts.ts";
import type { Nesting } from "../schema/shape.ts";
import { nestedBlock } from "../schema/shape.ts";
import { child, equalValues, isList, isRecord, type Value } from "../wire/value.ts";
import type { Manners } from "./manners.ts";
import type { Path } from "./path.ts";

/** A place that a plan changes, with what stands there before and after. */
export interface Change {
  readonly path: Path;
  readonly before: Value;
  readonly after: Value;
}

/** The places whose change forces a new object. */
export function replacingPaths(block: BlockSchema, manners: Manners, prior: Value, planned: Value): Path[] {
  const { requiresReplace = [], replaceVia = {}, replaceDirectional = [] } = manners.behaviour;
  const changes = (pattern: string) => changesAt(block, pattern, prior, planned);
  return [
    ...[...requiresReplace, ...Object.keys(replaceVia)].flatMap(changes),
    ...replaceDirectional.flatMap((direction) =>
      changes(direction.path).filter(({ before, after }) => goesThatWay(direction, before, after)),
    ),
  ].map(({ path }) => path);
}

/**
 * Numbers and booleans have a direction. Text has none: a change that was not seen to go in place counts as a
 * replacement, because hiding one would hide a destruction.
 */
function goesThatWay({ replace, inPlace }: ReplaceDirection, before: Value, after: Value): boolean {
  const rank = (value: unknown) => (typeof value === "boolean" ? Number(value) : value);
  const [from, to, seenFrom, seenTo] = [before, after, replace.from, replace.to].map(rank);
  if (typeof from === "number" && typeof to === "number" && typeof seenFrom === "number") {
    return Math.sign(to - from) === Math.sign(Number(seenTo) - seenFrom);
  }
  return !(before === inPlace.from && after === inPlace.to);
}

/** Every place that a pattern such as `rule[*].port` names and where the two values differ. */
export function changesAt(block: BlockSchema, pattern: string, prior: Value, planned: Value): Change[] {
  const names = pattern.split(".").map((part) => part.replace("[*]", ""));
  return descend(block, names, { path: [], before: prior, after: planned });
}

function descend(block: BlockSchema | undefined, names: readonly string[], at: Change): Change[] {
  const [name, ...rest] = names;
  if (name === undefined) return differs(at) ? [at] : [];
  const next: Change = {
    path: [...at.path, { name }],
    before: child(at.before, name),
    after: child(at.after, name),
  };
  if (rest.length === 0 || !differs(next)) return differs(next) ? [next] : [];
  const inner = innerBlock(block, name);
  if (inner?.nesting === "set") return projectionsDiffer(next, rest) ? [next] : [];
  return siblings(next, inner?.nesting === "map").flatMap((sibling) => descend(inner?.block, rest, sibling));
}

function innerBlock(
  block: BlockSchema | undefined,
  name: string,
): { nesting: Nesting; block: BlockSchema } | undefined {
  const nested = block?.block_types?.[name];
  if (nested) return { nesting: nested.nesting_mode, block: nested.block };
  const attribute = block?.attributes?.[name];
  if (attribute?.nested_type) return nestedBlock(attribute);
  const isSet = Array.isArray(attribute?.type) && attribute.type[0] === "set";
  return isSet ? { nesting: "set", block: {} } : undefined;
}

function differs({ before, after }: Change): boolean {
  return !equalValues(before, after);
}

/** The elements at each index or key of either side; a single object is its own only element. */
function siblings({ path, before, after }: Change, isMap: boolean): Change[] {
  if (isList(before) || isList(after)) {
    const [first, second] = [isList(before) ? before : [], isList(after) ? after : []];
    return Array.from({ length: Math.max(first.length, second.length) }, (_, index) => ({
      path: [...path, { index }],
      before: first[index] ?? null,
      after: second[index] ?? null,
    }));
  }
  const records = [before, after].filter(isRecord);
  if (!isMap) return records.length > 0 ? [{ path, before, after }] : [];
  const keys = new Set(records.flatMap((record) => Object.keys(record)));
  return [...keys].map((key) => ({
    path: [...path, { key }],
    before: child(before, key),
    after: child(after, key),
  }));
}

/** A set's elements have no address: it differs where the multiset of the values in question does. */
function projectionsDiffer({ before, after }: Change, names: readonly string[]): boolean {
  const unmatched = project(after, names).filter((value) => value !== null);
  const gone = project(before, names).filter((value) => {
    const match = unmatched.findIndex((candidate) => equalValues(candidate, value));
    if (match >= 0) unmatched.splice(match, 1);
    return match < 0 && value !== null;
  });
  return gone.length > 0 || unmatched.length > 0;
}

function project(value: Value, names: readonly string[]): Value[] {
  if (isList(value)) return value.flatMap((element) => project(element, names));
  const [name, ...rest] = names;
  return name === undefined || !isRecord(value) ? [value] : project(child(value, name), rest);
}
