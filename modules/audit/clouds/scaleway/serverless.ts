import { keysOf, leftOut, presence } from "../../derive.ts";
import { imageEndpoint, isPinned } from "../../endpoints.ts";
import { type Fact, map, orElse } from "../../fact.ts";
import type { Endpoint } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

/** Containers, functions and jobs. */
export const serverless: Mappings = {
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
