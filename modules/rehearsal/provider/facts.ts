import type { ResourceBehaviour } from "../../bindings/provider-behaviour.ts";
import type { ProviderSchema, ResourceSchema } from "../../bindings/provider-schema.ts";

export type { ReplaceDirection, ResourceBehaviour as Behaviour } from "../../bindings/provider-behaviour.ts";

/** What the offline provider knows of one real provider: types from its schema, manners from its behaviour. */
export interface ProviderFacts {
  /** Registry address without or with host: `acme/cloud`, `registry.example.org/acme/cloud`. */
  readonly source: string;
  /** The real provider's version that schema and behaviour were taken from. */
  readonly version: string;
  readonly schema: ServedSchema;
  /** Behaviour by resource type. @default - schema alone: no default, no replacement, no refused value */
  readonly behaviour?: Readonly<Record<string, ResourceBehaviour>>;
}

/** `terraform providers schema -json` for one provider. What is left out is not served. */
export interface ServedSchema extends ProviderSchema {
  readonly data_source_schemas?: Readonly<Record<string, ResourceSchema>>;
  readonly ephemeral_resource_schemas?: Readonly<Record<string, ResourceSchema>>;
  readonly functions?: Readonly<Record<string, FunctionSchema>>;
}

export interface FunctionSchema {
  readonly parameters?: readonly FunctionParameter[];
  readonly variadic_parameter?: FunctionParameter;
  readonly return_type: unknown;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: unknown;
  readonly is_nullable?: boolean;
}
