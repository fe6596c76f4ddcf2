import { allowedIssuers } from "../../domain.ts";
import { chain, map, orElse } from "../../fact.ts";
import { flag, text } from "../../reading.ts";
import { tabled } from "../../table.ts";
import { place } from "./place.ts";

const records = { type: "scaleway_domain_record", zone: "dns_zone", kind: "type", content: "data" } as const;

/** Domains, mail, and the edge that answers for them. */
export const names = tabled("scaleway_", {
  domain_record: { class: "dns", facts: { domain: text("dns_zone") } },
  domain_zone: {
    class: "dns.domain",
    facts: { domain: text("domain"), allowedIssuers: (r) => allowedIssuers(r, records) },
  },
  domain_registration: {
    class: "dns.domain",
    facts: {
      domain: text("domain_names.0"),
      signedZone: flag("dnssec", false),
      renewsItself: flag("auto_renew", false),
    },
  },
  container_domain: { class: "dns", facts: { domain: text("hostname") } },
  function_domain: { class: "dns", facts: { domain: text("hostname") } },
  tem_domain: { class: "mail", place },
  edge_services_backend_stage: {
    class: "balancer.backend",
    facts: {
      // Only for a balancer behind it does the stage say how it is asked.
      usesTls: (r) =>
        chain(r.blocks("lb_backend_config"), ([balancer]) =>
          balancer === undefined
            ? { state: "unobservable", evidence: r.evidence("no attribute tells how it is asked") }
            : orElse(balancer.flag("lb_config", 0, "is_ssl"), false, "left out: in clear"),
        ),
    },
  },
  edge_services_tls_stage: {
    class: "balancer.certificate",
    facts: {
      certificateIssuer: (r) =>
        map(flag("managed_certificate")(r), (managed) => (managed ? "letsencrypt.org" : "")),
    },
  },
});
