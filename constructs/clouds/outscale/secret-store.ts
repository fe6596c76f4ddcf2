import type { Construct } from "constructs";
import type { SecretStoreProps } from "../../capabilities/secret-store.ts";
import { SelfHostedSecretStore } from "../../self-hosted/secret-store.ts";
import { machineParts } from "./machine-parts.ts";

/** The cloud has no secret manager: a machine of yours is one. */
export class OutscaleSecretStore extends SelfHostedSecretStore {
  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, props, machineParts);
  }
}
