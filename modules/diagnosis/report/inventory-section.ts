import { countryName } from "../country-name.ts";
import type { Dependency } from "../dependency.ts";
import type { Diagnosis } from "../diagnose.ts";
import { roles } from "../jurisdiction.ts";
import { countryNotes } from "../knowledge/laws.ts";
import { isOutside } from "../reach.ts";
import {
  type Block,
  type DocumentSection,
  group,
  type Inline,
  lines,
  list,
  notice,
  paragraph,
  say,
  table,
} from "./document.ts";
import { dataText, euros, factCell, partyText, placesText, sourceLine } from "./facts.ts";
import { drawFlows } from "./flow-drawing.ts";
import { roleWords, useWords } from "./words.ts";

/** Everything of others that work rests on, with who is behind it and how that is known. */
export function inventorySection({ dependencies }: Diagnosis): DocumentSection {
  const rows = dependencies.map((dependency) => [
    lines(dependency.name, { source: useWords[dependency.use] }),
    dataText(dependency.data),
    dependency.own ? own : factCell(dependency.operator, partyText),
    dependency.own ? own : controllerCell(dependency),
    factCell(dependency.hostedIn, placesText),
    facts(dependency),
  ]);
  return {
    id: "inventory",
    title: say("What work rests on", "De quoi dépend le travail"),
    blocks:
      rows.length === 0
        ? [paragraph(say("No tool and no plan was given.", "Aucun outil ni plan n’a été donné."))]
        : [
            table(
              say("Dependencies", "Dépendances"),
              [
                say("Tool and use", "Outil et usage"),
                say("Data", "Données"),
                say("Operator", "Exploitant"),
                say("Controlled by", "Contrôlé par"),
                say("Data kept in", "Données conservées"),
                say("Also", "Aussi"),
              ],
              rows,
            ),
          ],
  };
}

/** What the operator's cell says already is not said again. */
function controllerCell({ operator, controller }: Dependency): Inline {
  if (operator.state !== "known" || controller.state !== "known") return factCell(controller, partyText);
  if (operator.value.name === controller.value.name)
    return say("nobody else known", "personne d’autre de connu");
  const sameSource = operator.source.where === controller.source.where;
  return sameSource ? partyText(controller.value) : factCell(controller, partyText);
}

const own = say("yourselves", "vous-mêmes");

function facts({ essential, people, monthlyCostEur, subprocessors }: Dependency): Inline {
  return lines(
    ...(essential ? [say("work stops without it", "le travail s’arrête sans lui")] : []),
    ...(people === undefined ? [] : [say(`${people} people`, `${people} personnes`)]),
    ...(monthlyCostEur === undefined
      ? []
      : [say(`${euros(monthlyCostEur).en} € a month`, `${euros(monthlyCostEur).fr} € par mois`)]),
    ...subprocessors.map(({ party }) => {
      const { en, fr } = countryName(party.country);
      return say(`known sub-processor: ${party.name} (${en})`, `sous-traitant connu : ${party.name} (${fr})`);
    }),
  );
}

/** Where data goes and under whose law, country by country, with what is to be known of those outside the EEA. */
export function jurisdictionSection({ dependencies, jurisdictions }: Diagnosis): DocumentSection {
  const rows = jurisdictions.map(({ country, names, data }) => [
    country === undefined ? say("not known", "non connu") : countryName(country),
    dataText(data),
    ...roles.map((role) => names[role].join(", ")),
  ]);
  const outside = jurisdictions.flatMap(({ country }) =>
    country !== undefined && isOutside(country) ? [country] : [],
  );
  const svg = drawFlows(dependencies, jurisdictions);
  return {
    id: "jurisdictions",
    title: say("Data flows by jurisdiction", "Flux de données par juridiction"),
    blocks: [
      ...(svg === undefined ? [] : [{ kind: "drawing", svg } as const]),
      table(
        say("Countries involved", "Pays concernés"),
        [say("Country", "Pays"), say("Data", "Données"), ...roles.map((role) => roleWords[role])],
        rows,
      ),
      ...outside.flatMap(countryBlock),
      notice(
        say(
          "Whether a foreign law reaches a given service is a legal question that this diagnosis does not answer.",
          "Savoir si un droit étranger atteint un service donné est une question de droit que ce diagnostic ne tranche pas.",
        ),
      ),
    ],
  };
}

function countryBlock(country: string): Block[] {
  const notes = countryNotes[country];
  const title = countryName(country);
  if (notes === undefined) {
    return [
      group(
        title,
        paragraph(say("This toolkit knows nothing of its law.", "Cet outil ne sait rien de son droit.")),
      ),
    ];
  }
  return [
    group(
      title,
      list(
        notes.map(({ says, provenance: { source, mark, checkedOn } }) =>
          lines(says, sourceLine({ from: "knowledge", where: source, mark, checkedOn })),
        ),
      ),
    ),
  ];
}
