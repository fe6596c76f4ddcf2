import type { BlockSchema } from "../../../bindings/provider-schema.ts";
import { attributesOf } from "../schema/shape.ts";
import { child, isRecord, Unknown, type Value } from "../wire/value.ts";
import { unwrap, wrap } from "./dynamic-value.ts";
import { fillObject } from "./generate.ts";
import type { Handlers } from "./handlers.ts";
import { find, type OfflineProvider } from "./offline-provider.ts";
import { publicPart } from "./public-part.ts";
import { resourceCalls } from "./resource-calls.ts";
import { canonicalText, Seed } from "./seed.ts";
import { conform } from "./state.ts";
import { validateConfig } from "./validate.ts";

/** What the offline provider answers to each call. */
export function handlersOf(provider: OfflineProvider): Handlers {
  const { schema } = provider.facts;
  const dataSource = (type: string) => find(schema.data_source_schemas, type).block;
  const ephemeral = (type: string) => find(schema.ephemeral_resource_schemas, type).block;
  const answer = (type: string, block: BlockSchema, config: Value, peer: object) =>
    fillObject(block, openComputed(block, conform(block, config)), {
      seed: new Seed(type, canonicalText(publicPart(block, config))),
      templates: {},
      providerConfig: provider.configOf(peer),
    });
  return {
    ...resourceCalls(provider),
    ValidateProviderConfig: () => ({}),
    ConfigureProvider({ config }, peer) {
      provider.configure(peer, unwrap(config));
      return {};
    },
    ValidateDataResourceConfig: ({ typeName = "", config }) => ({
      diagnostics: validateConfig(dataSource(typeName), unwrap(config)),
    }),
    ReadDataSource: ({ typeName = "", config }, peer) => ({
      state: wrap(answer(typeName, dataSource(typeName), unwrap(config), peer)),
    }),
    ValidateEphemeralResourceConfig: ({ typeName = "", config }) => ({
      diagnostics: validateConfig(ephemeral(typeName), unwrap(config)),
    }),
    OpenEphemeralResource: ({ typeName = "", config }, peer) => ({
      result: wrap(answer(typeName, ephemeral(typeName), unwrap(config), peer)),
    }),
    RenewEphemeralResource: () => ({}),
    CloseEphemeralResource: () => ({}),
    CallFunction: ({ name = "" }) => ({
      error: { text: `${name} is not rehearsed: a schema does not say what a provider's function computes.` },
    }),
    StopProvider: () => ({}),
  };
}

function openComputed(block: BlockSchema, config: Value): Value {
  if (!isRecord(config)) return config;
  const open = attributesOf(block).filter(([name, { computed }]) => computed && child(config, name) === null);
  return { ...config, ...Object.fromEntries(open.map(([name]) => [name, new Unknown()])) };
}
