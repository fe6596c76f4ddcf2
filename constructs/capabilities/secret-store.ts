import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkText } from "./checks.ts";
import type { Identity } from "./identity.ts";
import type { Network } from "./network.ts";
import { reportProblem } from "./problems.ts";
import { checkServiceMachine, type SelfHosted, type ServiceMachine } from "./service-machine.ts";

/** The name of a secret and what it is for: never its value. */
export interface SecretDeclaration {
  /** Name inside the store, such as "database-password". */
  readonly name: string;
  /** What it opens, for whoever has to renew it. */
  readonly purpose: string;
}

export interface SecretStoreProps extends CapabilityProps {
  /** Network of those who read secrets. */
  readonly network: Network;
  /** Declared names. Values are pushed out of band, so that no template, plan or state holds them. */
  readonly secrets: readonly SecretDeclaration[];
  /** Where the cloud sells no such service: the machine that it runs on. @default - none, which such a cloud refuses */
  readonly machine?: ServiceMachine;
}

/** Where a value lies. It stands for the value wherever a capability takes a secret. */
export interface SecretReference {
  /** Name inside the store. */
  readonly name: string;
  /** Full name by which a machine fetches it, such as "/acme/database-password"; known at synth. */
  readonly path: string;
  /** The provider's id; known after apply. */
  readonly id: string;
}

/** Names of secrets, in the cloud's secret manager or one of your own. There is no way to give a value. */
export abstract class SecretStore extends Capability {
  readonly names: readonly string[];
  /** Set where the service is a machine of yours. */
  readonly selfHosted?: SelfHosted;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, props, () => checkSecretStoreProps(props));
    this.names = [...new Set(props.secrets.map((secret) => secret.name))];
  }

  /** The reference of a declared secret. An undeclared name is reported and answered with an empty reference. */
  secret(name: string): SecretReference {
    if (this.names.includes(name)) return this.reference(name);
    const what = `the secret "${name}" is not declared`;
    reportProblem(this, { where: "secrets", what, allowed: this.names.join(", "), fix: "declare it" });
    return { name, path: "", id: "" };
  }

  /** Lets an identity read the values. The smallest scope that the cloud has, which may be all secrets of a project. */
  abstract grantRead(identity: Identity): void;

  protected abstract reference(name: string): SecretReference;
}

/** Problems of the props, before any cloud is asked. */
export function checkSecretStoreProps(props: SecretStoreProps): Problem[] {
  const names = props.secrets.map((secret) => secret.name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...props.secrets.flatMap((secret, index) => [
      ...checkName(`secrets[${index}].name`, secret.name),
      ...checkText(`secrets[${index}].purpose`, secret.purpose, /^.{5,200}$/, "5 to 200 characters"),
    ]),
    ...twice.map((name) => ({
      where: "secrets",
      what: `"${name}" is declared twice`,
      fix: "declare it once",
    })),
    ...checkServiceMachine(props.machine),
  ];
}
