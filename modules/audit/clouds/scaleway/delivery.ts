import { either, presence, written } from "../../derive.ts";
import { chain, type Fact, map, orElse } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const delivery: Mappings = {
  scaleway_lb: (r) => ({
    class: "balancer",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: balancerPublic(r),
      inPrivateNetwork: map(r.blocks("private_network"), (blocks) => blocks.length > 0),
      modernTlsOnly: map(
        orElse(
          r.text("ssl_compatibility_level"),
          "ssl_compatibility_level_intermediate",
          "the provider's default",
        ),
        (level) => level === "ssl_compatibility_level_modern",
      ),
    },
  }),
  scaleway_lb_frontend: (r) => ({
    class: "balancer.listener",
    facts: {
      usesTls: either(written(r, "certificate_ids"), written(r, "certificate_id")),
      accessLogged: orElse(r.flag("enable_access_logs"), false, "the provider's default"),
      hasPublicAddress: chain(r.around.one(r, "scaleway_lb", "lb_id"), balancerPublic),
    },
    edges: r.targets("lb_id").map(({ address, certain }) => ({ kind: "attached-to", to: address, certain })),
  }),
  scaleway_lb_backend: (r) => ({
    class: "balancer.backend",
    facts: {
      usesTls: orElse(r.flag("ssl_bridging"), false, "the provider's default"),
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
