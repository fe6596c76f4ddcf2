import { leftOut } from "../../derive.ts";
import { type Fact, known, map, together, unknown } from "../../fact.ts";
import { isEverywhere } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { Facts } from "../../node.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

/** Keys, secrets, logs, identities and money. */
export const operations: Mappings = {
  ovh_okms: (r) => ({ class: "key.store", facts: place(r) }),
  ovh_okms_service_key: (r) => ({
    class: "key",
    facts: {
      ...storePlace(r),
      // The resource has no rotation: a key is rotated by a new one.
      deletionProtected: {
        state: "unobservable",
        evidence: r.evidence(
          "the resource has no protection; prevent_destroy guards it, which no plan shows",
        ),
      },
    },
  }),
  ovh_okms_service_key_jwk: (r) => ({ class: "key", facts: storePlace(r) }),
  ovh_okms_secret: (r) => ({ class: "secret.version", facts: storePlace(r) }),
  ovh_okms_credential: (r) => ({
    class: "identity.key",
    // A credential made from a request of one's own has no private key to keep.
    emptySecrets: r.value("csr").state === "known" ? ["private_key_pem"] : [],
    facts: { expiresAt: map(r.number("validity"), (days) => `${days} days after it is made`) },
  }),
  ovh_cloud_key_manager_container: (r) => ({ class: "secret", facts: place(r) }),
  ovh_cloud_key_manager_secret: (r) => ({ class: "secret.version", facts: place(r) }),
  ovh_dbaas_logs_output_graylog_stream: (r) => ({
    class: "log.sink",
    bearsData: true,
    facts: { signalType: known("logs", r.evidence("a log stream")), retentionDays: coldDays(r) },
  }),
  ovh_dbaas_logs_input: (r) => ({
    class: "log.input",
    facts: { allowedSources: r.texts("allowed_networks") },
  }),
  ovh_dbaas_logs_cluster: (r) => ({ class: "log.input", facts: { allowedSources: clusterSources(r) } }),
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
  ovh_cloud_project_user_s3_credential: () => ({ class: "identity.key" }),
  ovh_me_api_oauth2_client: () => ({ class: "identity.principal" }),
  ovh_me_identity_user: () => ({ class: "identity.principal" }),
  // The threshold is budget and alert in one.
  ovh_cloud_project_alerting: (r) => ({
    class: "budget.alert",
    facts: { enabled: map(r.number("monthly_threshold"), (threshold) => threshold > 0) },
  }),
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

/** Who may read archives, send and search; what is left out stays as it was, which the plan does not show. */
function clusterSources(r: View): Fact<readonly string[]> {
  const lists = ["archive_allowed_networks", "direct_input_allowed_networks", "query_allowed_networks"].map(
    (name) => {
      const list = r.texts(name);
      return list.state === "absent" ? unknown("provider-default", list.evidence) : list;
    },
  );
  const open = lists.find((list) => list.state === "known" && list.value.some(isEverywhere));
  return open ?? map(together(lists, r.evidence("networks of the cluster")), (all) => all.flat());
}

/** Keys and secrets lie where their store does. */
function storePlace(r: View): Facts {
  return place(r, "region", r.around.one(r, "ovh_okms", "okms_id"));
}
