import { presence } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, unknown } from "../../fact.ts";
import type { Endpoint } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

export const ai: Mappings = {
  scaleway_inference_deployment: (r) => ({
    class: "inference.endpoint",
    facts: {
      ...place(r),
      labels: r.texts("tags"),
      publicEndpoint: chain(r.blocks("public_endpoint"), ([block]) =>
        block === undefined
          ? known(false, r.evidence("no public_endpoint block"))
          : orElse(block.flag("is_enabled"), false, "off unless enabled"),
      ),
      inPrivateNetwork: map(r.blocks("private_endpoint"), (blocks) => blocks.length > 0),
      authenticated: authenticated(r),
      minimumSize: r.number("min_size"),
      maximumSize: r.number("max_size"),
    },
    edges: r
      .targets("model_id")
      .map(({ address, certain }) => ({ kind: "attached-to", to: address, certain })),
  }),
  scaleway_inference_model: (r) => ({
    class: "inference.model",
    facts: {
      ...place(r),
      endpoints: map(r.text("url"), hosts),
      modelFormat: formatOf(r.text("url")),
      revisionPinned: map(r.text("url"), isPinnedRevision),
    },
  }),
  scaleway_datalab: (r) => ({
    class: "serverless.job",
    facts: { ...place(r), inPrivateNetwork: presence(r, "private_network_id") },
  }),
};

/** Both kinds of endpoint can be opened by `disable_auth`. */
function authenticated(r: View): Fact<boolean> {
  const blocks = ["private_endpoint", "public_endpoint"].map((name) => r.blocks(name));
  const switches = blocks.flatMap((fact) =>
    fact.state === "known"
      ? fact.value.map((block) => orElse(block.flag("disable_auth"), false, "the provider's default"))
      : [fact],
  );
  const off = switches.find((fact) => fact.state === "known" && fact.value === true);
  if (off !== undefined) return known(false, off.evidence);
  const open = switches.find((fact) => fact.state === "unknown");
  if (open?.state === "unknown") return open;
  return known(true, switches[0]?.evidence ?? r.evidence("no endpoint block"));
}

function hosts(url: string): readonly Endpoint[] {
  return URL.canParse(url) ? [{ host: new URL(url).hostname, use: "model" }] : [];
}

/** Only a file name tells the format; the page of a hub does not. */
function formatOf(url: Fact<string>): Fact<string> {
  return chain(url, (value) => {
    const format = /\.(safetensors|gguf|onnx|bin|pt|pth|pkl|pickle|ckpt)(?:\?.*)?$/i
      .exec(value)?.[1]
      ?.toLowerCase();
    if (format !== undefined) return known(format, url.evidence);
    return unknown("reference", { ...url.evidence, note: "the address names no file" });
  });
}

/** A commit of a hub's repository, or a file in a bucket of one's own. */
function isPinnedRevision(url: string): boolean {
  return (
    /\/(?:resolve|tree|blob)\/[0-9a-f]{40}(?:\/|$)/.test(url) ||
    /^https:\/\/[^/]+\.s3\.[^/]+\.scw\.cloud\//.test(url)
  );
}
