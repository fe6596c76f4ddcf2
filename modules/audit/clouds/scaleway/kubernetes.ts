import { presence } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { gpuType } from "./gpu.ts";
import { place } from "./place.ts";

export const kubernetes: Mappings = {
  scaleway_k8s_cluster: (r) => ({
    class: "kubernetes.cluster",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      inPrivateNetwork: presence(r, "private_network_id"),
      allowedSources: apiSources(r),
      publicEndpoint: known(
        true,
        r.evidence("the API server has a public address; only an access list limits it"),
      ),
      autoUpgrade: chain(r.blocks("auto_upgrade"), ([block]) =>
        block === undefined ? known(false, r.evidence("no auto_upgrade block: off")) : block.flag("enable"),
      ),
      dedicatedControlPlane: map(
        orElse(r.text("type"), "kapsule", "the shared control plane is the default"),
        (type) => type.includes("dedicated"),
      ),
      highlyAvailable: map(
        orElse(r.text("type"), "kapsule", "the shared control plane is the default"),
        (type) => /dedicated-(?:4|8|16)$/.test(type),
      ),
    },
  }),
  scaleway_k8s_acl: () => ({ class: "joint" }),
  scaleway_k8s_pool: (r) => ({
    class: "kubernetes.pool",
    facts: {
      ...place(r, r.around.one(r, "scaleway_k8s_cluster", "cluster_id")),
      hasPublicAddress: map(
        orElse(r.flag("public_ip_disabled"), false, "the provider's default"),
        (off) => !off,
      ),
      autoHealing: orElse(r.flag("autohealing"), false, "the provider's default"),
      minimumSize: r.number("min_size"),
      maximumSize: r.number("max_size"),
      hasGpu: map(r.text("node_type"), (type) => gpuType.test(type)),
    },
  }),
};

/** Without an access list, or with an empty one, the API answers every address (provider documentation). */
function apiSources(r: View): Fact<readonly string[]> {
  const { certain, possible } = r.around.companions(r, "scaleway_k8s_acl", "cluster_id");
  const [list] = certain;
  if (list === undefined) {
    const [maybe] = possible;
    if (maybe !== undefined)
      return unknown("reference", maybe.evidence("this access list may belong to the cluster"));
    return known(["0.0.0.0/0"], r.evidence("no scaleway_k8s_acl: every source is allowed"));
  }
  const closed = list.flag("no_ip_allowed");
  if (closed.state === "known" && closed.value) return map(closed, () => []);
  return chain(list.blocks("acl_rules"), (rules) =>
    together(
      rules.map((rule) => rule.text("ip")),
      list.evidence(`${rules.length} rules of ${list.resource.address}`),
    ),
  );
}
