import { compare } from "../../audit/audit.ts";
import type { Node } from "../../audit/node.ts";
import { findCloud } from "../../catalogue/clouds.ts";
import { countryName } from "../country-name.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import { cited, resources } from "./cited.ts";
import { hostsOf } from "./plan-hosts.ts";
import { measuresOf, retentionOf } from "./plan-measures.ts";
import { transfersOf } from "./plan-transfers.ts";
import { type Entry, emptyField, type ProcessingActivity } from "./register.ts";

/** What a plan shows of the processing that it will carry; nothing where it holds no data. */
export function planActivities(plan: AuditedPlan): ProcessingActivity[] {
  const nodes = plan.audit.graph.nodes.filter(({ bearsData }) => bearsData);
  if (nodes.length === 0) return [];
  const { name } = plan.source;
  return [
    {
      name: { en: `Infrastructure of ${name}`, fr: `Infrastructure de ${name}` },
      fields: {
        purposes: emptyField,
        persons: emptyField,
        dataCategories: { entries: classes(nodes, name), toComplete: true },
        recipients: { entries: recipients(plan), toComplete: true },
        transfers: { entries: transfersOf(plan, nodes), toComplete: true },
        retention: { entries: retentionOf(plan.audit.graph.nodes, name), toComplete: true },
        measures: { entries: measuresOf(plan), toComplete: true },
      },
    },
  ];
}

/** What the manifest or labels say of the data, with the resources that hold it. */
function classes(nodes: readonly Node[], plan: string): Entry[] {
  const groups = new Map<string, string[]>();
  for (const { facts, pointer } of nodes) {
    const { dataClass } = facts;
    const told = dataClass?.state === "known" ? dataClass.value : "";
    const place = dataClass?.state === "known" ? dataClass.evidence.pointer : pointer;
    groups.set(told, [...(groups.get(told) ?? []), place]);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([told, places]) => ({
      text:
        told === ""
          ? {
              en: `kind of data not stated, ${resources(places.length).en}`,
              fr: `nature des données non déclarée, ${resources(places.length).fr}`,
            }
          : {
              en: `data declared as ${told}, ${resources(places.length).en}`,
              fr: `données déclarées « ${told} », ${resources(places.length).fr}`,
            },
      evidence: cited(plan, places),
    }));
}

function recipients({ source, audit }: AuditedPlan): Entry[] {
  const { nodes } = audit.graph;
  const clouds = [...new Set(nodes.map(({ cloud }) => cloud))].sort(compare);
  return [
    ...clouds.flatMap((cloud): Entry[] => {
      const operator = findCloud(cloud)?.operator;
      if (operator === undefined) return [];
      const { en, fr } = countryName(operator.country);
      const { source: page, checkedOn } = operator.provenance;
      return [
        {
          text: { en: `${operator.name} (${en}), host`, fr: `${operator.name} (${fr}), hébergeur` },
          evidence: [...cited(source.name, [firstPointer(nodes, cloud)]), `${page} (${checkedOn})`],
        },
      ];
    }),
    ...hostsOf(nodes).map(({ host, name, country, pointer }): Entry => {
      const { en, fr } =
        country === undefined ? { en: "country unknown", fr: "pays inconnu" } : countryName(country);
      return {
        text: {
          en: `${name ?? "unknown operator"} (${en}), by the host ${host}: whether personal data goes there is to be completed`,
          fr: `${name ?? "exploitant inconnu"} (${fr}), par l’hôte ${host} : dire si des données personnelles y vont`,
        },
        evidence: cited(source.name, [pointer]),
      };
    }),
  ];
}

function firstPointer(nodes: readonly Node[], cloud: string): string {
  return nodes.find((node) => node.cloud === cloud)?.pointer ?? "";
}
