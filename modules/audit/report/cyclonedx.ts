import { type Audit, compare } from "../audit.ts";
import { operatorBehind } from "../jurisdiction.ts";
import type { Node } from "../node.ts";
import type { Source } from "../source.ts";
import { uuidOf } from "../uuid.ts";

/**
 * The infrastructure as a CycloneDX 1.6 bill of materials (ECMA-424): services with their place, and the third
 * parties that they talk to; models as machine-learning components.
 */
export function cyclonedxReport({ graph }: Audit, source: Source): string {
  const services = graph.nodes.filter((node) => node.class !== "joint" && node.class !== "inference.model");
  const models = graph.nodes.filter((node) => node.class === "inference.model");
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(`${source.sha256} bom`)}`,
    version: 1,
    metadata: {
      component: { type: "platform", name: source.name, "bom-ref": "plan" },
      properties: [
        { name: "sovereign:planSha256", value: source.sha256 },
        { name: "sovereign:rehearsed", value: String(source.rehearsed) },
      ],
    },
    components: models.map((node) => ({
      type: "machine-learning-model",
      "bom-ref": node.address,
      name: node.address,
      properties: properties(node),
    })),
    services: [...services.map(service), ...thirdParties(graph.nodes)].sort((a, b) =>
      compare(a["bom-ref"], b["bom-ref"]),
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function service(node: Node) {
  const { authenticated, publicEndpoint, hasPublicAddress } = node.facts;
  const open = publicEndpoint ?? hasPublicAddress;
  return {
    "bom-ref": node.address,
    group: node.class,
    name: node.address,
    provider: { name: node.cloud },
    ...(authenticated?.state === "known" ? { authenticated: authenticated.value } : {}),
    ...(open?.state === "known" ? { "x-trust-boundary": open.value } : {}),
    properties: properties(node),
  };
}

function properties({ type, class: nodeClass, facts }: Node) {
  const told = [facts.region, facts.country, facts.encryption].map((fact) =>
    fact?.state === "known" ? fact.value : "unknown",
  );
  const [region = "unknown", country = "unknown", encryption = "unknown"] = told;
  return [
    { name: "sovereign:type", value: type },
    { name: "sovereign:class", value: nodeClass },
    { name: "sovereign:region", value: region },
    { name: "sovereign:country", value: country },
    ...(facts.encryption === undefined ? [] : [{ name: "sovereign:encryption", value: encryption }]),
  ];
}

function thirdParties(nodes: readonly Node[]) {
  const hosts = new Map<string, ReturnType<typeof thirdParty>>();
  for (const { facts } of nodes) {
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      hosts.set(
        endpoint.host,
        thirdParty(endpoint.host, operator?.name ?? "unknown", operator?.country || "unknown"),
      );
    }
  }
  return [...hosts.values()];
}

function thirdParty(host: string, operator: string, country: string) {
  return {
    "bom-ref": `host:${host}`,
    group: "third-party",
    name: host,
    provider: { name: operator },
    "x-trust-boundary": true,
    properties: [{ name: "sovereign:country", value: country }],
  };
}
