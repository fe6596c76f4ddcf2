import { existsSync, readFileSync } from "node:fs";
import type { ResourceSchema } from "../../bindings/provider-schema.ts";
import type { Behaviour, ProviderFacts } from "./facts.ts";

/**
 * What was seen of a provider beyond the facts harvested from it: one file per provider in `observations/`, named
 * like its source address, which says where each kind of fact was seen.
 */
export interface Observations {
  /** Holds for every resource type of the provider that has the attribute. */
  readonly everyResource?: Behaviour;
  readonly resources: Readonly<Record<string, Behaviour>>;
}

/** Undefined where nothing was observed of that provider. */
export function readObservations(source: string): Observations | undefined {
  const [name = "", namespace = ""] = source.split("/").reverse();
  const file = new URL(`./observations/${namespace}/${name}.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Observations) : undefined;
}

/** The behaviour of one resource type, with our own observations added; facts that were given win over them. */
export function observedBehaviour(
  facts: ProviderFacts,
  observations: Observations | undefined,
  type: string,
  { block }: ResourceSchema,
): Behaviour {
  const given = own(facts.behaviour, type);
  if (observations === undefined) return given;
  const observed = own(observations.resources, type);
  const everywhere = observations.everyResource;
  const isOurs = (path: string) => path.includes(".") || block.attributes?.[path] !== undefined;
  const values = Object.entries({
    ...everywhere?.values,
    ...observed.values,
    ...given.values,
  });
  return {
    ...observed,
    ...given,
    unknownWhenSet: (
      given.unknownWhenSet ??
      observed.unknownWhenSet ??
      everywhere?.unknownWhenSet ??
      []
    ).filter(isOurs),
    unknownWhenElementUnknown: [
      ...(observed.unknownWhenElementUnknown ?? []),
      ...(given.unknownWhenElementUnknown ?? []),
    ],
    values: Object.fromEntries(values.filter(([path]) => isOurs(path))),
  };
}

function own(resources: Readonly<Record<string, Behaviour>> | undefined, type: string): Behaviour {
  return resources && Object.hasOwn(resources, type) ? (resources[type] ?? {}) : {};
}
