/**
 * What a real provider was seen to do with a resource, beyond what its schema says. Paths are Terraform's, list
 * indices written `[*]`.
 */
export interface ResourceBehaviour {
  /** Value that a plan shows for an attribute left unset. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Computed attributes that plan as unknown when left unset. */
  readonly unknownWhenUnset?: readonly string[];
  /** Computed attributes that plan as null when left unset. */
  readonly nullWhenUnset?: readonly string[];
  /** Changing it replaces the resource. */
  readonly requiresReplace?: readonly string[];
  /** Whatever else was observed: kept as it is, read by those who know the key. */
  readonly [observation: string]: unknown;
}
