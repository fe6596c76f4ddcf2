import { allowedIssuers, issuersIn } from "../../domain.ts";
import { unknown } from "../../fact.ts";
import { protocolTls } from "../../listener-tls.ts";
import { always, filled, flag, optional, text, texts, where } from "../../reading.ts";
import { type Entry, tabled } from "../../table.ts";
import type { View } from "../../view.ts";
import { orderedPlace } from "./ordered.ts";
import { place } from "./place.ts";

const records = {
  type: "ovh_domain_zone_record",
  zone: "zone",
  kind: "fieldtype",
  content: "target",
} as const;

const listener: Entry = {
  class: "balancer.listener",
  facts: { usesTls: flag("ssl", false), allowedSources: optional(texts("allowed_source")) },
};
/** What passes bytes through may carry TLS that ends behind it. */
const passing = (r: View) => {
  const ssl = flag("ssl", false)(r);
  return ssl.state === "known" && !ssl.value
    ? unknown("reference", { ...ssl.evidence, note: "bytes pass through; TLS may end behind it" })
    : ssl;
};
const setting: Entry = { class: "network.setting", place };

/** Domains, the older load balancer, and networks of shares. */
export const delivery = tabled("ovh_", {
  domain_zone: { class: "dns.domain", facts: { allowedIssuers: (r) => allowedIssuers(r, records) } },
  domain_zone_import: {
    class: "dns.domain",
    facts: { domain: text("zone_name"), allowedIssuers: where(text("zone_file"), issuersIn) },
  },
  domain_zone_dnssec: {
    class: "dns.domain",
    facts: { domain: text("zone_name"), signedZone: always(true, "this resource switches DNSSEC on") },
  },
  domain_ds_records: {
    class: "dns.domain",
    facts: { domain: text("domain"), signedZone: filled("ds_records") },
  },
  domain_zone_record: { class: "dns", facts: { domain: text("zone") } },
  iploadbalancing: {
    class: "balancer",
    place: orderedPlace,
    facts: { modernTlsOnly: where(optional(text("ssl_configuration")), (level) => level === "modern") },
  },
  iploadbalancing_http_frontend: listener,
  iploadbalancing_tcp_frontend: { ...listener, facts: { ...listener.facts, usesTls: passing } },
  iploadbalancing_udp_frontend: {
    class: "balancer.listener",
    facts: { usesTls: (r) => protocolTls(always("UDP", "datagrams")(r)) },
  },
  iploadbalancing_http_farm_server: { class: "balancer.backend", facts: { usesTls: flag("ssl", false) } },
  iploadbalancing_tcp_farm_server: { class: "balancer.backend", facts: { usesTls: passing } },
  iploadbalancing_ssl: {
    class: "balancer.certificate",
    facts: { certificateIssuer: always("", "a certificate that you bring") },
  },
  cloud_project_region_network: { class: "network", place: (r) => place(r, "region_name") },
  cloud_project_gateway_interface: setting,
  cloud_project_file_storage_share_network: { ...setting, place: (r) => place(r, "region_name") },
  cloud_storage_file_share_network: setting,
});
