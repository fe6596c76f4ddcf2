import { flag, not, optional, text } from "../../reading.ts";
import { sshKey } from "../../ssh-key.ts";
import { tabled } from "../../table.ts";
import { place } from "./place.ts";

const token = { class: "identity.key", place, facts: { expiresAt: optional(text("expires_at")) } } as const;
const queueKey = {
  class: "identity.key",
  place,
  facts: { unrestricted: flag("permissions.0.can_manage") },
} as const;

/** Keys, tokens, and the users inside services. */
export const access = tabled("scaleway_", {
  account_ssh_key: sshKey,
  iam_ssh_key: sshKey,
  container_token: token,
  function_token: token,
  // The provider sets the end by itself.
  iam_scim_token: { class: "identity.key", facts: { expiresAt: text("expires_at") } },
  mnq_nats_credentials: { class: "identity.key", place },
  mnq_sns_credentials: queueKey,
  mnq_sqs_credentials: queueKey,
  datawarehouse_user: { class: "database.user", place, facts: { isAdministrator: flag("is_admin", false) } },
  iot_device: { class: "device", place, facts: { usesTls: not(flag("allow_insecure", false)) } },
});
