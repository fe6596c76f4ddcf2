import type { Mappings } from "../../../mapper.ts";
import { filled, flag, number, optional, text, where } from "../../../reading.ts";
import { keyAlgorithm } from "../../../ssh-key.ts";
import { type Entry, tabled } from "../../../table.ts";

/** A role on a whole domain reaches every project of it. */
const assignment: Entry = { class: "identity.grant", facts: { organisationWide: filled("domain_id") } };

const tables = tabled("openstack_", {
  identity_user_v3: {
    class: "identity.principal",
    facts: { secondFactor: flag("multi_factor_auth_enabled", false) },
  },
  identity_role_assignment_v3: assignment,
  identity_inherit_role_assignment_v3: assignment,
  identity_application_credential_v3: {
    class: "identity.key",
    facts: { expiresAt: optional(text("expires_at")), unrestricted: flag("unrestricted", false) },
  },
  identity_ec2_credential_v3: { class: "identity.key" },
  db_user_v1: { class: "database.user" },
  objectstorage_tempurl_v1: {
    class: "identity.key",
    facts: { expiresAt: where(number("ttl"), (seconds) => `${seconds} seconds after it is made`) },
  },
  sharedfilesystem_securityservice_v2: { class: "identity.federation" },
});

/** Users, their keys and what they may do. */
export const access: Mappings = {
  ...tables,
  openstack_compute_keypair_v2: (r) => ({
    class: "identity.ssh-key",
    // Made from a public key, it has no private one to keep.
    emptySecrets: r.value("public_key").state === "known" ? ["private_key"] : [],
    facts: { keyAlgorithm: keyAlgorithm(optional(text("public_key")))(r) },
  }),
};
