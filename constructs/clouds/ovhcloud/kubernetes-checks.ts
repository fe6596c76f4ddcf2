import type { Problem } from "../../../modules/problem/problem.ts";
import type { KubernetesClusterProps } from "../../capabilities/kubernetes-cluster.ts";

/** Whether the region has the control plane that was asked for: only three zones have one that survives a loss. */
export function checkControlPlane(
  { highAvailability }: KubernetesClusterProps,
  plan: "free" | "standard",
): Problem[] {
  if (highAvailability !== true || plan === "standard") return [];
  const what = "is not to be had in a region of one zone, whose control plane is shared and single";
  const allowed = "a region of three zones, such as EU-WEST-PAR";
  return [
    { where: "highAvailability", what, got: "true", allowed, fix: "move the cluster, or leave it out" },
  ];
}

/** Root disks of nodes are the flavour's own. */
export const checkPools = ({ pools }: KubernetesClusterProps): Problem[] =>
  pools.flatMap(({ diskGib }, index) =>
    diskGib === undefined
      ? []
      : [
          {
            where: `pools[${index}].diskGib`,
            what: "cannot be chosen: a node's root disk is its flavour's own",
            got: `${diskGib}`,
            fix: "leave it out, and use volumes of Kubernetes for what is larger",
          },
        ],
  );
