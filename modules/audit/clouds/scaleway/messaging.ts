import { filled, hostIn, not, number, text, where } from "../../reading.ts";
import { type Entry, tabled } from "../../table.ts";
import { place } from "./place.ts";

const queue: Entry = { class: "queue", bearsData: true, place };

/** Queues, events, devices and web space: data that waits or lies there. */
export const messaging = tabled("scaleway_", {
  mnq_nats_account: queue,
  mnq_sns_topic: queue,
  mnq_sqs_queue: queue,
  mnq_sns_topic_subscription: {
    class: "log.export",
    place,
    facts: { endpoints: hostIn("endpoint", "export") },
  },
  kafka_cluster: {
    ...queue,
    facts: {
      // Without a private network the brokers answer on a public one (schema: `public_network`).
      publicEndpoint: not(filled("private_network")),
      highlyAvailable: where(number("node_amount"), (count) => count >= 3),
    },
  },
  iot_hub: queue,
  iot_route: {
    class: "log.export",
    place,
    facts: { endpoints: hostIn("rest.0.uri", "export") },
  },
  webhosting: { class: "hosting", bearsData: true, place, facts: { domain: text("domain") } },
  object: {
    class: "storage.item",
    bearsData: true,
    place: (r) => place(r, r.around.one(r, "scaleway_object_bucket", "bucket")),
    facts: {
      publicRead: where(text("visibility", "private"), (value) => value !== "private"),
    },
  },
});
