import { always, filled, flag, hostIn, names, number, optional, text } from "../../reading.ts";
import { tabled } from "../../table.ts";
import { place } from "./place.ts";

const namespace = {
  class: "serverless.namespace",
  place,
  facts: { environmentNames: names("environment_variables") },
} as const;
const alone = always(true, "the whole machine is yours");

/** Machines of one's own, groups of machines, and what holds services. */
export const hosts = tabled("scaleway_", {
  baremetal_server: {
    class: "compute.instance",
    place,
    facts: {
      labels: (r) => r.texts("tags"),
      dedicatedHost: alone,
      inPrivateNetwork: filled("private_network"),
      deletionProtected: flag("protected", false),
      userData: optional(text("cloud_init")),
    },
  },
  apple_silicon_server: {
    class: "compute.instance",
    place,
    facts: { dedicatedHost: alone, inPrivateNetwork: filled("private_network") },
  },
  apple_silicon_runner: { class: "serverless.job", place, facts: { endpoints: hostIn("url") } },
  autoscaling_instance_group: {
    class: "compute.group",
    place,
    facts: { maximumSize: number("capacity.0.max_replicas"), minimumSize: number("capacity.0.min_replicas") },
  },
  container_namespace: namespace,
  function_namespace: namespace,
});
