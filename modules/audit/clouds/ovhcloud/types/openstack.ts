import type { ProviderTypes } from "../../../provider-types.ts";

export const types: ProviderTypes = {
  provider: "terraform-provider-openstack/openstack",
  version: "3.4.0",
  checkedOn: "2026-11-24",
  prefix: "openstack_",
  types: {
    data: `
      blockstorage_volume_v3 db_instance_v1 keymanager_container_v1 keymanager_order_v1 keymanager_secret_v1
      objectstorage_container_v1 objectstorage_object_v1 sharedfilesystem_share_access_v2
      sharedfilesystem_share_v2`,
    network: `
      bgpvpn_v2 dns_recordset_v2 dns_zone_share_v2 dns_zone_v2 fw_group_v2 fw_policy_v2 fw_rule_v2 lb_listener_v2
      lb_loadbalancer_v2 lb_pool_v2 networking_bgp_peer_v2 networking_bgp_speaker_v2 networking_floatingip_v2 networking_network_v2
      networking_port_secgroup_associate_v2 networking_port_v2 networking_portforwarding_v2
      networking_rbac_policy_v2 networking_router_interface_v2 networking_router_route_v2
      networking_router_routes_v2 networking_router_v2 networking_secgroup_rule_v2 networking_secgroup_v2
      networking_subnet_route_v2 networking_subnet_v2 networking_trunk_v2 sharedfilesystem_sharenetwork_v2
      taas_tap_mirror_v2 vpnaas_endpoint_group_v2 vpnaas_ike_policy_v2 vpnaas_ipsec_policy_v2 vpnaas_service_v2
      vpnaas_site_connection_v2`,
    identity: `
      compute_keypair_v2 db_user_v1 identity_application_credential_v3 identity_ec2_credential_v3
      identity_inherit_role_assignment_v3 identity_role_assignment_v3 identity_user_v3
      objectstorage_tempurl_v1 sharedfilesystem_securityservice_v2`,
    compute: `
      compute_instance_v2 compute_servergroup_v2 containerinfra_cluster_v1 containerinfra_clustertemplate_v1
      containerinfra_nodegroup_v1 images_image_access_v2 images_image_v2 orchestration_stack_v1`,
  },
  withSecrets: `
    blockstorage_volume_attach_v3 compute_instance_v2 compute_keypair_v2 containerinfra_cluster_v1 db_instance_v1
    db_user_v1 identity_application_credential_v3 identity_ec2_credential_v3 identity_user_v3 images_image_v2
    keymanager_secret_v1 networking_bgp_peer_v2 objectstorage_tempurl_v1 sharedfilesystem_securityservice_v2
    sharedfilesystem_share_access_v2`,
  other: [
    {
      why: "joins resources that have rules of their own",
      types: `
        bgpvpn_network_associate_v2 bgpvpn_port_associate_v2 bgpvpn_router_associate_v2
        blockstorage_volume_attach_v3 compute_interface_attach_v2 compute_volume_attach_v2 dns_transfer_accept_v2
        identity_user_membership_v3 images_image_access_accept_v2 lb_l7policy_v2 lb_l7rule_v2 lb_member_v2
        lb_members_v2 lb_monitor_v2 networking_address_group_v2 networking_floatingip_associate_v2`,
    },
    {
      why: "a part inside a service whose instance has the rules",
      types: "db_configuration_v1 db_database_v1",
    },
    {
      why: "for those who run an OpenStack, not for customers of one (provider documentation: needs its administrator)",
      types: `
        blockstorage_qos_association_v3 blockstorage_qos_v3 blockstorage_volume_type_access_v3
        blockstorage_volume_type_v3 compute_aggregate_v2 compute_flavor_access_v2 compute_flavor_v2
        identity_endpoint_v3 identity_group_v3 identity_project_v3 identity_role_v3 identity_service_v3
        lb_flavor_v2 lb_flavorprofile_v2 networking_segment_v2`,
    },
    {
      why: "a limit or a priority",
      types: `
        blockstorage_quotaset_v3 compute_quotaset_v2 dns_quota_v2 identity_limit_v3 identity_registered_limit_v3
        lb_quota_v2 networking_qos_bandwidth_limit_rule_v2 networking_qos_dscp_marking_rule_v2
        networking_qos_minimum_bandwidth_rule_v2 networking_qos_policy_v2 networking_quota_v2`,
    },
    {
      why: "address ranges that networks take theirs from",
      types: "networking_addressscope_v2 networking_subnetpool_v2",
    },
    { why: "offers a zone to another project, which has to take it", types: "dns_transfer_request_v2" },
    { why: "labels other resources", types: "objectstorage_account_v1" },
  ],
};
