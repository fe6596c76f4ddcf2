import type { Construct } from "constructs";
import type { Identity } from "../../capabilities/identity.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { type SecretReference, SecretStore, type SecretStoreProps } from "../../capabilities/secret-store.ts";
import { ovhcloudIdentity } from "./identity.ts";
import { pushStep } from "./secret-steps.ts";
import { checkServices, service } from "./services.ts";

/**
 * The secret manager of a key domain. The provider's resource of a secret reads the value back into the state, also
 * one that was pushed out of band, so none is made: the store says which names have to be there and who may read.
 */
export class OvhcloudSecretStore extends SecretStore {
  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, props);
    reportProblems(this, () => checkServices(this.placement, "keyDomain"));
    const secrets = this.names.map((name) => this.reference(name));
    const steps = secrets.length === 0 ? [] : [pushStep(this.#keyDomain, secrets)];
    leaveToOperator(this, "secret-store", id.toLowerCase(), steps);
  }

  /** Every secret of the key domain: the policy cannot name one that Terraform did not make. */
  grantRead(identity: Identity): void {
    ovhcloudIdentity(identity).permit(
      `urn:v1:eu:resource:okms:${this.#keyDomain}`,
      "okms:apikms:secret/get",
      "okms:apikms:secret/version/getData",
    );
  }

  protected reference(name: string): SecretReference {
    return { name, path: this.#pathOf(name), id: this.#pathOf(name) };
  }

  get #keyDomain(): string {
    return service(this.placement, "keyDomain");
  }

  #pathOf(name: string): string {
    return `${this.placement.deployment}/${name}`;
  }
}
