import type { ProviderTypes } from "../../../provider-types.ts";

export const types: ProviderTypes = {
  provider: "scaleway/scaleway",
  version: "2.81.0",
  checkedOn: "2026-11-24",
  prefix: "scaleway_",
  types: {
    data: `
      block_snapshot block_volume cockpit_alert_manager cockpit_exporter cockpit_source datawarehouse_deployment
      file_filesystem instance_snapshot instance_volume iot_hub iot_route kafka_cluster key_manager_key
      mnq_nats_account mnq_sns_topic mnq_sns_topic_subscription mnq_sqs_queue mongodb_instance mongodb_snapshot
      object object_bucket object_bucket_acl object_bucket_lock_configuration object_bucket_policy
      object_bucket_server_side_encryption_configuration opensearch_deployment rdb_acl rdb_database_backup
      rdb_instance rdb_read_replica rdb_snapshot redis_cluster registry_namespace sdb_sql_database secret
      secret_version tem_domain webhosting`,
    network: `
      domain_record domain_registration domain_zone edge_services_backend_stage edge_services_tls_stage
      edge_services_waf_stage flexible_ip instance_ip instance_private_nic instance_security_group
      instance_security_group_rules interlink_link interlink_routing_policy lb lb_acl lb_backend lb_certificate
      lb_frontend lb_ip s2s_vpn_connection s2s_vpn_customer_gateway s2s_vpn_gateway s2s_vpn_routing_policy vpc
      vpc_acl vpc_connector vpc_ingress_rule vpc_private_network vpc_public_gateway vpc_public_gateway_dhcp
      vpc_public_gateway_ip vpc_public_gateway_pat_rule vpc_route`,
    identity: `
      account_ssh_key cockpit_token container_token datawarehouse_user function_token iam_api_key iam_application
      iam_policy iam_saml_certificate iam_scim_token iam_ssh_key iam_user iot_device key_manager_key_material
      mnq_nats_credentials mnq_sns_credentials mnq_sqs_credentials mongodb_user rdb_privilege rdb_user`,
    compute: `
      apple_silicon_runner apple_silicon_server autoscaling_instance_group autoscaling_instance_template
      baremetal_server container container_namespace datalab function function_namespace inference_deployment
      inference_model instance_image instance_placement_group instance_server instance_user_data job_definition
      k8s_acl k8s_cluster k8s_pool`,
  },
  withSecrets: `
    apple_silicon_runner apple_silicon_server baremetal_server cockpit_exporter cockpit_grafana_user cockpit_token
    container container_namespace container_token container_trigger datawarehouse_deployment datawarehouse_user
    function function_namespace function_token iam_api_key iam_scim_token iam_user inference_model interlink_link
    iot_device iot_network iot_route k8s_cluster kafka_cluster key_manager_key_material lb_certificate
    mnq_nats_credentials mnq_sns_credentials mnq_sns_topic mnq_sns_topic_subscription mnq_sqs_credentials
    mnq_sqs_queue mongodb_instance mongodb_user object opensearch_deployment rdb_instance rdb_user redis_cluster
    secret_version`,
  other: [
    {
      why: "joins resources that have rules of their own",
      types: `
        edge_services_cache_stage edge_services_dns_stage edge_services_head_stage edge_services_pipeline
        edge_services_route_stage flexible_ip_mac_address iam_group iam_group_membership ipam_ip lb_private_network
        lb_route vpc_gateway_network vpc_public_gateway_dhcp_reservation`,
    },
    {
      why: "a name for something that has rules of its own",
      types: `
        container_domain function_domain instance_ip_reverse_dns ipam_ip_reverse_dns
        object_bucket_website_configuration tem_domain_validation vpc_public_gateway_ip_reverse_dns`,
    },
    {
      why: "a part inside a service whose instance has the rules",
      types: "datawarehouse_database iot_network rdb_database",
    },
    {
      why: "starts or scales something that has rules of its own",
      types: "autoscaling_instance_policy container_cron container_trigger function_cron function_trigger",
    },
    { why: "labels other resources", types: "annotations_binding annotations_key annotations_value" },
    {
      why: "money; the rule on budgets looks at the plan as a whole",
      types: "billing_budget billing_budget_alert billing_budget_alert_notification edge_services_plan",
    },
    {
      why: "switches a service on; what is made in it has the rules",
      types: "account_project cockpit iam_saml iam_scim mnq_sns mnq_sqs",
    },
    { why: "withdrawn by the provider without a successor here", types: "cockpit_grafana_user" },
    { why: "tells about mail that was sent", types: "tem_blocked_list tem_webhook" },
  ],
};
