/** Why a value counts as a secret. */
export type SecretReason =
  | "marked-sensitive"
  | "known-attribute"
  | "private-key"
  | "token"
  | "credential-in-url"
  | "assigned-secret"
  | "high-entropy"
  | "same-as-a-secret";

/** What stands in a masked plan where a whole value was secret. It holds nothing of the value, not even its length. */
export class Secret {
  readonly reason: SecretReason;

  constructor(reason: SecretReason) {
    this.reason = reason;
  }

  toJSON(): string {
    return this.toString();
  }

  toString(): string {
    return "(sensitive)";
  }
}

/** One masked place of a resource. */
export interface MaskedPlace {
  /** Path below the resource's values. */
  readonly path: readonly (string | number)[];
  readonly reason: SecretReason;
  /** True when only a part of a longer text was a secret. */
  readonly partial: boolean;
}
