import type { Construct } from "constructs";
import { OkmsSecret } from "../../../.gen/ovh/okms-secret.js";
import type { Placement } from "../../capabilities/placement.ts";
import type { SecretReference } from "../../capabilities/secret-store.ts";
import { service } from "./services.ts";

/** Stores a value that another resource made and that lies in the state for that reason already. */
export function storeValue(
  scope: Construct,
  id: string,
  { placement, into, value, expiresAt }: StoredValue,
): OkmsSecret {
  return new OkmsSecret(scope, id, {
    okmsId: service(placement, "keyDomain"),
    path: into.path,
    version: { data: value },
    metadata: {
      maxVersions: 2,
      casRequired: false,
      customMetadata: { ...placement.tags, ...(expiresAt === undefined ? {} : { expires_at: expiresAt }) },
    },
  });
}

interface StoredValue {
  readonly placement: Placement;
  readonly into: SecretReference;
  /** JSON. */
  readonly value: string;
  readonly expiresAt?: string;
}
