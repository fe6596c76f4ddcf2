import { compare } from "../../audit/audit.ts";
import { isInEea } from "../../audit/knowledge/eea.ts";
import type { Node } from "../../audit/node.ts";
import { countryName } from "../country-name.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import { cited, resources } from "./cited.ts";
import { hostsOf } from "./plan-hosts.ts";
import type { Entry } from "./register.ts";

/** Places and operators outside the EEA. What the plan does not tell is said, as silence proves nothing. */
export function transfersOf({ source, audit }: AuditedPlan, nodes: readonly Node[]): Entry[] {
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
    ...hostsOf(audit.graph.nodes)
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
