import { countryOf } from "../../country.ts";
import { presence } from "../../derive.ts";
import { endpointsIn } from "../../endpoints.ts";
import { map } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import { optional, resolvers, text } from "../../reading.ts";
import { keyAlgorithm } from "../../ssh-key.ts";
import { type Entry, tabled } from "../../table.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

const setting: Entry = { class: "network.setting", place: (r) => place(r) };
/** An export writes an image of a disk into a bucket, with a key in the configuration. */
const exported: Entry = { class: "storage.snapshot", bearsData: true, place: (r) => place(r) };

/** What joins networks and machines, and what leaves as a file. */
export const fabric: Mappings = {
  ...tabled("outscale_", {
    client_gateway: setting,
    internet_service: setting,
    route: setting,
    route_table: setting,
    virtual_gateway: setting,
    net_access_point: { class: "network.setting", place: serviceRegion },
    dhcp_option: { class: "network.setting", facts: { endpoints: resolvers("domain_name_servers") } },
    nic: {
      class: "network.port",
      place: (r) => place(r, "subregion_name", r.around.one(r, "outscale_subnet", "subnet_id")),
      facts: { hasFirewall: (r) => presence(r, "security_group_ids") },
    },
    flexible_gpu: { class: "compute.device", place: (r) => place(r) },
    oks_manifest: {
      class: "compute.template",
      facts: { endpoints: (r) => map(text("manifest")(r), endpointsIn) },
    },
    image_export_task: exported,
    snapshot_export_task: exported,
  }),
  outscale_keypair: (r) => ({
    class: "identity.ssh-key",
    // Made from a public key, it has no private one to keep.
    emptySecrets: r.value("public_key").state === "absent" ? [] : ["private_key"],
    facts: { keyAlgorithm: keyAlgorithm(optional(text("public_key")))(r) },
  }),
};

/** "com.outscale.eu-west-2.oos": the service that is reached without leaving the region. */
function serviceRegion(r: View) {
  const region = map(r.text("service_name"), (name) => name.split(".")[2] ?? name);
  return { ...place(r), region, country: countryOf("outscale", region) };
}
