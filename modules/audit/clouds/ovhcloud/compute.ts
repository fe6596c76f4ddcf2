import { joinedText, presence, written } from "../../derive.ts";
import { endpointsIn } from "../../endpoints.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { Facts } from "../../node.ts";
import { joinedBy } from "../../reading.ts";
import type { View } from "../../view.ts";
import { gpuFlavor } from "./flavors.ts";
import { place } from "./place.ts";

export const compute: Mappings = {
  ovh_cloud_instance: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      hasPublicAddress: instancePublic(r),
      hasFirewall: written(r, "security_group_ids"),
      inPrivateNetwork: map(r.blocks("networks"), (networks) => networks.length > 0),
      ...userData(r),
    },
    edges: r
      .targets("security_group_ids")
      .map(({ address, certain }) => ({ kind: "protected-by", to: address, certain })),
  }),
  ovh_cloud_project_instance: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      hasPublicAddress: r.flag("network", 0, "public"),
      hasFirewall: known(false, r.evidence("this resource takes no security group")),
      ...userData(r),
    },
  }),
  ovh_cloud_project_kube: (r) => ({
    class: "kubernetes.cluster",
    facts: {
      ...place(r),
      publicEndpoint: known(
        true,
        r.evidence("the API server has a public address; only restrictions limit it"),
      ),
      allowedSources: kubeSources(r),
      inPrivateNetwork: written(r, "private_network_id"),
      autoUpgrade: map(r.text("update_policy"), (policy) => policy !== "NEVER_UPDATE"),
      highlyAvailable: map(r.text("plan"), (plan) => plan === "standard"),
      // The free plan shares a control plane (vendor documentation, 2026-06).
      dedicatedControlPlane: map(r.text("plan"), (plan) => plan === "standard"),
      logsForwarded: joinedBy(
        "ovh_cloud_project_kube_log_subscription",
        "kube_id",
        "no log stream is subscribed to the cluster",
      )(r),
    },
  }),
  ovh_cloud_project_kube_nodepool: (r) => {
    const cluster = r.around.one(r, "ovh_cloud_project_kube", "kube_id");
    return {
      class: "kubernetes.pool",
      facts: {
        ...place(r, "region", cluster),
        hasPublicAddress: nodesPublic(r, cluster),
        hasGpu: map(r.text("flavor_name"), (flavor) => gpuFlavor.test(flavor)),
        // Always on (vendor documentation of the service's architecture, 2026-06).
        autoHealing: { state: "attested", evidence: r.evidence("the service replaces nodes that fail") },
        minimumSize: r.number("min_nodes"),
        maximumSize: r.number("max_nodes"),
      },
    };
  },
};

function userData(r: View): Facts {
  const text = joinedText([r.value("user_data")]);
  return { userData: text, endpoints: map(orElse(text, "", "no user data"), endpointsIn) };
}

/** Without any network the instance gets a public address. */
function instancePublic(r: View): Fact<boolean> {
  return chain(r.blocks("networks"), (networks) => {
    if (networks.length === 0) return known(true, r.evidence("no network named: a public address"));
    const flags = networks.map((network) =>
      orElse(network.flag("auto_assign_public_ip"), false, "off unless asked for"),
    );
    return map(together(flags, r.value("networks").evidence), (all) => all.some(Boolean));
  });
}

/** Without restrictions, or after they are destroyed, the API answers every address. */
function kubeSources(r: View): Fact<readonly string[]> {
  const { certain, possible } = r.around.companions(r, "ovh_cloud_project_kube_iprestrictions", "kube_id");
  const [list] = certain;
  const [maybe] = possible;
  if (list !== undefined) return list.texts("ips");
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence("these restrictions may be for the cluster"));
  return known(
    ["0.0.0.0/0"],
    r.evidence("no ovh_cloud_project_kube_iprestrictions: every source is allowed"),
  );
}

/** Nodes of a cluster without a private network have public addresses. */
function nodesPublic(r: View, cluster: Fact<View>): Fact<boolean> {
  const floating = r.flag("attach_floating_ips", 0, "enabled");
  if (floating.state === "known" && floating.value) return floating;
  return chain(cluster, (found) => map(presence(found, "private_network_id"), (inside) => !inside));
}
