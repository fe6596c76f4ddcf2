import ipaddr from "ipaddr.js";
import type { Problem } from "../modules/problem/problem.ts";
import type { DeploymentSettings } from "./settings.ts";
import type { SettingsPath } from "./settings-document.ts";

/** A problem that still lacks its file and line. */
export type SettingsProblem = Omit<Problem, "where"> & { readonly path: SettingsPath };

/** Widest network that may hold administrators, in address bits: a company's range, not a provider's. */
const widestPrefix = { ipv4: 16, ipv6: 32 } as const;

/** What one deployment's values say against each other; settings that are absent were refused before. */
export function checkDeployment(settings: Partial<DeploymentSettings>): SettingsProblem[] {
  return (settings.adminCidrs ?? []).flatMap((cidr, index) => checkAdminCidr(cidr, ["adminCidrs", index]));
}

/** What the deployments of one file say against each other. */
export function checkTogether(deployments: readonly Partial<DeploymentSettings>[]): SettingsProblem[] {
  return deployments.flatMap(({ name }, index) => {
    const first = deployments.findIndex((other) => other.name === name);
    if (name === undefined || first === index) return [];
    return [
      {
        path: ["deployments", index, "name"],
        what: `deployment ${first + 1} of this file already has this name`,
        got: `"${name}"`,
        fix: "give each deployment a name of its own",
      },
    ];
  });
}

function checkAdminCidr(cidr: string, path: SettingsPath): SettingsProblem[] {
  const got = JSON.stringify(cidr);
  const allowed = "CIDR networks such as 192.0.2.0/28 or 2001:db8:12::/48";
  if (!ipaddr.isValidCIDR(cidr)) {
    return [
      { path, what: "is not a network", got, allowed, fix: 'write "<address>/<bits>"; /32 is one address' },
    ];
  }
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const widest = widestPrefix[address.kind()];
  if (bits >= widest) return [];
  return [
    {
      path,
      what: "is too wide for administrators",
      got,
      allowed: `/${widest} or narrower`,
      fix: "name the networks your administrators connect from",
    },
  ];
}
