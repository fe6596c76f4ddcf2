import { type Filling, type MaskedResource, type Path, pointerOf, Secret } from "../plan/index.ts";
import { at, isObject, type Json, listOf } from "../plan/json.ts";
import { type Evidence, type Fact, known, unknown } from "./fact.ts";
import type { Surroundings } from "./surroundings.ts";

/** A resource, or a block inside it, as a mapper reads it: every answer is a fact with its evidence. */
export class View {
  readonly resource: MaskedResource;
  readonly around: Surroundings;
  readonly #base: Path;

  constructor(resource: MaskedResource, around: Surroundings, base: Path = []) {
    this.resource = resource;
    this.around = around;
    this.#base = base;
  }

  /** The value of an attribute as a fact; a map or list of which a part is not known is not known. */
  value(...path: Path): Fact<Json> {
    const fact = this.#outline(path);
    if (fact.state !== "known" || typeof fact.value !== "object" || !this.holdsUnknown(...path)) return fact;
    return this.#unknown([...this.#base, ...path], fact.evidence.pointer);
  }

  /** The value whose parts may not be known. */
  #outline(path: Path): Fact<Json> {
    const full = [...this.#base, ...path];
    const pointer = `${this.resource.pointer}${pointerOf(full)}`;
    const value = at(this.resource.after, full);
    if (value !== undefined && value !== null) {
      if ((value as unknown) instanceof Secret)
        return { state: "sensitive", evidence: { pointer, shown: "(sensitive)" } };
      return known(value, { pointer, shown: show(value) });
    }
    if (this.#isUnknown(full)) return this.#written(full, pointer) ?? this.#unknown(full, pointer);
    return { state: "absent", evidence: { pointer, shown: "not set" } };
  }

  text(...path: Path): Fact<string> {
    return this.#typed("string", path);
  }

  flag(...path: Path): Fact<boolean> {
    return this.#typed("boolean", path);
  }

  number(...path: Path): Fact<number> {
    return this.#typed("number", path);
  }

  /** A list of texts. One element that is not known makes the list unknown. */
  texts(...path: Path): Fact<readonly string[]> {
    const fact = this.value(...path);
    if (fact.state !== "known") return fact;
    const items = listOf(fact.value);
    if (items.every((item) => typeof item === "string"))
      return { ...fact, value: items as readonly string[] };
    const full = [...this.#base, ...path];
    return this.#unknown(full, fact.evidence.pointer);
  }

  /** Nested blocks. Known as an empty list where there is none. */
  blocks(...path: Path): Fact<readonly View[]> {
    const fact = this.#outline(path);
    if (fact.state === "absent") return known([], fact.evidence);
    if (fact.state !== "known") return fact;
    const full = [...this.#base, ...path];
    const value = fact.value;
    if (isObject(value)) return { ...fact, value: [new View(this.resource, this.around, full)] };
    return {
      ...fact,
      value: listOf(value).map((_, index) => new View(this.resource, this.around, [...full, index])),
    };
  }

  /** Addresses that the attribute refers to. */
  targets(...path: Path) {
    return this.around.references.targets(this.resource, [...this.#base, ...path]);
  }

  /** How the configuration fills the attribute. */
  filling(...path: Path): Filling {
    return this.around.references.filling(this.resource, [...this.#base, ...path]);
  }

  /** Whether a part of the value is known only after apply. */
  holdsUnknown(...path: Path): boolean {
    return isAnyTrue(at(this.resource.afterUnknown, [...this.#base, ...path]));
  }

  /** Evidence for a statement about the whole resource or block. */
  evidence(note: string, shown = ""): Evidence {
    return { pointer: `${this.resource.pointer}${pointerOf(this.#base)}`, shown, note };
  }

  #typed<T>(type: "string" | "boolean" | "number", path: Path): Fact<T> {
    const fact = this.value(...path);
    if (fact.state !== "known") return fact;
    if (typeof fact.value === type) return fact as unknown as Fact<T>;
    return unknown("missing-schema", { ...fact.evidence, note: `expected a ${type}` });
  }

  #isUnknown(path: Path): boolean {
    let here: Json | undefined = this.resource.afterUnknown;
    for (const key of path) {
      if (here === true) return true;
      here = at(here, [key]);
      if (here === undefined) return false;
    }
    return here === true;
  }

  /**
   * What the configuration writes as a constant although the plan leaves it open: the Scaleway provider shows a
   * written region or zone as known after apply (seen with 2.81.0), and still sends it on create.
   */
  #written(path: Path, pointer: string): Fact<Json> | undefined {
    const filling = this.around.references.filling(this.resource, path);
    if (filling.kind !== "constant" || filling.value === null) return undefined;
    if ((filling.value as unknown) instanceof Secret)
      return { state: "sensitive", evidence: { pointer, shown: "(sensitive)" } };
    return known(filling.value, {
      pointer,
      shown: show(filling.value),
      note: "as the configuration writes it",
    });
  }

  #unknown(path: Path, pointer: string): Fact<never> {
    const filling = this.around.references.filling(this.resource, path);
    if (filling.kind === "expression") {
      const source = filling.references[0];
      return unknown("reference", {
        pointer,
        shown: "known after apply",
        ...(source === undefined ? {} : { note: `from ${source}` }),
      });
    }
    if (filling.kind === "unset") {
      return unknown("provider-default", {
        pointer,
        shown: "known after apply",
        note: "not set: the provider decides",
      });
    }
    return unknown("after-apply", { pointer, shown: "known after apply" });
  }
}

function isAnyTrue(value: Json | undefined): boolean {
  if (value === true) return true;
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some((item) => isAnyTrue(item as Json))
  );
}

const longestShown = 80;

function show(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s+/g, " ");
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line;
}
