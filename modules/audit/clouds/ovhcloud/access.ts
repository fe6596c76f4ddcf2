import { grantOf } from "../../policy-document.ts";
import { either, hostIn, number, optional, text, texts, where } from "../../reading.ts";
import { sshKey } from "../../ssh-key.ts";
import { tabled } from "../../table.ts";

/** Keys, tokens, groups and other sign-ins. */
export const access = tabled("ovh_", {
  cloud_ssh_key: sshKey,
  cloud_project_ssh_key: sshKey,
  cloud_project_containerregistry_user: { class: "identity.principal" },
  cloud_project_containerregistry_oidc: {
    class: "identity.federation",
    facts: { endpoints: hostIn("oidc_endpoint") },
  },
  cloud_project_kube_oidc: { class: "identity.federation", facts: { endpoints: hostIn("issuer_url") } },
  cloud_project_user: {
    class: "identity.principal",
    facts: {
      isAdministrator: where(optional(texts("role_names")), (roles) => roles.includes("administrator")),
    },
  },
  cloud_project_user_s3_policy: {
    class: "identity.grant",
    place: (r) => grantOf(r.text("policy")),
  },
  cloud_project_region_storage_presign: {
    class: "identity.key",
    facts: { expiresAt: where(number("expire"), (seconds) => `${seconds} seconds after it is made`) },
  },
  domain_zone_dynhost_login: { class: "identity.key" },
  iam_permissions_group: {
    class: "identity.grant",
    facts: {
      permissions: optional(texts("allow")),
      isAdministrator: where(optional(texts("allow")), (actions) => actions.includes("*")),
    },
  },
  me_identity_group: {
    class: "identity.grant",
    facts: { isAdministrator: where(text("role", "NONE"), (role) => role === "ADMIN") },
  },
  me_identity_user_token: {
    class: "identity.key",
    facts: {
      expiresAt: either(
        optional(text("expires_at")),
        where(optional(number("expires_in")), (seconds) => `${seconds} seconds after it is made`),
      ),
    },
  },
});
