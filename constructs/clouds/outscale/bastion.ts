import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { PublicIp } from "../../../.gen/outscale/public-ip.js";
import { PublicIpLink } from "../../../.gen/outscale/public-ip-link.js";
import { Vm } from "../../../.gen/outscale/vm.js";
import type { Placement } from "../../capabilities/placement.ts";
import { TerraformData } from "../../capabilities/terraform-data.ts";
import type { Gateway } from "./gateway.ts";
import { addressIn, isIpv4 } from "./ipv4.ts";
import { tagSet } from "./locality.ts";
import { closedGroup, openRule } from "./security-group.ts";
import { vmLifecycle } from "./vm-lifecycle.ts";

export interface BastionProps {
  readonly placement: Placement;
  readonly netId: string;
  readonly gateway: Gateway;
  /** Network of the gateway's subnet. */
  readonly cidr: string;
  readonly image: string;
  readonly adminCidrs: readonly string[];
  readonly adminKeys: readonly string[];
  /** Networks that administrators may go on to. */
  readonly reachableCidrs: readonly string[];
}

const ssh = { protocol: "tcp", first: 22 } as const;

/** User that the bastion lets in, by key only. */
export const bastionUser = "bastion";

/** The address of the bastion in the network: fixed, so that filters can name it. */
export const bastionAddress = (cidr: string): string => addressIn(cidr, 10);

/** A small machine that passes SSH on and does nothing else. The cloud has no bastion of its own. */
export function makeBastion(scope: Construct, props: BastionProps): { readonly publicAddress: string } {
  const { placement, netId, gateway } = props;
  const tags = tagSet(placement, "bastion");
  const group = closedGroup(scope, "BastionGroup", {
    placement,
    netId,
    name: "bastion",
    description: "Administrators enter by SSH and go on by SSH",
  });
  const groupId = group.securityGroupId;
  openRule(scope, "BastionIn", {
    groupId,
    flow: "Inbound",
    ports: ssh,
    cidrs: props.adminCidrs.filter(isIpv4),
  });
  openRule(scope, "BastionOut", { groupId, flow: "Outbound", ports: ssh, cidrs: props.reachableCidrs });
  const userData = new TerraformLocal(scope, "BastionUserData", program(props.adminKeys)).asString;
  const version = new TerraformData(scope, "BastionProgram", Fn.sha256(userData));
  const vm = new Vm(scope, "Bastion", {
    imageId: props.image,
    vmType: "tinav6.c1r1p2",
    performance: "high",
    subnetId: gateway.subnet.subnetId,
    privateIps: [bastionAddress(props.cidr)],
    securityGroupIds: [groupId],
    placementSubregionName: placement.zone,
    placementTenancy: "default",
    deletionProtection: false,
    isSourceDestChecked: true,
    userData: Fn.base64encode(userData),
    tags,
    lifecycle: vmLifecycle("bastion", version),
  });
  const ip = new PublicIp(scope, "BastionIp", { tags });
  new PublicIpLink(scope, "BastionIpLink", {
    publicIpId: ip.publicIpId,
    vmId: vm.vmId,
    dependsOn: [...gateway.ready],
  });
  return { publicAddress: ip.publicIp };
}

/** The comment of a key may name a person, and would lie in the state: it is cut off. */
function program(adminKeys: readonly string[]): string {
  const keys = adminKeys.map((key) => key.trim().split(/\s+/).slice(0, 2).join(" "));
  const config = {
    disable_root: true,
    ssh_pwauth: false,
    users: [{ name: bastionUser, lock_passwd: true, shell: "/usr/sbin/nologin", ssh_authorized_keys: keys }],
    write_files: [
      {
        path: "/etc/ssh/sshd_config.d/00-bastion.conf",
        permissions: "0600",
        content: [
          "PasswordAuthentication no",
          "KbdInteractiveAuthentication no",
          "PermitRootLogin no",
          `AllowUsers ${bastionUser}`,
          "AllowTcpForwarding local",
          "AllowAgentForwarding no",
          "X11Forwarding no",
          "PermitTTY no",
          "",
        ].join("\n"),
      },
    ],
    runcmd: [["systemctl", "restart", "ssh.service"]],
  };
  return `#cloud-config\n${JSON.stringify(config, null, 2)}\n`;
}
