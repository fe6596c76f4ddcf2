/**
 * A Terraform provider's schema as `terraform providers schema -json` prints it, cut down to what decides types:
 * no prose. Rehearsal, audit and bindings all read this one form.
 */
export interface ProviderSchema {
  readonly provider: ResourceSchema;
  readonly resource_schemas: Readonly<Record<string, ResourceSchema>>;
}

export interface ResourceSchema {
  readonly version: number;
  readonly block: BlockSchema;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedBlockSchema>>;
  readonly deprecated?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting_mode: "single" | "list" | "set" | "map" | "group";
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface AttributeSchema {
  /** Either `type` or `nested_type` is there. */
  readonly type?: AttributeType;
  readonly nested_type?: NestedAttributeSchema;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedAttributeSchema {
  readonly nesting_mode: "single" | "list" | "set" | "map";
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
}

/** Terraform's type constraint: `"string"`, `["list", "string"]`, `["object", { name: "string" }]` … */
export type AttributeType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", AttributeType]
  | readonly ["object", Readonly<Record<string, AttributeType>>]
  | readonly ["object", Readonly<Record<string, AttributeType>>, readonly string[]]
  | readonly ["tuple", readonly AttributeType[]];
