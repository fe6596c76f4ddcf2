import type { ProviderSchema, ResourceSchema } from "../../bindings/provider-schema.ts";

/** What the offline provider knows of one real provider: types from its schema, manners from its behaviour. */
export interface ProviderFacts {
  /** Registry address without or with host: `acme/cloud`, `registry.example.org/acme/cloud`. */
  readonly source: string;
  /** The real provider's version that schema and behaviour were taken from. */
  readonly version: string;
  readonly schema: ServedSchema;
  /** Behaviour by resource type. @default - schema alone: no default, no replacement, no refused value */
  readonly behaviour?: Readonly<Record<string, Behaviour>>;
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

/**
 * What a real provider was seen to do with a resource type, beyond its schema. Paths are Terraform's, list and set
 * indices written `[*]`. Every key may be left out; other keys are ignored.
 */
export interface Behaviour {
  /** Value that a plan shows for an attribute left unset. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Left unset, it plans as unknown although the schema alone would not say so (blocks, mostly). */
  readonly unknownWhenUnset?: readonly string[];
  /** Computed, but left unset it plans as null. */
  readonly nullWhenUnset?: readonly string[];
  /** A list or set that plans wholly unknown as soon as one element is. */
  readonly unknownWhenElementUnknown?: readonly string[];
  /** Changing it replaces the resource. */
  readonly requiresReplace?: readonly string[];
  /** Changing it replaces the resource in one direction only; one observed example of each. */
  readonly replaceDirectional?: readonly ReplaceDirection[];
  /** Changing the key replaces the resource, by way of the attributes named. */
  readonly replaceVia?: Readonly<Record<string, readonly string[]>>;
  /** Whether a change replaces was not determined: such a change plans with a warning. */
  readonly replaceUntested?: readonly string[];
  /** A change of the configuration does not reach the plan. */
  readonly changeIgnored?: readonly string[];
  /** Values that validation refuses. Only entries with the full list of `allowed` values are enforced. */
  readonly rejects?: readonly Rejection[];
  /**
   * Form of a generated value: `{name}` is that attribute of the resource, `{provider.name}` of the provider's
   * configuration, `{name:locality}` its part before the first slash, `{uuid}` a generated one; alternatives as in `engine/template.ts`.
   */
  readonly values?: Readonly<Record<string, string>>;
}

export interface ReplaceDirection {
  readonly path: string;
  readonly replace: { readonly from: unknown; readonly to: unknown };
  readonly inPlace: { readonly from: unknown; readonly to: unknown };
}

export interface Rejection {
  readonly path: string;
  readonly value: unknown;
  readonly allowed?: readonly unknown[];
}
