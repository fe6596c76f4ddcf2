import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkText, checkWholeNumber } from "./checks.ts";
import { reportProblems } from "./problems.ts";
import type { SecretReference } from "./secret-store.ts";

export interface IdentityProps extends CapabilityProps {
  /** Name inside the deployment, such as "inference". */
  readonly name: string;
  /** What it is for, for whoever reads the access lists. */
  readonly purpose: string;
}

/** A key that a machine or a pipeline logs in with. */
export interface KeyProps {
  /** Tells several keys of one identity apart and names the resources, such as "2027". */
  readonly name: string;
  /** Last moment of validity, RFC 3339 in UTC, such as "2027-06-30T00:00:00Z". At most 366 days ahead. */
  readonly expiresAt: string;
  /**
   * Where the cloud must store the key's secret, for whoever uses it. The provider also keeps the secret in the
   * state: put the identity into a stack of its own with an encrypted backend.
   */
  readonly into: SecretReference;
}

/** A non-human account with nothing allowed until a capability grants it: `storage.grantRead(identity)`. */
export abstract class Identity extends Capability {
  readonly name: string;
  /** The provider's id of the account; known after apply. */
  abstract readonly principalId: string;

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id, props, () => checkIdentityProps(props));
    this.name = props.name;
  }

  /** Issues a key with an end. Prefer a key made out of band, which no state ever holds. */
  issueKey(props: KeyProps): void {
    const problems = checkKeyProps(props, new Date());
    reportProblems(this, () => problems);
    if (problems.length === 0) this.createKey(props);
  }

  protected abstract createKey(props: KeyProps): void;
}

/** Problems of the props, before any cloud is asked. */
export const checkIdentityProps = (props: IdentityProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkText("purpose", props.purpose, /^.{10,200}$/, "10 to 200 characters that say what it is for"),
];

/** Problems of a key, seen from the day `today`. */
export function checkKeyProps(props: KeyProps, today: Date): Problem[] {
  const where = `key "${props.name}" expiresAt`;
  const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
  const malformed = checkText(
    where,
    props.expiresAt,
    rfc3339,
    'RFC 3339 in UTC, such as "2027-06-30T00:00:00Z"',
  );
  const named = checkName(`key "${props.name}" name`, `k${props.name}`);
  if (malformed.length > 0) return [...named, ...malformed];
  const days = Math.ceil((Date.parse(props.expiresAt) - today.getTime()) / 86_400_000);
  return [...named, ...checkWholeNumber(where, days, { least: 1, most: 366, unit: "days from today" })];
}
