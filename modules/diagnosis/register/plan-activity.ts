import { byRule, compare } from "../../audit/audit.ts";
import type { Fact } from "../../audit/fact.ts";
import { frameworks } from "../../audit/frameworks/frameworks.ts";
import { operatorBehind } from "../../audit/jurisdiction.ts";
import { isInEea } from "../../audit/knowledge/eea.ts";
import type { Node } from "../../audit/node.ts";
import { findCloud } from "../../catalogue/clouds.ts";
import type { Words } from "../../page/language.ts";
import { countryName } from "../country-name.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
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
        transfers: { entries: transfers(plan, nodes), toComplete: true },
        retention: { entries: retention(plan.audit.graph.nodes, name), toComplete: true },
        measures: { entries: measures(plan), toComplete: true },
      },
    },
  ];
}

const mostPointers = 5;

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
    ...hosts(nodes).map(({ host, name, country, pointer }): Entry => {
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

function hosts(nodes: readonly Node[]) {
  const found = new Map<string, { host: string; name?: string; country?: string; pointer: string }>();
  for (const { facts } of nodes) {
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      if (operator?.country === "") continue;
      found.set(endpoint.host, {
        host: endpoint.host,
        ...(operator === undefined ? {} : { name: operator.name, country: operator.country }),
        pointer: facts.endpoints.evidence.pointer,
      });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.host, b.host));
}

/** Places and operators outside the EEA. What the plan does not tell is said, as silence proves nothing. */
function transfers({ source, audit }: AuditedPlan, nodes: readonly Node[]): Entry[] {
  const places = nodes.map(({ facts, pointer }) => ({ fact: facts.country, pointer }));
  const outside = places.flatMap(({ fact }) =>
    fact?.state === "known" && !isInEea(fact.value) ? [fact] : [],
  );
  const silent = places.filter(({ fact }) => fact?.state !== "known");
  const abroad = [...new Set(outside.map(({ value }) => value))].sort(compare);
  return [
    ...abroad.map((country): Entry => {
      const { en, fr } = countryName(country);
      const here = outside.filter(({ value }) => value === country).map(({ evidence }) => evidence.pointer);
      return {
        text: {
          en: `outside the EEA (${en}): ${resources(here.length).en} with data; basis to be completed`,
          fr: `hors de l’EEE (${fr}) : ${resources(here.length).fr} avec des données ; fondement à compléter`,
        },
        evidence: cited(source.name, here),
      };
    }),
    ...hosts(audit.graph.nodes)
      .filter(({ country }) => country !== undefined && !isInEea(country))
      .map(({ host, name = "", country = "", pointer }): Entry => {
        const { en, fr } = countryName(country);
        return {
          text: {
            en: `machines reach ${host} of ${name} (${en}); basis to be completed where personal data goes there`,
            fr: `des machines atteignent ${host} de ${name} (${fr}) ; fondement à compléter si des données personnelles y vont`,
          },
          evidence: cited(source.name, [pointer]),
        };
      }),
    ...(silent.length === 0
      ? []
      : [
          {
            text: {
              en: `the plan does not tell the country of ${resources(silent.length).en} with data`,
              fr: `le plan ne dit pas le pays de ${resources(silent.length).fr} avec des données`,
            },
            evidence: cited(
              source.name,
              silent.map(({ fact, pointer }) => fact?.evidence.pointer ?? pointer),
            ),
          },
        ]),
  ];
}

const periods = {
  retentionDays: { en: "kept", fr: "conservation" },
  backupRetentionDays: { en: "backups kept", fr: "sauvegardes conservées" },
  lockDays: { en: "deletion locked", fr: "suppression verrouillée" },
} as const;

function retention(nodes: readonly Node[], plan: string): Entry[] {
  return nodes.flatMap(({ address, facts }) =>
    Object.entries(periods).flatMap(([fact, words]): Entry[] => {
      const days = facts[fact as keyof typeof periods] as Fact<number> | undefined;
      if (days?.state !== "known") return [];
      return [
        {
          text: {
            en: `${address}: ${words.en} ${days.value} days`,
            fr: `${address} : ${words.fr} ${days.value} jours`,
          },
          evidence: cited(plan, [days.evidence.pointer]),
        },
      ];
    }),
  );
}

/** The controls that serve article 32 and hold somewhere in the plan; where one also fails, that is said. */
function measures({ source, audit }: AuditedPlan): Entry[] {
  const gdpr = frameworks.find(({ id }) => id === "gdpr");
  const security = new Set(
    gdpr?.requirements.filter(({ id }) => id.startsWith("32(1)")).flatMap(({ rules }) => rules) ?? [],
  );
  const failing = new Map(byRule(audit, "fail").map(({ rule, verdicts }) => [rule.id, verdicts.length]));
  return byRule(audit, "pass")
    .filter(({ rule }) => security.has(rule.id))
    .map(({ rule, verdicts }) => {
      const fails = failing.get(rule.id) ?? 0;
      return {
        text: {
          en: `${rule.title.en} (${resources(verdicts.length).en}${fails === 0 ? "" : `; fails on ${fails}`})`,
          fr: `${rule.title.fr} (${resources(verdicts.length).fr}${fails === 0 ? "" : ` ; en échec sur ${fails}`})`,
        },
        evidence: cited(
          source.name,
          verdicts.map(({ evidence }) => evidence[0]?.pointer ?? ""),
        ),
      };
    });
}

/** The first places, and how many there are beside. */
function cited(plan: string, pointers: readonly string[]): string[] {
  const places = pointers.filter((pointer) => pointer !== "").map((pointer) => `${plan}#${pointer}`);
  const rest = places.length - mostPointers;
  return rest > 0 ? [...places.slice(0, mostPointers), `+${rest}`] : places;
}

function resources(count: number): Words {
  const many = count === 1 ? "" : "s";
  return { en: `${count} resource${many}`, fr: `${count} ressource${many}` };
}
