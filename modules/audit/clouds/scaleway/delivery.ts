import { either, presence, written } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { backendTls, carriesSsh, listenerCarriesSsh, listenerFlows, listenerTls } from "./listeners.ts";
import { place } from "./place.ts";

export const delivery: Mappings = {
  scaleway_lb: (r) => ({
    class: "balancer",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: balancerPublic(r),
      inPrivateNetwork: map(r.blocks("private_network"), (blocks) => blocks.length > 0),
      modernTlsOnly: modernTlsOnly(r),
    },
  }),
  scaleway_lb_frontend: (r) => ({
    class: "balancer.listener",
    facts: {
      usesTls: listenerTls(r),
      carriesSsh: listenerCarriesSsh(r),
      flows: listenerFlows(r, chain(r.around.one(r, "scaleway_lb", "lb_id"), balancerPublic)),
      accessLogged: orElse(r.flag("enable_access_logs"), false, "the provider's default"),
      hasPublicAddress: chain(r.around.one(r, "scaleway_lb", "lb_id"), balancerPublic),
    },
    edges: r.targets("lb_id").map(({ address, certain }) => ({ kind: "attached-to", to: address, certain })),
  }),
  scaleway_lb_backend: (r) => ({
    class: "balancer.backend",
    facts: {
      usesTls: backendTls(r),
      carriesSsh: carriesSsh(r),
      verifiesBackendTls: map(
        orElse(r.flag("ignore_ssl_server_verify"), false, "the provider's default"),
        (ignored) => !ignored,
      ),
    },
  }),
  scaleway_lb_certificate: (r) => ({
    class: "balancer.certificate",
    facts: {
      domain: r.text("letsencrypt", 0, "common_name"),
      certificateIssuer: map(r.blocks("letsencrypt"), (blocks) =>
        blocks.length > 0 ? "letsencrypt.org" : "",
      ),
    },
  }),
  scaleway_edge_services_waf_stage: (r) => ({
    class: "waf",
    facts: { blocking: map(r.text("mode"), (mode) => mode === "enable") },
  }),
};

/** Public unless it is told otherwise: without an address of its own it gets one (#4258 of the provider's repository). */
function balancerPublic(r: View): Fact<boolean> {
  const flexible = orElse(r.flag("assign_flexible_ip"), true, "left out: it gets a public address");
  return either(presence(r, "ip_ids"), written(r, "ip_id"), flexible);
}

/** The provider names its levels after Mozilla's, but does not write which versions of TLS the middle one takes. */
function modernTlsOnly(r: View): Fact<boolean> {
  const level = orElse(
    r.text("ssl_compatibility_level"),
    "ssl_compatibility_level_intermediate",
    "the provider's default",
  );
  return chain(level, (name) =>
    name.endsWith("_intermediate")
      ? unknown("missing-schema", {
          ...level.evidence,
          note: "the vendor does not say which versions this takes",
        })
      : known(name.endsWith("_modern"), level.evidence),
  );
}
