import type { CloudMapper } from "../../mapper.ts";
import { joints, silent } from "../../table.ts";
import { buckets } from "./buckets.ts";
import { compute } from "./compute.ts";
import { fabric } from "./fabric.ts";
import { network } from "./network.ts";
import { services } from "./services.ts";
import { types as bucketTypes } from "./types/aws-s3.ts";
import { types } from "./types/outscale.ts";

const source = "schema of provider outscale/outscale 1.8.0, read on 2026-11-24";

/** Types that the mappings of others read. */
const read = joints(
  "outscale_",
  `flexible_gpu_link image_launch_permission load_balancer_attributes nic_link public_ip_link
  security_group_rule snapshot_attributes`,
);

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
  mappings: {
    ...silent(types),
    ...silent(bucketTypes),
    ...read,
    ...buckets,
    ...compute,
    ...fabric,
    ...network,
    ...services,
  },
  // The provider marks none of these as sensitive.
  secretAttributes: [
    { type: "outscale_access_key", path: "secret_key", source },
    { type: "outscale_keypair", path: "private_key", source },
    { type: "outscale_server_certificate", path: "private_key", source },
    { type: "outscale_vpn_connection", path: "client_gateway_configuration", source },
    { type: "outscale_vm", path: "admin_password", source },
    { type: "outscale_image_export_task", path: "osu_export.osu_api_key.secret_key", source },
    { type: "outscale_snapshot_export_task", path: "osu_export.osu_api_key.secret_key", source },
    { type: "outscale_oks_cluster", path: "kubeconfig", source },
  ],
};
