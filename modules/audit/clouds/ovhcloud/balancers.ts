import { chain, type Fact, known, map, unknown } from "../../fact.ts";
import type { Flow } from "../../flow.ts";
import { allTls, protocolTls } from "../../listener-tls.ts";
import type { Mappings } from "../../mapper.ts";
import { joinedBy } from "../../reading.ts";
import type { View } from "../../view.ts";
import { off } from "./off.ts";
import { place } from "./place.ts";

export const balancers: Mappings = {
  ovh_cloud_project_loadbalancer: (r) => ({
    class: "balancer",
    facts: {
      ...place(r, "region_name"),
      logsForwarded: joinedBy(
        "ovh_cloud_project_region_loadbalancer_log_subscription",
        "loadbalancer_id",
        "no log stream is subscribed to the balancer",
      )(r),
      usesTls: chain(r.blocks("listeners"), (listeners) =>
        allTls(
          listeners.map((listener) => listener.text("protocol")),
          r.evidence("listeners"),
        ),
      ),
    },
  }),
  openstack_lb_loadbalancer_v2: (r) => ({ class: "balancer", facts: place(r) }),
  openstack_lb_listener_v2: (r) => ({
    class: "balancer.listener",
    facts: { usesTls: protocolTls(r.text("protocol")), flows: listenerFlows(r) },
    edges: r
      .targets("loadbalancer_id")
      .map(({ address, certain }) => ({ kind: "attached-to", to: address, certain })),
  }),
};

/** Left out, every address may ask the listener; whether a public one leads to it, the listener does not tell. */
function listenerFlows(r: View): Fact<readonly Flow[]> {
  const peers = off(r.texts("allowed_cidrs"), ["0.0.0.0/0"]);
  const reached = unknown(
    "reference",
    r.evidence("whether a public address leads to the balancer is not told here"),
  );
  return map(peers, (list) =>
    list.map((peer) => ({
      direction: "inbound",
      action: reached,
      protocol: map(r.text("protocol"), (name) => (name === "UDP" ? "UDP" : "TCP")),
      ports: map(r.number("protocol_port"), (port) => ({ from: port, to: port })),
      peer: known(peer, peers.evidence),
    })),
  );
}
