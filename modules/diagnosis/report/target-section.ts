import type { Words } from "../../page/language.ts";
import type { StackCost } from "../candidate.ts";
import type { Diagnosis } from "../diagnose.ts";
import { replaceableUses } from "../knowledge/tool.ts";
import type { Target } from "../target.ts";
import { candidateRow } from "./candidate-row.ts";
import { type Block, type DocumentSection, type Inline, notice, paragraph, say, table } from "./document.ts";
import { dataText, euros } from "./facts.ts";

/** The stack and cloud proposed, beside those that were not chosen and why. */
export function targetSection({ target, dependencies }: Diagnosis): DocumentSection {
  const section = { id: "target", title: say("Target architecture", "Architecture cible") };
  if (target === undefined) {
    const nothing = say(
      "No AI tool is in use and no kind of work is wished for: no stack is proposed. Name one under target.work in the questionnaire.",
      "Aucun outil d’IA n’est utilisé et aucun usage n’est souhaité : aucune pile n’est proposée. En nommer un sous target.work dans le questionnaire.",
    );
    return { ...section, blocks: [paragraph(nothing)] };
  }
  const paid = dependencies.filter(
    ({ name, use }) => target.replaces.includes(name) && replaceableUses.includes(use),
  );
  return {
    ...section,
    blocks: [
      chosenBlock(target),
      paragraph(wishText(target)),
      ...(target.replaces.length === 0
        ? []
        : [
            paragraph(
              replacedText(
                target,
                paid.map(({ monthlyCostEur }) => monthlyCostEur),
              ),
            ),
          ]),
      table(
        say("Clouds compared", "Clouds comparés"),
        [
          say("Cloud", "Cloud"),
          say("Reference stack, € a month", "Pile de référence, € par mois"),
          say("GPU machine alone", "Machine GPU seule"),
          say("Model", "Modèle"),
          say("What was read of certifications", "Certifications : ce qui a été lu"),
          say("Why not", "Pourquoi pas"),
        ],
        target.candidates.map(candidateRow),
      ),
      ...(target.candidates.some(({ stack }) => stack !== undefined && stack.unknownLines > 0)
        ? [
            notice(
              say(
                "The order of the clouds rests on the lines whose price is known: those that are unknown may turn it.",
                "L’ordre des clouds repose sur les lignes au prix connu : celles qui ne le sont pas peuvent l’inverser.",
              ),
            ),
          ]
        : []),
      notice(
        say(
          "List prices without VAT, dated; traffic, discounts and work are not in them. What was read of a certification speaks of the provider's offer, never of what is built on it.",
          "Prix publics hors TVA, datés ; trafic, remises et travail n’y sont pas. Ce qui a été lu d’une certification vaut pour l’offre du fournisseur, jamais pour ce que l’on y construit.",
        ),
      ),
    ],
  };
}

/** What is proposed, in one line. */
export function chosenBlock({ chosen, size }: Target): Block {
  if (chosen === undefined || size === undefined) {
    return paragraph(
      say(
        "None of the reference stacks fits as it is; the table says why.",
        "Aucune pile de référence ne convient telle quelle ; le tableau dit pourquoi.",
      ),
    );
  }
  const { operator, stack, machine } = chosen;
  const price = stack === undefined ? { en: "", fr: "" } : stackPrice(stack);
  const model = machine?.model.id ?? "";
  return paragraph(
    say(
      `Proposed: stack ${size} on ${operator.name}, model ${model}${price.en}.`,
      `Proposition : pile ${size} chez ${operator.name}, modèle ${model}${price.fr}.`,
    ),
  );
}

/** A price with unknown lines is a lower bound, and says so wherever it stands. */
function stackPrice({ lowEur, highEur, unknownLines }: StackCost): Words {
  const [low, high] = [euros(lowEur), euros(highEur)];
  const open = unknownLines > 0;
  return {
    en: `: ${low.en} to ${high.en} € a month${open ? `, and ${unknownLines} lines whose price is unknown` : ""}`,
    fr: ` : de ${low.fr} à ${high.fr} € par mois${open ? `, et ${unknownLines} lignes au prix inconnu` : ""}`,
  };
}

function wishText({ people, works, data }: Target): Inline {
  const named = works.map(({ name }) => name).join(", ");
  const kind = dataText([data]);
  return say(
    `Wanted: ${people} people, work ${named}, ${kind.en} data.`,
    `Besoin : ${people} personnes, usages ${named}, données ${kind.fr}.`,
  );
}

function replacedText({ replaces }: Target, costs: readonly (number | undefined)[]): Inline {
  const known = costs.flatMap((cost) => (cost === undefined ? [] : [cost]));
  const sum = euros(known.reduce((total, cost) => total + cost, 0));
  const open = costs.length - known.length;
  const names = replaces.join(", ");
  return say(
    `It can take over the work of ${names}, which cost ${sum.en} € a month today as far as told${open === 0 ? "" : ` (${open} not told)`}.`,
    `Elle peut reprendre le travail de ${names}, qui coûtent aujourd’hui ${sum.fr} € par mois d’après les réponses${open === 0 ? "" : ` (${open} sans réponse)`}.`,
  );
}
