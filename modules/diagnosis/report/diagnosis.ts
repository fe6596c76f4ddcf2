import { efforts } from "../action.ts";
import type { Diagnosis } from "../diagnose.ts";
import {
  type Block,
  code,
  type Document,
  type DocumentSection,
  group,
  lines,
  list,
  notice,
  paragraph,
  say,
  spaced,
  table,
} from "./document.ts";
import { inventorySection, jurisdictionSection } from "./inventory-section.ts";
import { countriesText, questionSection, riskSection } from "./risk-section.ts";
import { targetSection } from "./target-section.ts";
import { effortWords } from "./words.ts";

/** The diagnosis as a text for those who decide. */
export function diagnosisDocument(diagnosis: Diagnosis): Document {
  return {
    title: say("Sovereignty diagnosis", "Diagnostic de souveraineté"),
    subject: diagnosis.organisation.name,
    lead: summary(diagnosis),
    sections: [
      riskSection(diagnosis),
      actionSection(diagnosis),
      targetSection(diagnosis),
      jurisdictionSection(diagnosis),
      inventorySection(diagnosis),
      questionSection(diagnosis),
    ],
    footer: [evidence(diagnosis)],
  };
}

function summary({ dependencies, risks, planRisks, actions }: Diagnosis): Block[] {
  const established = risks.filter(({ rank }) => rank.gravest !== undefined);
  const open = risks.filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === "unknown" || kind === "unconfirmed"),
  );
  const outside = countriesText(risks);
  const first = established[0]?.dependency.name;
  return [
    paragraph(
      say(
        `${dependencies.length} dependencies: ${established.length} with an established risk, ${open.length} with open questions. ${planRisks.length} controls of severity high or critical fail in the plans given. ${actions.length} actions.`,
        `${dependencies.length} dépendances : ${established.length} avec un risque établi, ${open.length} avec des questions ouvertes. ${planRisks.length} contrôles de sévérité élevée ou critique en échec dans les plans fournis. ${actions.length} actions.`,
      ),
    ),
    ...(outside.en === ""
      ? []
      : [
          paragraph(
            say(
              `Countries outside the EEA whose law or soil is involved: ${outside.en}.`,
              `Pays hors de l’EEE dont le droit ou le sol est en jeu : ${outside.fr}.`,
            ),
          ),
        ]),
    ...(first === undefined
      ? []
      : [paragraph(say(`First by rank: ${first}.`, `Premier au classement : ${first}.`))]),
    notice(
      say(
        "A diagnosis by answers and plans, neither legal advice nor a statement of conformity. What is not known is said to be unknown.",
        "Diagnostic d’après des réponses et des plans : ni conseil juridique, ni attestation de conformité. Ce qui n’est pas connu est dit inconnu.",
      ),
    ),
  ];
}

function actionSection({ actions }: Diagnosis): DocumentSection {
  const blocks = efforts.flatMap((effort) => {
    const found = actions.filter((action) => action.effort === effort);
    if (found.length === 0) return [];
    return [
      group(
        effortWords[effort],
        table(
          effortWords[effort],
          [say("Action", "Action"), say("Removes", "Ce qu’elle retire"), say("Leaves", "Ce qui reste")],
          found.map(({ title, removes, leaves }) => [
            title,
            lines(
              ...removes.flatMap(({ from, what }) =>
                what.map((words) => say(`${from}: ${words.en}`, `${from} : ${words.fr}`)),
              ),
            ),
            leaves ?? "",
          ]),
        ),
      ),
    ];
  });
  return {
    id: "actions",
    title: say("Action plan", "Plan d’action"),
    blocks: [
      paragraph(
        say(
          "Least effort first, and within it in the order of the risks. Efforts are orders of magnitude, to be replaced by an estimate of those who do the work.",
          "Le moindre effort d’abord, puis l’ordre des risques. Les efforts sont des ordres de grandeur, à remplacer par un chiffrage de ceux qui feront le travail.",
        ),
      ),
      ...(blocks.length === 0 ? [paragraph(say("Nothing to do.", "Rien à faire."))] : blocks),
    ],
  };
}

function evidence({ onDay, plans }: Diagnosis): Block {
  return list([
    say(`Knowledge judged on ${onDay}.`, `Connaissances jugées au ${onDay}.`),
    ...plans.map(({ name, sha256, rehearsed }) =>
      spaced(
        say("Plan", "Plan"),
        code(name),
        "sha256",
        code(sha256),
        rehearsed
          ? say("rehearsed, not made by the real providers", "répété, non produit par les vrais fournisseurs")
          : "",
      ),
    ),
  ]);
}
