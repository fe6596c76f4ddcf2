import { compare } from "../../audit/audit.ts";
import { isInEea } from "../../audit/knowledge/eea.ts";
import type { Node } from "../../audit/node.ts";
import type { Words } from "../../page/language.ts";
import { countryName } from "../country-name.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import { cited, resources } from "./cited.ts";
import { hostsOf } from "./plan-hosts.ts";
import type { Entry } from "./register.ts";

/** Where data stands, and operators outside the EEA. What the plan does not tell is said, as silence proves nothing. */
export function transfersOf({ source, audit }: AuditedPlan, nodes: readonly Node[]): Entry[] {
  const places = nodes.map(({ facts, pointer }) => ({ fact: facts.country, pointer }));
  const told = places.flatMap(({ fact }) => (fact?.state === "known" ? [fact] : []));
  const silent = places.filter(({ fact }) => fact?.state !== "known");
  const countries = [...new Set(told.map(({ value }) => value))].sort(compare);
  return [
    ...countries.map((country): Entry => {
      const here = told.filter(({ value }) => value === country).map(({ evidence }) => evidence.pointer);
      return { text: placeText(country, resources(here.length)), evidence: cited(source.name, here) };
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

function placeText(country: string, many: Words): Words {
  const { en, fr } = countryName(country);
  if (isInEea(country)) {
    return {
      en: `inside the EEA (${en}): ${many.en} with data`,
      fr: `dans l’EEE (${fr}) : ${many.fr} avec des données`,
    };
  }
  return {
    en: `outside the EEA (${en}): ${many.en} with data; basis to be completed`,
    fr: `hors de l’EEE (${fr}) : ${many.fr} avec des données ; fondement à compléter`,
  };
}
