import type { Behaviour, ProviderFacts } from "../../../../modules/rehearsal/provider/facts.ts";
import { changeAt, fullConfiguration, type Json } from "./full-configuration.ts";
import { Workplace } from "./terraform.ts";

export interface Replacements {
  /** Attributes whose change was planned as a replacement: `acme_server.image`. */
  readonly replaced: readonly string[];
  /** Attributes whose change was planned as anything else, with what it was. */
  readonly kept: readonly string[];
  /** Attributes that no configuration can set, so that none can change them. */
  readonly unsettable: readonly string[];
  /** Types whose other attributes, changed all at once, were planned as anything but an update in place. */
  readonly notInPlace: readonly string[];
}

/**
 * Sets everything of every resource type, applies that, then changes one replace-forcing attribute per type and round
 * and asks the real terraform for the plan: a round is one plan over all types.
 */
export async function replacementsOf(facts: ProviderFacts): Promise<Replacements> {
  const types = Object.keys(facts.schema.resource_schemas);
  const behaviourOf = (type: string): Behaviour => facts.behaviour?.[type] ?? {};
  const full = new Map(
    types.map((type) => {
      const schema = facts.schema.resource_schemas[type];
      return [type, schema ? fullConfiguration(schema.block, behaviourOf(type)) : {}] as const;
    }),
  );
  const work = await Workplace.open([facts], configurationOf(facts, full), { syntax: "json" });
  const result = {
    replaced: [] as string[],
    kept: [] as string[],
    unsettable: [] as string[],
    notInPlace: [] as string[],
  };
  try {
    await work.apply();
    const rounds = Math.max(...types.map((type) => behaviourOf(type).requiresReplace?.length ?? 0));
    for (let round = 0; round < rounds; round += 1) {
      const changed = new Map(full);
      const asked = new Map<string, string>();
      for (const type of types) {
        const pattern = behaviourOf(type).requiresReplace?.[round];
        if (pattern === undefined) continue;
        const next = changeAt(full.get(type) ?? {}, pattern, behaviourOf(type));
        if (next === undefined) result.unsettable.push(`${type}.${pattern}`);
        else {
          changed.set(type, next);
          asked.set(type, pattern);
        }
      }
      work.write(configurationOf(facts, changed));
      const planned = await work.planned("-refresh=false");
      for (const [type, pattern] of asked) {
        const actions = planned[`${type}.full`] ?? "nothing";
        if (actions === "delete+create") result.replaced.push(`${type}.${pattern}`);
        else result.kept.push(`${type}.${pattern}: ${actions}`);
      }
    }
    const others = new Map(
      [...full].map(([type, body]) => [type, changeOthers(body, behaviourOf(type))] as const),
    );
    work.write(configurationOf(facts, others));
    const planned = await work.planned("-refresh=false");
    for (const [type, body] of others) {
      const action = planned[`${type}.full`];
      if (body !== full.get(type) && action !== "update") result.notInPlace.push(`${type}: ${action}`);
    }
  } finally {
    await work.close();
  }
  return result;
}

/** Changes every attribute of the top level that no fact ties to a replacement. */
function changeOthers(configuration: Json, behaviour: Behaviour): Json {
  const { requiresReplace = [], replaceDirectional = [], replaceVia = {}, changeIgnored = [] } = behaviour;
  const tied = [
    ...requiresReplace,
    ...replaceDirectional.map(({ path }) => path),
    ...Object.keys(replaceVia),
  ];
  const roots = new Set([...tied, ...changeIgnored].map((pattern) => pattern.split(/[.[]/)[0]));
  const choiceless = (behaviour.rejects ?? [])
    .filter(({ allowed }) => allowed?.length === 1)
    .map(({ path }) => path);
  const free = Object.entries(configuration ?? {})
    .filter(([name, value]) => !(value instanceof Object) && !roots.has(name) && !choiceless.includes(name))
    .map(([name]) => name);
  return free.reduce<Json>((body, name) => changeAt(body, name, behaviour) ?? body, configuration);
}

function configurationOf({ source }: ProviderFacts, resources: ReadonlyMap<string, Json>): string {
  const name = source.split("/").at(-1) ?? "";
  return JSON.stringify({
    terraform: { required_providers: { [name]: { source } } },
    resource: Object.fromEntries([...resources].map(([type, body]) => [type, { full: body }])),
  });
}
