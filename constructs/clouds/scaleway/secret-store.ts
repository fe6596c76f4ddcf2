import type { Construct } from "constructs";
import { Secret } from "../../../.gen/scaleway/secret.js";
import type { Identity } from "../../capabilities/identity.ts";
import { type SecretReference, SecretStore, type SecretStoreProps } from "../../capabilities/secret-store.ts";
import { scalewayIdentity } from "./identity.ts";
import { keep, regional, tagList } from "./locality.ts";

/** Secret Manager: a secret per name, without versions. Values are pushed with `scw secret version create`. */
export class ScalewaySecretStore extends SecretStore {
  readonly resources: ReadonlyMap<string, Secret>;
  readonly #path: string;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, props);
    this.#path = `/${this.placement.deployment}`;
    const purposes = new Map(props.secrets.map((secret) => [secret.name, secret.purpose]));
    this.resources = new Map([...purposes].map(([name, purpose]) => [name, this.#declare(name, purpose)]));
  }

  grantRead(identity: Identity): void {
    scalewayIdentity(identity).permit(this.placement.project, "SecretManagerSecretAccess");
  }

  protected reference(name: string): SecretReference {
    return { name, path: `${this.#path}/${name}`, id: this.resources.get(name)?.id ?? "" };
  }

  #declare(name: string, description: string): Secret {
    return new Secret(this, `Secret-${name}`, {
      ...regional(this.placement),
      name,
      description,
      path: this.#path,
      type: "opaque",
      protected: this.placement.isProtected,
      tags: tagList(this.placement),
      lifecycle: keep(this.placement),
    });
  }
}
