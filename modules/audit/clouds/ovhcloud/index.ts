import type { CloudMapper } from "../../mapper.ts";
import { joints, silent } from "../../table.ts";
import { access } from "./access.ts";
import { balancers } from "./balancers.ts";
import { buckets } from "./buckets.ts";
import { compute } from "./compute.ts";
import { database } from "./database.ts";
import { databaseUsers } from "./database-users.ts";
import { delivery } from "./delivery.ts";
import { edgeFirewall } from "./edge-firewall.ts";
import { files } from "./files.ts";
import { hosts } from "./hosts.ts";
import { network } from "./network.ts";
import { access as openstackAccess } from "./openstack/access.ts";
import { machines } from "./openstack/machines.ts";
import { network as openstackNetwork } from "./openstack/network.ts";
import { services as openstackServices } from "./openstack/services.ts";
import { operations } from "./operations.ts";
import { registry } from "./registry.ts";
import { types as openstackTypes } from "./types/openstack.ts";
import { types as ovhTypes } from "./types/ovh.ts";
import { volumes } from "./volumes.ts";

const source = "schemas of providers ovh/ovh 2.19.0 and openstack 3.4.0, read on 2026-11-24";

/** Types that the mappings of others read. */
const read = {
  ...joints(
    "ovh_",
    `cloud_project_containerregistry_ip_restrictions_management
    cloud_project_containerregistry_ip_restrictions_registry cloud_project_database_log_subscription
    cloud_project_kube_iprestrictions cloud_project_kube_log_subscription
    cloud_project_region_loadbalancer_log_subscription
    cloud_project_storage_object_bucket_lifecycle_configuration cloud_storage_file_share_acl
    dedicated_nasha_partition_access hosting_privatedatabase_whitelist storage_efs_share_acl`,
  ),
  ...joints(
    "openstack_",
    `dns_recordset_v2 networking_port_secgroup_associate_v2 networking_secgroup_rule_v2
    sharedfilesystem_share_access_v2 vpnaas_ike_policy_v2 vpnaas_ipsec_policy_v2`,
  ),
};

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
  mappings: {
    ...silent(ovhTypes),
    ...silent(openstackTypes),
    ...read,
    ...access,
    ...compute,
    ...databaseUsers,
    ...delivery,
    ...edgeFirewall,
    ...files,
    ...hosts,
    ...network,
    ...operations,
    ...balancers,
    ...buckets,
    ...database,
    ...registry,
    ...volumes,
    ...openstackAccess,
    ...machines,
    ...openstackNetwork,
    ...openstackServices,
  },
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
