import type { ProviderTypes } from "../../../provider-types.ts";

export const types: ProviderTypes = {
  provider: "ovh/ovh",
  version: "2.19.0",
  checkedOn: "2026-11-24",
  prefix: "ovh_",
  types: {
    data: `
      cloud_key_manager_container cloud_key_manager_secret cloud_project_containerregistry
      cloud_project_containerregistry_ip_restrictions_management
      cloud_project_containerregistry_ip_restrictions_registry cloud_project_database
      cloud_project_database_kafka_topic cloud_project_database_log_subscription
      cloud_project_file_storage_share cloud_project_instance_snapshot cloud_project_storage
      cloud_project_storage_object_bucket_lifecycle_configuration cloud_project_volume cloud_project_volume_backup
      cloud_project_workflow_backup cloud_storage_block_volume cloud_storage_block_volume_backup
      cloud_storage_block_volume_snapshot cloud_storage_file_share cloud_storage_file_share_acl
      cloud_storage_file_share_snapshot dbaas_logs_cluster dbaas_logs_encryption_key dbaas_logs_input
      dbaas_logs_output_graylog_stream dbaas_logs_output_opensearch_index dedicated_nasha_partition
      dedicated_nasha_partition_access email_domain_account hosting_privatedatabase
      hosting_privatedatabase_whitelist okms okms_secret okms_service_key okms_service_key_jwk storage_efs
      storage_efs_share storage_efs_share_acl storage_efs_share_snapshot dedicated_ceph_acl`,
    network: `
      cloud_floating_ip cloud_gateway cloud_network_private_vrack cloud_network_private_vrack_subnet
      cloud_project_file_storage_share_network cloud_project_gateway cloud_project_gateway_interface
      cloud_project_loadbalancer cloud_project_network_private cloud_project_network_private_subnet
      cloud_project_network_private_subnet_v2 cloud_project_region_loadbalancer_log_subscription
      cloud_project_region_network cloud_security_group cloud_storage_file_share_network domain_ds_records
      domain_name domain_zone domain_zone_dnssec domain_zone_import domain_zone_record domain_zone_redirection
      ip_firewall ip_firewall_rule ip_mitigation iploadbalancing iploadbalancing_http_farm
      iploadbalancing_http_farm_server iploadbalancing_http_frontend iploadbalancing_ssl iploadbalancing_tcp_farm
      iploadbalancing_tcp_farm_server iploadbalancing_tcp_frontend iploadbalancing_udp_frontend
      vrackservices`,
    identity: `
      cloud_project_containerregistry_user cloud_project_database_clickhouse_user cloud_project_database_kafka_acl
      cloud_project_database_kafka_schemaregistryacl cloud_project_database_mongodb_prometheus
      cloud_project_database_mongodb_user cloud_project_database_opensearch_user
      cloud_project_database_postgresql_user cloud_project_database_prometheus cloud_project_database_user
      cloud_project_database_valkey_user cloud_project_kube_oidc cloud_project_containerregistry_oidc
      cloud_project_region_storage_presign cloud_project_ssh_key cloud_project_user
      cloud_project_user_s3_credential cloud_project_user_s3_policy cloud_ssh_key dbaas_logs_token
      domain_zone_dynhost_login hosting_privatedatabase_user hosting_privatedatabase_user_grant
      iam_permissions_group iam_policy me_api_oauth2_client me_identity_group me_identity_user
      me_identity_user_token okms_credential`,
    compute: `
      cloud_instance cloud_instance_group cloud_project_instance cloud_project_kube
      cloud_project_kube_iprestrictions cloud_project_kube_log_subscription cloud_project_kube_nodepool
      cloud_project_rancher cloud_project_region dedicated_server dedicated_server_reinstall_task vps`,
  },
  withSecrets: `
    cloud_key_manager_secret cloud_project_containerregistry_oidc cloud_project_containerregistry_user
    cloud_project_database_clickhouse_user cloud_project_database_mongodb_prometheus
    cloud_project_database_mongodb_user cloud_project_database_opensearch_user
    cloud_project_database_postgresql_user cloud_project_database_prometheus cloud_project_database_user
    cloud_project_database_valkey_user cloud_project_kube cloud_project_rancher cloud_project_user
    cloud_project_user_s3_credential dbaas_logs_cluster dbaas_logs_input dbaas_logs_output_graylog_stream
    dbaas_logs_token domain_zone_dynhost_login email_domain_account hosting_privatedatabase_user iploadbalancing
    iploadbalancing_ssl me_api_oauth2_client me_identity_user me_identity_user_token okms_credential okms_secret
    okms_service_key_jwk`,
  other: [
    {
      why: "joins resources that have rules of their own",
      types: `
        cloud_key_manager_container_consumer cloud_key_manager_secret_consumer cloud_project_database_integration
        cloud_project_failover_ip_attach dbaas_logs_role dbaas_logs_role_permission_stream
        dedicated_server_networking iam_resource_group ip_move iploadbalancing_http_route
        iploadbalancing_http_route_rule iploadbalancing_tcp_route iploadbalancing_tcp_route_rule
        iploadbalancing_vrack_network ovhcloud_connect_pop_config ovhcloud_connect_pop_datacenter_config
        ovhcloud_connect_pop_datacenter_extra_config vrack vrack_cloudproject vrack_dedicated_cloud
        vrack_dedicated_cloud_datacenter vrack_dedicated_server vrack_dedicated_server_interface vrack_ip
        vrack_iploadbalancing vrack_ipv6 vrack_ipv6_routed_subrange vrack_ovhcloudconnect
        vrack_public_routing_priority vrack_vrackservices`,
    },
    {
      why: "a part inside a service whose instance has the rules",
      types: `
        cloud_project_database_database cloud_project_database_opensearch_pattern
        cloud_project_database_postgresql_connection_pool dbaas_logs_output_opensearch_alias
        hosting_privatedatabase_database iploadbalancing_udp_farm iploadbalancing_udp_farm_server`,
    },
    {
      why: "starts an action once",
      types: `
        cloud_project_storage_replication_job dedicated_nasha_partition_snapshot dedicated_server_reboot_task
        dedicated_server_update iploadbalancing_refresh`,
    },
    {
      why: "a name for something that has rules of its own",
      types: "domain_name_servers domain_zone_dynhost_record ip_reverse",
    },
    { why: "labels other resources", types: "iam_resource_tags" },
    {
      why: "which people have accounts is decided elsewhere; the switch alone says nothing",
      types: "cloud_project_containerregistry_iam",
    },
    {
      why: "money, an order or a limit",
      types: "cloud_project cloud_project_alerting cloud_quota ip_service savings_plan",
    },
  ],
};
