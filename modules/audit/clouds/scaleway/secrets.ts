import type { SecretAttribute } from "../../../plan/index.ts";

const source = "schema of provider scaleway/scaleway 2.81.0, read on 2026-11-24";

/** Secrets that the provider writes into the state without marking them, or under a name that does not tell. */
export const secretAttributes: readonly SecretAttribute[] = [
  { type: "scaleway_lb_certificate", path: "custom_certificate.certificate_chain", source },
  { type: "scaleway_cockpit_exporter", path: "otlp_destination.headers", source },
  { type: "scaleway_cockpit_exporter", path: "datadog_destination.api_key", source },
  { type: "scaleway_cockpit_token", path: "secret_key", source },
  { type: "scaleway_iam_api_key", path: "secret_key", source },
  { type: "scaleway_k8s_cluster", path: "kubeconfig", source },
  { type: "scaleway_container", path: "secret_environment_variables", source },
  { type: "scaleway_function", path: "secret_environment_variables", source },
  { type: "scaleway_object", path: "sse_customer_key", source },
  { type: "scaleway_s2s_vpn_connection", path: "secret", source },
  { type: "scaleway_iam_saml_certificate", path: "content", source },
];
