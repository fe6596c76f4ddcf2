import { joinedText } from "../../../derive.ts";
import { endpointsIn } from "../../../endpoints.ts";
import { map, orElse } from "../../../fact.ts";
import { filled, flag, gathered, hostIn, number, optional, text, texts, where } from "../../../reading.ts";
import { tabled } from "../../../table.ts";
import { place } from "../place.ts";

/** Storage, databases, images, clusters and stacks of an OpenStack. */
export const services = tabled("openstack_", {
  objectstorage_container_v1: {
    class: "storage.object",
    bearsData: true,
    place,
    facts: {
      name: text("name"),
      // ".r:" grants by where a request comes from, without an identity.
      publicRead: where(text("container_read", ""), (acl) => /\.r:/.test(acl)),
      versioned: flag("versioning", false),
      emptiedOnDestroy: flag("force_destroy", false),
    },
  },
  objectstorage_object_v1: { class: "storage.item", bearsData: true, place },
  sharedfilesystem_share_v2: {
    class: "storage.file",
    bearsData: true,
    place,
    facts: {
      sharedWithAll: flag("is_public", false),
      allowedSources: gathered(
        "openstack_sharedfilesystem_share_access_v2",
        "share_id",
        "access_to",
        "no access rule: nobody",
      ),
    },
  },
  db_instance_v1: {
    class: "database.instance",
    bearsData: true,
    place,
    facts: { engine: text("datastore.0.type") },
  },
  keymanager_secret_v1: { class: "secret.version", place },
  keymanager_container_v1: { class: "secret", place },
  keymanager_order_v1: { class: "key", place },
  images_image_v2: {
    class: "compute.image",
    place,
    facts: {
      publicRead: where(
        text("visibility", "private"),
        (value) => value === "public" || value === "community",
      ),
      endpoints: hostIn("image_source_url", "image"),
    },
  },
  containerinfra_cluster_v1: {
    class: "kubernetes.cluster",
    place,
    facts: {
      inPrivateNetwork: filled("fixed_network"),
      publicEndpoint: flag("floating_ip_enabled"),
      highlyAvailable: where(number("master_count"), (count) => count >= 3),
    },
  },
  containerinfra_clustertemplate_v1: {
    class: "compute.template",
    place,
    facts: { endpoints: hostIn("insecure_registry", "image") },
  },
  containerinfra_nodegroup_v1: {
    class: "kubernetes.pool",
    place,
    facts: { minimumSize: number("min_node_count"), maximumSize: optional(number("max_node_count")) },
  },
  orchestration_stack_v1: {
    class: "compute.template",
    place,
    facts: {
      endpoints: (r) => map(orElse(joinedText([r.value("template_opts")]), "", "no template"), endpointsIn),
    },
  },
  compute_servergroup_v2: {
    class: "compute.placement",
    facts: {
      spreads: where(optional(texts("policies")), (policies) =>
        policies.some((policy) => policy.includes("anti-affinity")),
      ),
    },
  },
});
