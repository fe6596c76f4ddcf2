import { either, joinedText, keysOf, leftOut, presence, written } from "../../derive.ts";
import { endpointsIn, imageEndpoint, isPinned } from "../../endpoints.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Endpoint } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

/** GPU types begin with the name of their card (offer list of the Instances API, 2026-07-30). */
const gpuType = /^(?:L4|L40S|H100|B300|GPU|RENDER)-/i;

export const compute: Mappings = {
  scaleway_instance_server: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: hasPublicAddress(r),
      hasFirewall: hasFirewall(r),
      inPrivateNetwork: inPrivateNetwork(r),
      hasGpu: map(r.text("type"), (type) => gpuType.test(type)),
      userData: userData(r),
      endpoints: map(orElse(userData(r), "", "no user data"), endpointsIn),
      deletionProtected: r.flag("protected"),
    },
    edges: r
      .targets("security_group_id")
      .map(({ address, certain }) => ({ kind: "protected-by", to: address, certain })),
  }),
  scaleway_instance_private_nic: () => ({ class: "joint" }),
  scaleway_instance_user_data: () => ({ class: "joint" }),
  scaleway_instance_placement_group: (r) => ({
    class: "compute.placement",
    facts: {
      ...place(r),
      spreads: map(
        orElse(r.text("policy_type"), "max_availability", "the provider's default"),
        (type) => type === "max_availability",
      ),
    },
  }),
  scaleway_instance_image: (r) => ({
    class: "compute.image",
    facts: { ...place(r), publicRead: r.flag("public") },
  }),
  scaleway_autoscaling_instance_template: (r) => ({
    class: "compute.instance",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      hasPublicAddress: either(written(r, "public_ips_v4_count"), written(r, "public_ips_v6_count")),
      hasFirewall: written(r, "security_group_id"),
      inPrivateNetwork: presence(r, "private_network_ids"),
      hasGpu: map(r.text("commercial_type"), (type) => gpuType.test(type)),
      userData: joinedText([r.value("cloud_init")]),
    },
  }),
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
  scaleway_container: (r) => ({
    class: "serverless.service",
    facts: {
      ...place(r, r.around.one(r, "scaleway_container_namespace", "namespace_id")),
      authenticated: map(
        orElse(r.text("privacy"), "public", "the provider's default"),
        (value) => value === "private",
      ),
      inPrivateNetwork: presence(r, "private_network_id"),
      usesTls: httpsOnly(r),
      endpoints: map(imageOf(r), imageHosts),
      pinnedByDigest: map(imageOf(r), isPinned),
      environmentNames: keysOf(leftOut(r.value("environment_variables"))),
    },
  }),
  scaleway_function: (r) => ({
    class: "serverless.service",
    facts: {
      ...place(r),
      authenticated: map(r.text("privacy"), (value) => value === "private"),
      inPrivateNetwork: presence(r, "private_network_id"),
      usesTls: httpsOnly(r),
      environmentNames: keysOf(leftOut(r.value("environment_variables"))),
    },
  }),
  scaleway_job_definition: (r) => ({
    class: "serverless.job",
    facts: {
      ...place(r),
      endpoints: map(r.text("image_uri"), imageHosts),
      pinnedByDigest: map(r.text("image_uri"), isPinned),
      environmentNames: keysOf(leftOut(r.value("env"))),
    },
  }),
};

/** A public address comes by the dynamic one or by reserved ones. */
function hasPublicAddress(r: View): Fact<boolean> {
  return either(
    orElse(r.flag("enable_dynamic_ip"), false, "the provider's default"),
    written(r, "ip_ids"),
    written(r, "ip_id"),
  );
}

/** Left out, the server joins a default group of the project that this plan does not hold. */
function hasFirewall(r: View): Fact<boolean> {
  return written(r, "security_group_id");
}

/** A network card is a block of the server or a resource of its own. */
function inPrivateNetwork(r: View): Fact<boolean> {
  const cards = r.around.companions(r, "scaleway_instance_private_nic", "server_id");
  const [card] = cards.certain;
  const [maybe] = cards.possible;
  return either(
    map(r.blocks("private_network"), (blocks) => blocks.length > 0),
    card !== undefined
      ? known(true, card.evidence(card.resource.address))
      : maybe !== undefined
        ? unknown("reference", maybe.evidence(`${maybe.resource.address} may be its network card`))
        : known(false, r.evidence("no network card in a private network")),
  );
}

function userData(r: View): Fact<string> {
  const { certain, possible } = r.around.companions(r, "scaleway_instance_user_data", "server_id");
  const [maybe] = possible;
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence("this user data may be for the machine"));
  const separate = certain.map((data) => data.value("value"));
  return joinedText([r.value("cloud_init"), r.value("user_data"), ...separate]);
}

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

/** `http_option` is the older name of `https_connections_only`. */
function httpsOnly(r: View): Fact<boolean> {
  const now = r.flag("https_connections_only");
  if (now.state === "known") return now;
  const before = r.text("http_option");
  return before.state === "known" ? map(before, (value) => value === "redirected") : now;
}

function imageOf(r: View): Fact<string> {
  const image = r.text("image");
  return image.state === "known" || r.filling("image").kind === "expression"
    ? image
    : r.text("registry_image");
}

function imageHosts(reference: string): readonly Endpoint[] {
  const endpoint = imageEndpoint(reference);
  return endpoint === undefined ? [] : [endpoint];
}
