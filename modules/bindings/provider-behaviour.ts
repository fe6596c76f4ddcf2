/**
 * What a real provider was seen to do with a resource type, beyond what its schema says. Paths are Terraform's, list
 * and set indices written `[*]`. Every key may be left out; a pinned file may hold further observations.
 */
export interface ResourceBehaviour {
  /** Value that a plan shows for an attribute left unset. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Left unset, it plans as unknown although the schema alone would not say so (blocks, mostly). */
  readonly unknownWhenUnset?: readonly string[];
  /** Computed, but left unset it plans as null. */
  readonly nullWhenUnset?: readonly string[];
  /** Planned as unknown on create although the configuration gives its value, which the create then uses. */
  readonly unknownWhenSet?: readonly string[];
  /** Planned and kept as the SHA-1 of the text that the configuration gives, in hexadecimal. */
  readonly sha1WhenSet?: readonly string[];
  /** Computed, and planned with the value of another attribute of the resource: `tags_all` with that of `tags`. */
  readonly sameAs?: Readonly<Record<string, string>>;
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
   * configuration, `{name:locality}` its part before the first slash, `{uuid}` a generated one; alternatives stand
   * in `modules/rehearsal/provider/engine/template.ts`.
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
  /** All values that are accepted, where the provider lists them. */
  readonly allowed?: readonly unknown[];
}
