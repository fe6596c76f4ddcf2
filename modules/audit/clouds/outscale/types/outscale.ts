import type { ProviderTypes } from "../../../provider-types.ts";

export const types: ProviderTypes = {
  provider: "outscale/outscale",
  version: "1.8.0",
  checkedOn: "2026-11-24",
  prefix: "outscale_",
  types: {
    data: "image_export_task snapshot snapshot_attributes snapshot_export_task volume",
    network: `
      client_gateway dhcp_option internet_service load_balancer load_balancer_attributes nat_service net
      net_access_point net_peering nic nic_link public_ip public_ip_link route route_table security_group
      security_group_rule server_certificate subnet virtual_gateway vpn_connection`,
    identity: "access_key api_access_policy api_access_rule ca keypair policy policy_version user user_group",
    compute: `
      flexible_gpu flexible_gpu_link image image_launch_permission oks_cluster oks_manifest oks_project vm`,
  },
  withSecrets: `
    oks_cluster`,
  other: [
    {
      why: "joins resources that have rules of their own",
      types: `
        internet_service_link load_balancer_listener_rule load_balancer_policy load_balancer_vms main_route_table_link
        net_attributes net_peering_acceptation nic_private_ip route_table_link virtual_gateway_link virtual_gateway_route_propagation volume_link
        vpn_connection_route`,
    },
    { why: "labels other resources", types: "tag" },
  ],
};
