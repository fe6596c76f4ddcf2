import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import type { Fault } from "../fault.ts";
import { absentBlock, attributesOf, blocksOf, isCollection } from "../schema/shape.ts";
import { child, isList, isRecord, Unknown, type Value } from "../wire/value.ts";
import { attributePath, type Diagnostic, error, warning } from "./diagnostic.ts";
import { changedOutside } from "./drift.ts";
import { unwrap, wrap } from "./dynamic-value.ts";
import { fillObject, type Origin } from "./generate.ts";
import type { Handlers } from "./handlers.ts";
import type { OfflineProvider, Served } from "./offline-provider.ts";
import { planObject } from "./plan.ts";
import { publicPart } from "./public-part.ts";
import { changesAt, replacingPaths } from "./replace.ts";
import { Seed } from "./seed.ts";
import { conform, parseJson } from "./state.ts";
import { validateConfig } from "./validate.ts";

/** The life of a managed resource. */
export function resourceCalls(
  provider: OfflineProvider,
): Pick<
  Handlers,
  | "ValidateResourceConfig"
  | "UpgradeResourceState"
  | "ReadResource"
  | "PlanResourceChange"
  | "ApplyResourceChange"
  | "ImportResourceState"
> {
  return {
    ValidateResourceConfig({ typeName = "", config }) {
      const { block, manners } = provider.resource(typeName);
      return { diagnostics: validateConfig(block, unwrap(config), manners.behaviour) };
    },

    UpgradeResourceState({ typeName = "", rawState }) {
      const { block } = provider.resource(typeName);
      const stored = parseJson(Buffer.from(rawState?.json ?? []).toString("utf8") || "null");
      return { upgradedState: wrap(conform(block, stored)) };
    },

    ReadResource({ typeName = "", currentState, private: kept }) {
      const served = provider.resource(typeName);
      const found = readObject(provider, served, unwrap(currentState));
      return { newState: wrap(found), ...(kept ? { private: kept } : {}) };
    },

    PlanResourceChange({ typeName = "", priorState, proposedNewState, config }) {
      const { block, manners } = provider.resource(typeName);
      const [prior, proposed] = [unwrap(priorState), unwrap(proposedNewState)];
      if (proposed === null) return { plannedState: wrap(null) };
      const planned = planObject(block, manners, { prior, proposed, config: unwrap(config) });
      const isUpdate = prior !== null;
      return {
        plannedState: wrap(planned),
        requiresReplace: isUpdate ? replacingPaths(block, manners, prior, planned).map(attributePath) : [],
        diagnostics: isUpdate ? doubts(provider.resource(typeName), prior, planned) : [],
        legacyTypeSystem: manners.legacyTypeSystem,
      };
    },

    ApplyResourceChange({ typeName = "", priorState, plannedState, config }, peer) {
      const served = provider.resource(typeName);
      const prior = unwrap(priorState);
      const planned = asConfigured(unwrap(plannedState), unwrap(config));
      const operation = planned === null ? "destroy" : prior === null ? "create" : "update";
      const { legacyTypeSystem } = served.manners;
      const fault = provider.faults.strike(operation, typeName);
      if (fault) {
        provider.record("fail", typeName, prior);
        return { newState: wrap(prior), diagnostics: [rehearsedFailure(fault)], legacyTypeSystem };
      }
      const after = applyChange(provider, served, prior, planned, peer);
      provider.objects.settle(typeName, prior ?? after);
      provider.record(operation, typeName, after ?? prior);
      return { newState: wrap(after), legacyTypeSystem };
    },

    ImportResourceState({ typeName = "", id = "" }, peer) {
      const { block, manners } = provider.resource(typeName);
      const origin = originOf(provider, typeName, new Seed(typeName, "import", id), peer);
      const state = fillObject(block, importable(block, manners.defaults, id), origin);
      provider.record("import", typeName, state);
      return { importedResources: [{ typeName, state: wrap(state) }] };
    },
  };
}

function readObject(provider: OfflineProvider, served: Served, state: Value): Value {
  const fault = provider.faults.strike("read", served.type);
  if (fault) {
    const found = fault.drift === "gone" ? null : changedOutside(served.block, served.manners, state);
    provider.objects.touch(served.type, state, found);
    provider.record(fault.drift, served.type, state);
  }
  return provider.objects.found(served.type, state);
}

function applyChange(
  provider: OfflineProvider,
  { type, block }: Served,
  prior: Value,
  planned: Value,
  peer: object,
): Value {
  if (planned === null) return null;
  const seed =
    prior === null
      ? provider.objects.seedFor(type, publicPart(block, planned))
      : new Seed(type, String(child(prior, "id")));
  return fillObject(block, planned, originOf(provider, type, seed, peer));
}

/** The plan with each value that it left open although the configuration gives it. */
function asConfigured(planned: Value, config: Value): Value {
  if (planned instanceof Unknown) return config === null ? planned : config;
  if (isList(planned) && isList(config) && planned.length === config.length)
    return planned.map((item, index) => asConfigured(item, config[index] ?? null));
  if (!isRecord(planned) || !isRecord(config)) return planned;
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, asConfigured(value, child(config, name))]),
  );
}

function originOf(provider: OfflineProvider, type: string, seed: Seed, peer: object): Origin {
  const templates = provider.resource(type).manners.behaviour.values ?? {};
  return { seed, templates, providerConfig: provider.configOf(peer) };
}

/** A change of which the facts do not say whether it replaces the object. */
function doubts({ type, block, manners }: Served, prior: Value, planned: Value): Diagnostic[] {
  const { replaceUntested = [] } = manners.behaviour;
  return replaceUntested.flatMap((pattern) =>
    changesAt(block, pattern, prior, planned).map(({ path }) =>
      warning(
        "Replacement not determined",
        `Whether a change of ${pattern} replaces ${type} was not determined: the real plan may replace it.`,
        path,
      ),
    ),
  );
}

function rehearsedFailure({ operation, type, after }: Fault): Diagnostic {
  const count = after === 0 ? "" : ` after ${after} successes`;
  return error(
    `Rehearsed failure: ${operation} of ${type}`,
    `Asked for by the fault ${operation}:${type}${count}. Nothing was changed; the next attempt succeeds.`,
  );
}

/** An object found in the cloud: its id is known, what must be there is generated, what may be absent is. */
function importable(block: BlockSchema, defaults: ReadonlyMap<string, Value>, id: string): Value {
  const object = Object.fromEntries([
    ...attributesOf(block).map(([name, { required, computed }]) => {
      return [name, defaults.get(name) ?? (required || computed ? new Unknown() : null)] as const;
    }),
    ...blocksOf(block).map(([name, nested]) => {
      const needed = (nested.min_items ?? 0) > 0;
      const inner = needed ? importable(nested.block, new Map(), "") : null;
      const { nesting_mode: nesting } = nested;
      const present = nesting === "map" ? { rehearsal: inner } : isCollection(nesting) ? [inner] : inner;
      return [name, needed ? present : absentBlock(nested)] as const;
    }),
  ]);
  return isRecord(object) && "id" in object && id !== "" ? { ...object, id } : object;
}
