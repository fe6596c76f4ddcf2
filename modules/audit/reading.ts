import type { Path } from "../plan/index.ts";
import { keysOf, leftOut, written } from "./derive.ts";
import { isOutside } from "./endpoints.ts";
import { chain, type Fact, known, map, orElse, together, unknown, unsettled } from "./fact.ts";
import type { Endpoint } from "./flow.ts";
import type { View } from "./view.ts";

/** How one fact is read off a resource: the words that a mapping table is written in. Paths are dotted. */
export type Reading<T> = (resource: View) => Fact<T>;

/**
 * An attribute's value.
 *
 * @param unset what the platform does where the attribute is left out; give it only where its documentation or the
 *   provider's schema says so. @default left out stays not set, or unknown where the provider computes it
 */
export const text = (path: string, unset?: string) => filledIn((r, at) => r.text(...at), path, unset);
export const flag = (path: string, unset?: boolean) => filledIn((r, at) => r.flag(...at), path, unset);
export const number = (path: string, unset?: number) => filledIn((r, at) => r.number(...at), path, unset);
export const texts = (path: string, unset?: readonly string[]) =>
  filledIn((r, at) => r.texts(...at), path, unset);

/** For an attribute that no provider fills by itself: what is left out is not set. */
export function optional<T>(reading: Reading<T>): Reading<T> {
  return (r) => leftOut(reading(r));
}

/** Whether the user fills an attribute or writes a block. */
export function filled(path: string): Reading<boolean> {
  const at = stepsOf(path);
  return (r) => written(r, ...at);
}

/** Names in a map of settings. */
export function names(path: string): Reading<readonly string[]> {
  const at = stepsOf(path);
  return (r) => keysOf(leftOut(r.value(...at)));
}

/** Another value made of a fact's. */
export function where<A, B>(reading: Reading<A>, change: (value: A) => B): Reading<B> {
  return (r) => map(reading(r), change);
}

export const not = (reading: Reading<boolean>) => where(reading, (value) => !value);

/** What the type of the resource itself tells. */
export function always<T>(value: T, why: string): Reading<T> {
  return (r) => known(value, r.evidence(why));
}

/** The host in an attribute that is a URL. */
export function hostIn(path: string, use: Endpoint["use"] = "other"): Reading<readonly Endpoint[]> {
  return where(optional(text(path)), (url) => [
    { host: URL.canParse(url) ? new URL(url).hostname || url : url, use },
  ]);
}

/** The servers asked for names, those outside the private networks. */
export function resolvers(path: string): Reading<readonly Endpoint[]> {
  return where(optional(texts(path)), (addresses) =>
    addresses
      .filter((address) => address.includes(":") || isOutside(address))
      .map((host) => ({ host, use: "resolver" as const })),
  );
}

/**
 * One attribute of every resource of a type that belongs to this one.
 *
 * @param by the attribute by which it names this one
 * @param none what it means that there is no such resource, as evidence
 */
export function gathered(type: string, by: string, path: string, none: string): Reading<readonly string[]> {
  const [owner, at] = [stepsOf(by), stepsOf(path)];
  return (r) => {
    const { certain, possible } = r.around.companions(r, type, ...owner);
    const [maybe] = possible;
    if (maybe !== undefined)
      return unknown("reference", maybe.evidence(`${maybe.resource.address} may belong to it`));
    const found = together(
      certain.map((one) => one.text(...at)),
      certain[0]?.value(...at).evidence ?? r.evidence(none),
    );
    return found;
  };
}

/** Whether a resource of a type belongs to this one. */
export function joinedBy(type: string, by: string, none: string): Reading<boolean> {
  const at = stepsOf(by);
  return (r) => {
    const { certain, possible } = r.around.companions(r, type, ...at);
    const [first] = certain;
    if (first !== undefined) return known(true, first.evidence(first.resource.address));
    const [maybe] = possible;
    if (maybe === undefined) return known(false, r.evidence(none));
    return unknown("reference", maybe.evidence(`${maybe.resource.address} may belong to it`));
  };
}

/** What is read from the resource that an attribute refers to. */
export function of<T>(type: string, by: string, reading: Reading<T>): Reading<T> {
  const at = stepsOf(by);
  return (r) => chain(r.around.one(r, type, ...at), reading);
}

/** Whether a block says yes to a question. No block at all is a no. */
export function anyBlock(path: string, asks: Reading<boolean>): Reading<boolean> {
  const at = stepsOf(path);
  return (r) =>
    chain(r.blocks(...at), (blocks) => {
      const answers = blocks.map(asks);
      const yes = answers.find((answer) => answer.state === "known" && answer.value);
      return yes ?? unsettled(answers) ?? known(false, r.value(...at).evidence);
    });
}

/**
 * One attribute of every block.
 *
 * @param unset what no block at all means
 */
export function blocksOf(
  path: string,
  name: string,
  unset: readonly string[] = [],
): Reading<readonly string[]> {
  const at = stepsOf(path);
  return (r) => {
    const blocks = leftOut(r.blocks(...at));
    if (blocks.state === "absent" || (blocks.state === "known" && blocks.value.length === 0))
      return known(unset, { ...blocks.evidence, note: "none" });
    return chain(blocks, (list) =>
      together(
        list.map((block) => block.text(name)),
        blocks.evidence,
      ),
    );
  };
}

/** The first that is set. */
export function either<T>(...readings: readonly Reading<T>[]): Reading<T> {
  return (r) => {
    const facts = readings.map((reading) => reading(r));
    const [first] = facts;
    if (first === undefined) throw new Error("either() needs a reading");
    return facts.find(({ state }) => state !== "absent") ?? first;
  };
}

export function stepsOf(path: string): Path {
  return path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function filledIn<T>(read: (r: View, at: Path) => Fact<T>, path: string, unset: T | undefined): Reading<T> {
  const at = stepsOf(path);
  if (unset === undefined) return (r) => read(r, at);
  return (r) => orElse(leftOut(read(r, at)), unset, "left out: the platform's default");
}
