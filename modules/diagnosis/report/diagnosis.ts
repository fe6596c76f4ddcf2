import { type Action, efforts } from "../action.ts";
import type { Diagnosis } from "../diagnose.ts";
import {
  type Block,
  code,
  type Document,
  type DocumentSection,
  fold,
  group,
  list,
  notice,
  paragraph,
  say,
  spaced,
} from "./document.ts";
import { inventorySection, jurisdictionSection } from "./inventory-section.ts";
import { countriesText, questionSection, riskSection } from "./risk-section.ts";
import { chosenBlock, targetSection } from "./target-section.ts";
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

function summary({ dependencies, risks, planRisks, actions, target }: Diagnosis): Block[] {
  const established = risks.filter(({ rank }) => rank.gravest !== undefined);
  const open = risks.filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === "unknown" || kind === "unconfirmed"),
  );
  const outside = countriesText(risks);
  const first = established[0]?.dependency.name;
  return [
    {
      kind: "figures",
      items: [
        { value: dependencies.length, label: say("dependencies", "dépendances"), tone: "silent" },
        { value: established.length, label: say("established risks", "risques établis"), tone: "fail" },
        {
          value: open.length,
          label: say("with open questions", "avec des questions ouvertes"),
          tone: "unknown",
        },
        {
          value: planRisks.length,
          label: say("controls failing in the plans", "contrôles en échec dans les plans"),
          tone: planRisks.length === 0 ? "pass" : "fail",
        },
        { value: actions.length, label: say("actions", "actions"), tone: "silent" },
      ],
    },
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
    ...(target === undefined ? [] : [chosenBlock(target)]),
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
    return [group(effortWords[effort], ...found.map(actionBlock))];
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

function actionBlock({ title, removes, leaves }: Action): Block {
  const what = removes.flatMap(({ from, what: removed }) =>
    removed.map((words) => say(`${from}: ${words.en}`, `${from} : ${words.fr}`)),
  );
  return fold(
    title,
    { tone: "silent" },
    paragraph(say("What it removes:", "Ce qu’elle retire :")),
    list(what),
    ...(leaves === undefined
      ? []
      : [paragraph(say(`It leaves: ${leaves.en}.`, `Elle laisse : ${leaves.fr}.`))]),
  );
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
