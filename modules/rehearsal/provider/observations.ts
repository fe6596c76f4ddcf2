import type { ResourceSchema } from "../../bindings/provider-schema.ts";
import type { Behaviour, ProviderFacts } from "./facts.ts";
import file from "./observations.json" with { type: "json" };

/** What was seen of a provider beyond the facts harvested from it. Says in the file where it was seen. */
interface Observation {
  readonly source: string;
  /** Holds for every resource type of the provider that has the attribute. */
  readonly everyResource?: Behaviour;
  readonly resources: Readonly<Record<string, Behaviour>>;
}

const observations: readonly Observation[] = file.providers;

/** The behaviour of one resource type, with our own observations added; facts that were given win over them. */
export function observedBehaviour(facts: ProviderFacts, type: string, { block }: ResourceSchema): Behaviour {
  const observed = observations.find(({ source }) => facts.source.endsWith(source));
  const own = facts.behaviour?.resources ?? {};
  const given = Object.hasOwn(own, type) ? (own[type] ?? {}) : {};
  if (observed === undefined) return given;
  const { everyResource = {}, resources } = observed;
  const specific = Object.hasOwn(resources, type) ? (resources[type] ?? {}) : {};
  const values = Object.entries({ ...everyResource.values, ...specific.values, ...given.values });
  return {
    ...specific,
    ...given,
    unknownWhenElementUnknown: [
      ...(specific.unknownWhenElementUnknown ?? []),
      ...(given.unknownWhenElementUnknown ?? []),
    ],
    values: Object.fromEntries(values.filter(([path]) => path.includes(".") || block.attributes?.[path])),
  };
}
