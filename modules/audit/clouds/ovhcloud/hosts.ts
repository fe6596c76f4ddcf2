import { joinedText } from "../../derive.ts";
import { endpointsIn } from "../../endpoints.ts";
import { map, orElse } from "../../fact.ts";
import { always, blocksOf, text, where } from "../../reading.ts";
import { type Entry, tabled } from "../../table.ts";
import type { View } from "../../view.ts";
import { orderedPlace } from "./ordered.ts";
import { place } from "./place.ts";

const userData = (r: View) =>
  joinedText([
    r.value("customizations", "config_drive_user_data"),
    r.value("customizations", "post_installation_script"),
  ]);
const machine: Entry = {
  class: "compute.instance",
  place: orderedPlace,
  facts: {
    dedicatedHost: always(true, "the whole machine is yours"),
    userData,
    endpoints: (r) => map(orElse(userData(r), "", "no user data"), endpointsIn),
  },
};

/** Machines of one's own, virtual servers, groups and the console of a fleet of clusters. */
export const hosts = tabled("ovh_", {
  dedicated_server: machine,
  dedicated_server_reinstall_task: { class: "compute.instance", facts: machine.facts ?? {} },
  vps: { class: "compute.instance", place: orderedPlace },
  cloud_instance_group: {
    class: "compute.placement",
    place,
    facts: { spreads: where(text("policy"), (policy) => /anti/i.test(policy)) },
  },
  cloud_project_region: { class: "project", place },
  cloud_project_rancher: {
    class: "admin.console",
    facts: {
      // No restriction lets every address in (facts of the product's documentation).
      allowedSources: blocksOf("target_spec.ip_restrictions", "cidr_block", ["0.0.0.0/0"]),
    },
  },
});
