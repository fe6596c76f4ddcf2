import type { MaskedPlan, MaskedResource } from "../plan/index.ts";
import { own, type Path, textOf } from "../plan/json.ts";
import { References } from "../plan/references.ts";
import { type Evidence, type Fact, known, unknown } from "./fact.ts";
import { View } from "./view.ts";

/** The resources that complete another one, such as the encryption setting of a bucket. */
export interface Companions {
  readonly certain: readonly View[];
  /** May belong to it: the plan does not tell. Of those that may belong to anybody it holds one. */
  readonly possible: readonly View[];
}

/** What a mapper may ask beyond the resource in hand. */
export class Surroundings {
  readonly references: References;
  readonly #byAddress = new Map<string, MaskedResource>();
  readonly #byType = new Map<string, MaskedResource[]>();
  readonly #named = new Map<string, Map<string, string[]>>();
  readonly #joined = new Map<string, Map<string, Companions>>();

  constructor(plan: MaskedPlan) {
    this.references = new References(plan);
    for (const resource of plan.resources) {
      if (resource.after === undefined || resource.mode !== "managed") continue;
      this.#byAddress.set(resource.address, resource);
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
    }
  }

  view(address: string): View | undefined {
    const resource = this.#byAddress.get(address);
    return resource === undefined ? undefined : new View(resource, this);
  }

  /** All resources of a type, for the sake of the one that asks. */
  all(_reader: View, type: string): readonly View[] {
    return (this.#byType.get(type) ?? []).map((resource) => new View(resource, this));
  }

  /** The resources of a type whose attribute at `path` means `of`. */
  companions(of: View, type: string, ...path: Path): Companions {
    const key = `${type}#${of.resource.type}#${path.join(".")}`;
    let joined = this.#joined.get(key);
    if (joined === undefined) {
      joined = this.#join(type, of.resource.type, path);
      this.#joined.set(key, joined);
    }
    const own = joined.get(of.resource.address);
    const anyone = joined.get("");
    return {
      certain: own?.certain ?? [],
      possible: [...(own?.possible ?? []), ...(anyone?.possible ?? [])],
    };
  }

  /** The one resource that an attribute refers to, by reference or by a literal id or name. */
  one(from: View, type: string, ...path: Path): Fact<View> {
    const pointer = from.value(...path).evidence;
    const targets = from
      .targets(...path)
      .filter(({ address }) => this.#byAddress.get(address)?.type === type);
    const [target] = targets;
    if (target !== undefined && targets.length === 1 && target.certain) {
      const view = this.view(target.address);
      if (view !== undefined) return known(view, { ...pointer, note: `refers to ${target.address}` });
    }
    const literal = from.text(...path);
    if (literal.state === "absent") return literal;
    if (literal.state !== "known") return unknown("reference", pointer);
    const [address = ""] = this.#namesOf(type).get(bare(literal.value)) ?? [];
    const match = this.view(address);
    return match === undefined ? unknown("reference", pointer) : known(match, literal.evidence);
  }

  #join(type: string, ofType: string, path: Path): Map<string, Companions> {
    const joined = new Map<string, { certain: View[]; possible: View[] }>();
    const add = (address: string, view: View, certain: boolean) => {
      const entry = joined.get(address) ?? { certain: [], possible: [] };
      // One that may belong to anybody says enough; a list of all would be copied for each resource.
      if (address !== "" || entry.possible.length === 0) entry[certain ? "certain" : "possible"].push(view);
      joined.set(address, entry);
    };
    const names = this.#namesOf(ofType);
    for (const resource of this.#byType.get(type) ?? []) {
      const view = new View(resource, this);
      const targets = view
        .targets(...path)
        .filter(({ address }) => this.#byAddress.get(address)?.type === ofType);
      if (targets.length > 0) for (const target of targets) add(target.address, view, target.certain);
      else {
        const literal = view.text(...path);
        // A literal that names nothing here belongs to something outside this plan.
        if (literal.state === "known")
          for (const address of names.get(bare(literal.value)) ?? []) add(address, view, true);
        else if (literal.state === "unknown") add("", view, false);
      }
    }
    return joined;
  }

  /** Addresses of a type by each of their literal names. */
  #namesOf(type: string): ReadonlyMap<string, readonly string[]> {
    let names = this.#named.get(type);
    if (names !== undefined) return names;
    names = new Map();
    for (const resource of this.#byType.get(type) ?? []) {
      for (const name of namesOf(resource)) names.set(name, [...(names.get(name) ?? []), resource.address]);
    }
    this.#named.set(type, names);
    return names;
  }
}

/** "fr-par/acme" is the bucket "acme": ids carry their locality. */
function bare(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

function namesOf(resource: MaskedResource): Set<string> {
  const names = ["id", "name", "bucket"].map((key) => textOf(own(resource.after, key)));
  return new Set(names.filter((name) => name !== undefined).map(bare));
}

/** Turns "some of these may belong to it" into a fact: the first certain one, or unknown, or absent. */
export function firstOf({ certain, possible }: Companions, none: Evidence): Fact<View> {
  const [first] = certain;
  if (first !== undefined) return known(first, first.evidence(`${first.resource.address}`));
  const [maybe] = possible;
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence(`${maybe.resource.address} may belong to it`));
  return { state: "absent", evidence: none };
}
