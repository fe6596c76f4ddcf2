import { weakAmong } from "../../../ciphers.ts";
import { allowedIssuers } from "../../../domain.ts";
import { chain, type Fact, known, together, unknown } from "../../../fact.ts";
import { forwardedPort } from "../../../flow.ts";
import { flag, text, where } from "../../../reading.ts";
import { type Entry, tabled } from "../../../table.ts";
import type { View } from "../../../view.ts";
import { place } from "../place.ts";
import { portFirewall } from "./ports.ts";

const records = {
  type: "openstack_dns_recordset_v2",
  zone: "zone_id",
  kind: "type",
  content: "records",
} as const;
const setting: Entry = { class: "network.setting", place };
const link: Entry = { class: "network.link", place };
const sharing: Entry = { class: "network.sharing", facts: { sharedWithAll: flag("shared", false) } };

/** Ports, routes, tunnels, filters and names of an OpenStack. */
export const network = tabled("openstack_", {
  networking_port_v2: { class: "network.port", place, facts: { hasFirewall: portFirewall } },
  networking_portforwarding_v2: {
    class: "network.port-forward",
    facts: { flows: (r) => forwardedPort(r, "external_port") },
  },
  networking_rbac_policy_v2: {
    class: "network.sharing",
    facts: { sharedWithAll: where(text("target_tenant"), (target) => target === "*") },
  },
  networking_router_route_v2: setting,
  networking_router_routes_v2: setting,
  networking_subnet_route_v2: setting,
  networking_trunk_v2: setting,
  sharedfilesystem_sharenetwork_v2: setting,
  networking_bgp_peer_v2: link,
  networking_bgp_speaker_v2: link,
  bgpvpn_v2: link,
  taas_tap_mirror_v2: link,
  fw_group_v2: sharing,
  fw_policy_v2: sharing,
  fw_rule_v2: sharing,
  dns_zone_v2: {
    class: "dns.domain",
    facts: {
      domain: where(text("name"), (name) => name.replace(/\.$/, "")),
      allowedIssuers: (r) => allowedIssuers(r, records),
    },
  },
  vpnaas_service_v2: setting,
  vpnaas_endpoint_group_v2: setting,
  vpnaas_site_connection_v2: { ...link, facts: { weakCiphers } },
  lb_pool_v2: { class: "balancer.backend", facts: { usesTls: poolTls } },
});

/** The policies of both phases of a tunnel. */
function weakCiphers(r: View): Fact<readonly string[]> {
  const policies = [
    r.around.one(r, "openstack_vpnaas_ike_policy_v2", "ikepolicy_id"),
    r.around.one(r, "openstack_vpnaas_ipsec_policy_v2", "ipsecpolicy_id"),
  ];
  return chain(together(policies, r.evidence("policies")), (found) =>
    chain(
      together(
        found.flatMap((policy) =>
          ["auth_algorithm", "encryption_algorithm", "pfs"].map((name) => policy.text(name)),
        ),
        r.evidence("algorithms of both phases"),
      ),
      (names) => known(weakAmong(names), r.evidence("algorithms of both phases")),
    ),
  );
}

/** Bytes that only pass through may carry TLS that ends behind them. */
function poolTls(r: View): Fact<boolean> {
  const own = flag("tls_enabled", false)(r);
  if (own.state !== "known" || own.value) return own;
  return chain(r.text("protocol"), (name) =>
    /^HTTPS$/i.test(name)
      ? known(true, r.evidence("HTTPS"))
      : /^HTTP$/i.test(name)
        ? own
        : unknown("reference", { ...own.evidence, note: "bytes pass through; TLS may end behind it" }),
  );
}
