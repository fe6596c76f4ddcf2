import type { Words } from "../../page/language.ts";
import { countryName } from "../country-name.ts";
import type { Dependency } from "../dependency.ts";
import type { Source } from "../evidence.ts";
import type { Activity } from "../questionnaire.ts";
import { exposuresOf, exposureWords } from "../reach.ts";
import type { Answers } from "../read-questionnaire.ts";
import { toolDependency } from "../tool-dependency.ts";
import { type Entry, emptyField, type Field, type ProcessingActivity } from "./register.ts";

/** The activities that are told, then one for every tool with personal data that none of them names. */
export function toolActivities(answers: Answers, today: string): ProcessingActivity[] {
  const dependencies = answers.tools.map((tool, index) =>
    toolDependency(tool, { from: "questionnaire", where: answers.where(["tools", index]) }, today),
  );
  const named = new Set(answers.activities.flatMap(({ tools }) => tools));
  const untold = dependencies.filter(({ name, data }) => bearsPersonal(data) && !named.has(name));
  return [
    ...answers.activities.map((activity, index) =>
      toldActivity(
        activity,
        dependencies.filter(({ name }) => activity.tools.includes(name)),
        (key, place) => answers.where(["activities", index, key, place]),
      ),
    ),
    ...untold.map((dependency) => ({
      name: { en: `Use of ${dependency.name}`, fr: `Usage de ${dependency.name}` },
      fields: {
        purposes: emptyField,
        persons: emptyField,
        dataCategories: { entries: classEntries([dependency]), toComplete: true },
        ...toolFields([dependency]),
        retention: emptyField,
        measures: emptyField,
      },
    })),
  ];
}

const bearsPersonal = (data: Dependency["data"]) => data.includes("personal") || data.includes("health");

function toldActivity(
  activity: Activity,
  tools: readonly Dependency[],
  where: (key: string, place: number) => string,
): ProcessingActivity {
  const told = (
    key: "purposes" | "persons" | "dataCategories" | "recipients" | "retention" | "measures",
  ): Field => ({
    entries: activity[key].map((text, place) => ({ text: same(text), evidence: [where(key, place)] })),
    toComplete: activity[key].length === 0,
  });
  const { recipients, transfers } = toolFields(tools);
  return {
    name: same(activity.name),
    fields: {
      purposes: told("purposes"),
      persons: told("persons"),
      dataCategories: told("dataCategories"),
      recipients: {
        entries: [...told("recipients").entries, ...recipients.entries],
        toComplete: activity.recipients.length === 0 || recipients.toComplete,
      },
      transfers,
      retention: told("retention"),
      measures: told("measures"),
    },
  };
}

const same = (text: string): Words => ({ en: text, fr: text });

function classEntries(tools: readonly Dependency[]): Entry[] {
  return tools.flatMap(({ data, source }) => [
    ...(data.includes("personal")
      ? [
          {
            text: {
              en: "personal data, categories not told",
              fr: "données personnelles, catégories non dites",
            },
            evidence: [source.where],
          },
        ]
      : []),
    ...(data.includes("health")
      ? [
          {
            text: { en: "health data (article 9)", fr: "données de santé (article 9)" },
            evidence: [source.where],
          },
        ]
      : []),
  ]);
}

/** The operators of the tools are recipients; whoever is outside the EEA makes a transfer whose basis is left blank. */
function toolFields(tools: readonly Dependency[]): { recipients: Field; transfers: Field } {
  const operators = tools.filter(({ own }) => !own);
  const known = operators.flatMap(({ name, operator, source }): Entry[] => {
    if (operator.state !== "known") return [];
    const { en, fr } = countryName(operator.value.country);
    return [
      {
        text: {
          en: `${operator.value.name} (${en}), operator of ${name}`,
          fr: `${operator.value.name} (${fr}), exploitant de ${name}`,
        },
        evidence: [source.where, ...where(operator.source)],
      },
    ];
  });
  const transfers = operators.flatMap((dependency) =>
    exposuresOf(dependency).map((exposure): Entry => {
      const { en, fr } = exposureWords(exposure);
      return {
        text: {
          en: `${dependency.name}: ${en}${exposure.sure ? "" : " (to be confirmed)"}; whether this makes a transfer, and on what basis, is to be completed`,
          fr: `${dependency.name} : ${fr}${exposure.sure ? "" : " (à confirmer)"} ; dire s’il y a transfert, et sur quel fondement`,
        },
        evidence: [dependency.source.where, ...where(exposure.source)],
      };
    }),
  );
  return {
    recipients: { entries: known, toComplete: known.length < operators.length || operators.length === 0 },
    // That nothing shows a transfer is no proof that there is none.
    transfers: { entries: transfers, toComplete: true },
  };
}

function where({ from, where: place, checkedOn }: Source): string[] {
  if (from !== "knowledge") return [];
  return [checkedOn === undefined ? place : `${place} (${checkedOn})`];
}
