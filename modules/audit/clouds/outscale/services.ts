import { leftOut } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, unknown, unsettled } from "../../fact.ts";
import { allTls } from "../../listener-tls.ts";
import type { Mappings } from "../../mapper.ts";
import { grantOf } from "../../policy-document.ts";
import type { View } from "../../view.ts";
import { shared } from "./compute.ts";
import { place } from "./place.ts";

/** Volumes, load balancing, identities. */
export const services: Mappings = {
  outscale_volume: (r) => ({ class: "storage.block", bearsData: true, facts: place(r) }),
  outscale_snapshot: (r) => ({
    class: "storage.snapshot",
    bearsData: true,
    facts: {
      ...place(r, "subregion_name", r.around.one(r, "outscale_volume", "volume_id")),
      publicRead: shared(
        r,
        "outscale_snapshot_attributes",
        "snapshot_id",
        "permissions_to_create_volume_additions",
      ),
    },
  }),
  outscale_load_balancer: (r) => ({
    class: "balancer",
    facts: {
      ...place(r),
      hasPublicAddress: map(r.text("load_balancer_type"), (type) => type !== "internal"),
      usesTls: listenersUseTls(r),
      accessLogged: accessLogged(r),
    },
  }),
  outscale_server_certificate: () => ({ class: "balancer.certificate" }),
  outscale_user: (r) => ({ class: "identity.principal", facts: { isAdministrator: attachedRights(r) } }),
  outscale_user_group: (r) => ({
    class: "identity.principal",
    facts: { isAdministrator: attachedRights(r) },
  }),
  outscale_policy: (r) => ({ class: "identity.grant", facts: grantOf(r.text("document")) }),
  outscale_policy_version: (r) => ({ class: "identity.grant", facts: grantOf(r.text("document")) }),
  outscale_access_key: (r) => ({
    class: "identity.key",
    facts: {
      expiresAt: leftOut(r.text("expiration_date")),
      // Without a user the key is the account's own, which has every right.
      ownedByPerson: map(leftOut(r.text("user_name")), () => false),
    },
  }),
  outscale_api_access_rule: (r) => ({
    class: "identity.policy",
    facts: { allowedSources: leftOut(r.texts("ip_ranges")) },
  }),
  outscale_api_access_policy: (r) => ({
    class: "identity.policy",
    facts: { enabled: r.flag("require_trusted_env") },
  }),
};

function listenersUseTls(r: View): Fact<boolean> {
  return chain(r.blocks("listeners"), (listeners) =>
    allTls(
      listeners.map((listener) => listener.text("load_balancer_protocol")),
      r.evidence("listeners"),
    ),
  );
}

/** Logs go to a bucket once a resource of their own switches them on for the balancer. */
function accessLogged(r: View): Fact<boolean> {
  const { certain, possible } = r.around.companions(
    r,
    "outscale_load_balancer_attributes",
    "load_balancer_name",
  );
  const switches = certain.map((one) =>
    orElse(leftOut(one.flag("access_log", 0, "is_enabled")), false, "off unless set"),
  );
  const on = switches.find((fact) => fact.state === "known" && fact.value);
  const [maybe] = possible;
  if (on === undefined && maybe !== undefined)
    return unknown("reference", maybe.evidence(`${maybe.resource.address} may switch it on`));
  return on ?? unsettled(switches) ?? known(false, r.evidence("no resource switches access logs on"));
}

/** The rights of the policies attached. What a policy of the provider grants, a plan does not show. */
function attachedRights(r: View): Fact<boolean> {
  return chain(r.blocks("policy"), (blocks) => {
    const rights = blocks.map((block) =>
      chain(
        r.around.one(block, "outscale_policy", "policy_orn"),
        (policy) => grantOf(policy.text("document")).isAdministrator,
      ),
    );
    const all = rights.find((fact) => fact.state === "known" && fact.value);
    return all ?? unsettled(rights) ?? known(false, r.evidence(`${blocks.length} policies attached`));
  });
}
