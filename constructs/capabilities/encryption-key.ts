import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import type { Identity } from "./identity.ts";

export interface EncryptionKeyProps extends CapabilityProps {
  /** Name inside the deployment, such as "documents". */
  readonly name: string;
  /** Days between two rotations. Old data stays readable. @default 90 */
  readonly rotationDays?: number;
}

/** A symmetric key that you hold in the cloud's key service. Losing it loses the data: production protects it. */
export abstract class EncryptionKey extends Capability {
  /** The provider's id; known after apply. */
  abstract readonly keyId: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id, props, () => checkEncryptionKeyProps(props));
  }

  /** Needed to write what the key encrypts. */
  abstract grantEncrypt(identity: Identity): void;
  /** Needed to read what the key encrypted. */
  abstract grantDecrypt(identity: Identity): void;
}

/** Problems of the props, before any cloud is asked. */
export const checkEncryptionKeyProps = (props: EncryptionKeyProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkWholeNumber("rotationDays", props.rotationDays, { least: 1, most: 365, unit: "days" }),
];
