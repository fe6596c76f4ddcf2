import { leftOut } from "../../derive.ts";
import { chain, type Fact, map, orElse } from "../../fact.ts";
import { allTls } from "../../listener-tls.ts";
import type { Mappings } from "../../mapper.ts";
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
    },
  }),
  outscale_server_certificate: () => ({ class: "balancer.certificate" }),
  outscale_user: () => ({ class: "identity.principal" }),
  outscale_policy: (r) => ({ class: "identity.grant", facts: grant(r.text("document")) }),
  outscale_policy_version: (r) => ({ class: "identity.grant", facts: grant(r.text("document")) }),
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

/** A policy is a JSON document of statements; one that cannot be read is taken for the worst. */
function grant(document: Fact<string>) {
  const actions = map(document, actionsOf);
  return {
    permissions: actions,
    isAdministrator: map(actions, (names) =>
      names.some((name) => name === "*" || name === "api:*" || name === "eim:*"),
    ),
    organisationWide: map(orElse(document, "", "no document"), () => false),
  };
}

function actionsOf(document: string): readonly string[] {
  try {
    const { Statement = [] } = JSON.parse(document) as { Statement?: unknown };
    return [Statement].flat().flatMap((statement) => {
      const { Effect, Action } = statement as { Effect?: unknown; Action?: unknown };
      return Effect === "Allow" ? [Action].flat().map(String) : [];
    });
  } catch {
    return ["*"];
  }
}
