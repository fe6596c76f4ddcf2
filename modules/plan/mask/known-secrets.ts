/**
 * Names of attributes whose value is a secret by its meaning, whoever the provider is. Providers do not mark all of
 * them as sensitive; a cloud's mapper adds what its provider names otherwise.
 */
const secretNames: ReadonlySet<string> = new Set([
  "admin_password",
  "api_key",
  "api_token",
  "application_secret",
  "auth_token",
  "client_secret",
  "connection_string",
  "consumer_key",
  "customer_key",
  "access_token",
  "encryption_key",
  "key_material",
  "kubeconfig",
  "master_password",
  "passphrase",
  "passwd",
  "password",
  "pre_shared_key",
  "preshared_key",
  "private_key",
  "private_key_pem",
  "psk",
  "refresh_token",
  "root_password",
  "secret_access_key",
  "secret_binary",
  "secret_key",
  "secret_key_id",
  "secret_string",
  "sse_customer_key",
  "token",
  "user_password",
]);

/** A secret attribute of one resource type that its provider does not mark, or marks only in newer versions. */
export interface SecretAttribute {
  readonly type: string;
  /** Attribute path; list indices are left out. */
  readonly path: string;
  readonly source: string;
}

export function isSecretName(name: string): boolean {
  return secretNames.has(name);
}
