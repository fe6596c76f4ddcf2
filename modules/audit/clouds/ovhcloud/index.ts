import type { CloudMapper, Mappings } from "../../mapper.ts";
import { compute } from "./compute.ts";
import { network } from "./network.ts";
import { operations } from "./operations.ts";
import { services } from "./services.ts";

const source = "schemas of providers ovh/ovh 2.19.0 and openstack 3.4.0, read on 2026-11-24";

/** Types that only join others, or whose content the nodes they join tell. */
const joints: Mappings = Object.fromEntries(
  [
    "ovh_cloud_instance_group",
    "ovh_cloud_project_containerregistry_iam",
    "ovh_cloud_project_containerregistry_ip_restrictions_management",
    "ovh_cloud_project_containerregistry_ip_restrictions_registry",
    "ovh_cloud_project_containerregistry_oidc",
    "ovh_cloud_project_database_database",
    "ovh_cloud_project_database_log_subscription",
    "ovh_cloud_project_kube_iprestrictions",
    "ovh_cloud_project_kube_log_subscription",
    "ovh_cloud_project_kube_oidc",
    "ovh_cloud_project_storage_object_bucket_lifecycle_configuration",
    "ovh_cloud_project_user_s3_policy",
    "ovh_cloud_ssh_key",
    "ovh_iam_permissions_group",
    "ovh_iam_resource_group",
    "ovh_iam_resource_tags",
    "openstack_blockstorage_volume_attach_v3",
    "openstack_compute_interface_attach_v2",
    "openstack_compute_keypair_v2",
    "openstack_compute_servergroup_v2",
    "openstack_compute_volume_attach_v2",
    "openstack_lb_member_v2",
    "openstack_lb_monitor_v2",
    "openstack_lb_pool_v2",
    "openstack_networking_floatingip_associate_v2",
    "openstack_networking_port_v2",
    "openstack_networking_router_interface_v2",
    "openstack_networking_secgroup_rule_v2",
    "openstack_networking_subnet_route_v2",
  ].map((type) => [type, () => ({ class: "joint" })]),
);

const ovh = {
  name: "OVH SAS",
  country: "FR",
  source: "https://www.ovhcloud.com/en/terms-and-conditions/legal-notice/",
  checkedOn: undefined,
};

export const mapper: CloudMapper = {
  cloud: "ovhcloud",
  hosts: { "ovh.net": ovh, "ovh.com": ovh, "ovhcloud.com": ovh },
  providers: ["ovh/ovh", "terraform-provider-openstack/openstack"],
  mappings: { ...joints, ...network, ...compute, ...services, ...operations },
  // Both providers put every secret into the state, and mark few of them.
  secretAttributes: [
    { type: "ovh_cloud_key_manager_secret", path: "payload", source },
    { type: "ovh_okms_secret", path: "version.data", source },
    { type: "ovh_okms_credential", path: "private_key_pem", source },
    { type: "ovh_okms_service_key_jwk", path: "keys", source },
    { type: "ovh_dbaas_logs_output_graylog_stream", path: "write_token", source },
    { type: "ovh_dbaas_logs_token", path: "value", source },
    { type: "ovh_cloud_project_user_s3_credential", path: "secret_access_key", source },
    { type: "ovh_cloud_project_rancher", path: "current_state.bootstrap_password", source },
    { type: "openstack_compute_keypair_v2", path: "private_key", source },
    { type: "openstack_keymanager_secret_v1", path: "payload", source },
    { type: "openstack_identity_application_credential_v3", path: "secret", source },
    { type: "openstack_identity_ec2_credential_v3", path: "secret", source },
  ],
};
