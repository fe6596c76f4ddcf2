import { weakAmong } from "../../ciphers.ts";
import { chain, type Fact, known, map } from "../../fact.ts";
import { resolvers } from "../../reading.ts";
import { tabled } from "../../table.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

const setting = { class: "network.setting", place } as const;

/** Tunnels, routes and what else joins networks. */
export const links = tabled("scaleway_", {
  s2s_vpn_connection: { class: "network.link", place, facts: { weakCiphers: weakCiphers } },
  s2s_vpn_customer_gateway: { class: "network.link", place },
  s2s_vpn_routing_policy: setting,
  interlink_routing_policy: setting,
  vpc_ingress_rule: setting,
  vpc_route: setting,
  vpc_public_gateway_dhcp: {
    ...setting,
    facts: { endpoints: resolvers("dns_servers_override") },
  },
});

/** Left out, the service offers a list of its own, which the plan does not show. */
function weakCiphers(r: View): Fact<readonly string[]> {
  const blocks = ["ikev2_ciphers", "esp_ciphers"].map((name) => r.blocks(name));
  const named = blocks.map((fact) =>
    map(fact, (ciphers): readonly string[] =>
      ciphers.flatMap((cipher) =>
        ["encryption", "integrity", "dh_group"].flatMap((part) => {
          const name = cipher.text(part);
          return name.state === "known" ? [name.value] : [];
        }),
      ),
    ),
  );
  return named.reduce((sum, next) =>
    chain(sum, (list) =>
      chain(next, (more): Fact<readonly string[]> => {
        if (list.length === 0 && more.length === 0)
          return {
            state: "unknown",
            why: "provider-default",
            evidence: r.evidence("no cipher named: the service decides"),
          };
        return known(weakAmong([...list, ...more]), r.evidence("ciphers"));
      }),
    ),
  );
}
