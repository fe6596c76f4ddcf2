export {
  loadCloudProviders,
  loadPinnedProviders,
  type PinnedProvider,
  type ProviderFacts,
} from "./pinned.ts";
export type { ResourceBehaviour } from "./provider-behaviour.ts";
export type {
  AttributeSchema,
  AttributeType,
  BlockSchema,
  NestedAttributeSchema,
  NestedBlockSchema,
  ProviderSchema,
  ResourceSchema,
} from "./provider-schema.ts";
