import type { CloudMapper, Mappings } from "../../mapper.ts";
import { buckets } from "./buckets.ts";
import { compute } from "./compute.ts";
import { network } from "./network.ts";
import { services } from "./services.ts";

const source = "schema of provider outscale/outscale 1.8.0, read on 2026-11-24";

/** Types that only join others, or whose content the nodes they join tell. */
const joints: Mappings = Object.fromEntries(
  [
    "ca",
    "client_gateway",
    "dhcp_option",
    "flexible_gpu",
    "flexible_gpu_link",
    "image_export_task",
    "image_launch_permission",
    "internet_service",
    "internet_service_link",
    "load_balancer_attributes",
    "load_balancer_listener_rule",
    "load_balancer_policy",
    "load_balancer_vms",
    "main_route_table_link",
    "net_access_point",
    "net_attributes",
    "net_peering_acceptation",
    "nic",
    "nic_link",
    "nic_private_ip",
    "public_ip_link",
    "route",
    "route_table",
    "route_table_link",
    "snapshot_attributes",
    "snapshot_export_task",
    "tag",
    "user_group",
    "virtual_gateway",
    "virtual_gateway_link",
    "virtual_gateway_route_propagation",
    "volume_link",
    "vpn_connection_route",
  ].map((name) => [`outscale_${name}`, () => ({ class: "joint" })]),
);

/** A key pair made from a public key has no private one to keep. */
const keyPair: Mappings[string] = (r) => ({
  class: "identity.principal",
  emptySecrets: r.value("public_key").state === "absent" ? [] : ["private_key"],
});

const outscale = {
  name: "Outscale SASU",
  country: "FR",
  source: "https://en.outscale.com/legal-notice/",
  checkedOn: undefined,
};

export const mapper: CloudMapper = {
  cloud: "outscale",
  hosts: { "outscale.com": outscale },
  providers: ["outscale/outscale", "hashicorp/aws"],
  mappings: { ...joints, outscale_keypair: keyPair, ...network, ...compute, ...services, ...buckets },
  // The provider marks none of these as sensitive.
  secretAttributes: [
    { type: "outscale_access_key", path: "secret_key", source },
    { type: "outscale_keypair", path: "private_key", source },
    { type: "outscale_server_certificate", path: "private_key", source },
    { type: "outscale_vpn_connection", path: "client_gateway_configuration", source },
    { type: "outscale_vm", path: "admin_password", source },
    { type: "outscale_oks_cluster", path: "kubeconfig", source },
  ],
};
