import { leftOut } from "../../derive.ts";
import { type Fact, known, map } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

/** Keys, secrets, logs, identities and money. */
export const operations: Mappings = {
  ovh_okms: (r) => ({ class: "project", facts: place(r) }),
  ovh_okms_service_key: (r) => ({
    class: "key",
    facts: {
      // The resource has no rotation: a key is rotated by a new one.
      deletionProtected: {
        state: "unobservable",
        evidence: r.evidence(
          "the resource has no protection; prevent_destroy guards it, which no plan shows",
        ),
      },
    },
  }),
  ovh_okms_service_key_jwk: () => ({ class: "key" }),
  ovh_okms_secret: () => ({ class: "secret.version" }),
  ovh_okms_credential: (r) => ({
    class: "identity.key",
    // A credential made from a request of one's own has no private key to keep.
    emptySecrets: r.value("csr").state === "known" ? ["private_key_pem"] : [],
    facts: { expiresAt: map(r.number("validity"), (days) => `${days} days after it is made`) },
  }),
  ovh_cloud_key_manager_secret: (r) => ({ class: "secret.version", facts: place(r) }),
  ovh_dbaas_logs_output_graylog_stream: (r) => ({
    class: "log.sink",
    bearsData: true,
    facts: { signalType: known("logs", r.evidence("a log stream")), retentionDays: coldDays(r) },
  }),
  ovh_dbaas_logs_token: () => ({ class: "log.token" }),
  ovh_iam_policy: (r) => ({
    class: "identity.grant",
    facts: {
      permissions: leftOut(r.texts("allow")),
      isAdministrator: map(leftOut(r.texts("allow")), (actions) => actions.some((action) => action === "*")),
      organisationWide: map(r.texts("resources"), (urns) => urns.some((urn) => urn.endsWith(":*"))),
      expiresAt: leftOut(r.text("expired_at")),
    },
  }),
  ovh_cloud_project_user: () => ({ class: "identity.principal" }),
  ovh_cloud_project_user_s3_credential: () => ({ class: "identity.key" }),
  ovh_me_api_oauth2_client: () => ({ class: "identity.principal" }),
  ovh_me_identity_user: () => ({ class: "identity.principal" }),
  ovh_cloud_project_alerting: () => ({ class: "budget.alert" }),
  ovh_cloud_project: (r) => ({
    class: "project",
    facts: { deletionProtected: leftOut(r.flag("deletion_protection")) },
  }),
};

/** The stream's own retention is an id whose length only the API tells; the cold archive is counted in years. */
function coldDays(r: View): Fact<number> {
  const years = leftOut(r.number("cold_storage_retention"));
  const archived = leftOut(r.flag("cold_storage_enabled"));
  if (archived.state === "known" && archived.value && years.state === "known")
    return map(years, (count) => count * 365);
  return {
    state: "unknown",
    why: "reference",
    evidence: r.evidence("retention_id does not tell its length; no cold archive of a known length"),
  };
}
