import type { Words } from "../page/language.ts";
import { type Alternative, alternativesFor } from "./alternatives.ts";
import { replaceableUses, type ToolUse } from "./knowledge/tool.ts";
import type { Reason, ReasonKind } from "./reason.ts";
import type { PlanRisk, Risk } from "./risk.ts";
import type { Target } from "./target.ts";

/** Orders of magnitude, to be replaced by an estimate of those who do the work. */
export const efforts = ["days", "weeks", "months"] as const;
export type Effort = (typeof efforts)[number];

/** One thing to do. */
export interface Action {
  readonly title: Words;
  readonly effort: Effort;
  /** What it removes: words of the reasons or the rule, by dependency or plan. */
  readonly removes: readonly { readonly from: string; readonly what: readonly Words[] }[];
  /** What stays all the same. */
  readonly leaves?: Words;
}

/** What to do, the least effort first and within it in the order of the risks that it touches. */
export function actionsFor(
  risks: readonly Risk[],
  planRisks: readonly PlanRisk[],
  target: Target | undefined,
  today: string,
): Action[] {
  const ownAi = ownAiAction(risks, target);
  const actions = [
    ...(ownAi === undefined ? [] : [ownAi]),
    ...planRisks.map(fixAction),
    ...risks.flatMap((risk) => [
      ...contractAction(risk),
      ...(isSupply(risk) ? supplyActions(risk) : askAction(risk)),
      ...regionAction(risk),
      ...exportAction(risk),
      ...(takenOver(risk, target) ? [] : replaceAction(risk, today)),
    ]),
  ];
  return actions.sort((a, b) => efforts.indexOf(a.effort) - efforts.indexOf(b.effort));
}

/** The same tool can be in use for other things, too, which a stack of one's own does not take over. */
const takenOver = ({ dependency: { name, use } }: Risk, target: Target | undefined) =>
  target?.chosen !== undefined && target.replaces.includes(name) && replaceableUses.includes(use);

function ownAiAction(risks: readonly Risk[], target: Target | undefined): Action | undefined {
  const { chosen, size, replaces = [] } = target ?? {};
  if (chosen === undefined || size === undefined || replaces.length === 0) return undefined;
  const touched = risks.filter((risk) => takenOver(risk, target));
  const names = replaces.join(", ");
  return {
    title: {
      en: `Set up the stack ${size} on ${chosen.operator.name} and move the work of ${names} there`,
      fr: `Mettre en place la pile ${size} chez ${chosen.operator.name} et y déplacer le travail de ${names}`,
    },
    effort: "weeks",
    removes: touched.map(({ dependency, reasons }) => removed(dependency.name, reasons)),
    leaves: {
      en: `${chosen.operator.name} hosts the machines and is subject to the law of its own seat; you answer for running them`,
      fr: `${chosen.operator.name} héberge les machines et relève du droit de son siège ; vous répondez de leur exploitation`,
    },
  };
}

function fixAction({ plan, title, fix }: PlanRisk): Action {
  return { title: fix, effort: "days", removes: [{ from: plan, what: [title] }] };
}

function contractAction({ dependency: { name }, reasons }: Risk): Action[] {
  return when(reasons, ["no-contract"], (found) => ({
    title: {
      en: `Sign the processing contract with the operator of ${name}, or take personal data out of it`,
      fr: `Signer le contrat de sous-traitance avec l’exploitant de ${name}, ou en retirer les données personnelles`,
    },
    effort: "days",
    removes: [removed(name, found)],
  }));
}

/** A host that machines take something from, or send something to, as a plan shows. */
const isSupply = ({ dependency: { use, source } }: Risk) => use === "other" && source.from === "plan";

function supplyActions({ dependency: { name }, reasons }: Risk): Action[] {
  return [
    ...when(reasons, ["outside-law", "unconfirmed"], (found) => ({
      title: {
        en: `Copy what the machines take from ${name} into a registry or bucket of your own (\`sovereign mirror\` copies models)`,
        fr: `Copier ce que les machines prennent chez ${name} dans un registre ou un bucket à vous (\`sovereign mirror\` copie les modèles)`,
      },
      effort: "days",
      removes: [removed(name, found)],
    })),
    ...when(reasons, ["unknown"], (found) => ({
      title: {
        en: `Find out who runs ${name}, or close the way there`,
        fr: `Établir qui exploite ${name}, ou fermer ce chemin`,
      },
      effort: "days",
      removes: [removed(name, found)],
    })),
  ];
}

function askAction({ dependency: { name }, reasons }: Risk): Action[] {
  return when(reasons, ["unknown", "unconfirmed", "health-hosting-unproven"], (found) => ({
    title: {
      en: `Ask the operator of ${name} in writing, and enter the answers into the questionnaire`,
      fr: `Interroger par écrit l’exploitant de ${name} et porter les réponses au questionnaire`,
    },
    effort: "days",
    removes: [removed(name, found)],
    leaves: {
      en: "an answer may turn a question into a risk",
      fr: "une réponse peut faire d’une question un risque",
    },
  }));
}

function regionAction({ dependency: { name, euRegion }, reasons }: Risk): Action[] {
  if (euRegion !== "on-choice" && euRegion !== "in-some-plans") return [];
  const plans = euRegion === "in-some-plans";
  return when(reasons, ["outside-place"], (found) => ({
    title: {
      en: `Have the data of ${name} kept in the EEA${plans ? ", which its larger plans offer" : ", which it offers on choice"}`,
      fr: `Faire conserver les données de ${name} dans l’EEE${plans ? ", ce que proposent ses offres supérieures" : ", ce qu’il propose au choix"}`,
    },
    effort: "days",
    removes: [removed(name, found)],
    leaves: {
      en: "where data is kept does not change whose law its operator is subject to",
      fr: "le lieu de conservation ne change pas le droit dont relève son exploitant",
    },
  }));
}

function exportAction({ dependency: { name }, reasons }: Risk): Action[] {
  return when(reasons, ["export-untested"], (found) => ({
    title: {
      en: `Get all data out of ${name} once, and note how long it took and in which formats`,
      fr: `Sortir une fois toutes les données de ${name}, et noter la durée et les formats`,
    },
    effort: "days",
    removes: [removed(name, found)],
  }));
}

const slowToLeave: readonly ToolUse[] = ["mail", "documents", "customers", "hosting", "projects"];

function replaceAction({ dependency: { name, use }, reasons }: Risk, today: string): Action[] {
  if (use === "other") return [];
  const known = replaceableUses.includes(use) ? [] : alternativesFor(use, today);
  return when(reasons, ["outside-law", "outside-place"], (found) => ({
    title: {
      en: `Decide whether to replace ${name}${listed(known, "known for the same use, EEA", "own machines", "to confirm")}`,
      fr: `Décider s’il faut remplacer ${name}${listed(known, "connus pour le même usage, EEE", "sur ses machines", "à confirmer")}`,
    },
    effort: slowToLeave.includes(use) ? "months" : "weeks",
    removes: [removed(name, found)],
    leaves: {
      en: "a change of operator has risks of its own: check its contract, sub-processors and export first",
      fr: "changer d’exploitant a ses propres risques : vérifier d’abord contrat, sous-traitants et export",
    },
  }));
}

function listed(known: readonly Alternative[], what: string, ownMachines: string, toConfirm: string): string {
  if (known.length === 0) return "";
  const names = known.map(({ name, own, toConfirm: unsure }) => {
    const notes = [...(own ? [ownMachines] : []), ...(unsure ? [toConfirm] : [])];
    return notes.length === 0 ? name : `${name} (${notes.join(", ")})`;
  });
  return ` (${what}: ${names.join(", ")})`;
}

function when(
  reasons: readonly Reason[],
  kinds: readonly ReasonKind[],
  action: (found: readonly Reason[]) => Action,
): Action[] {
  const found = reasons.filter(({ kind }) => kinds.includes(kind));
  return found.length === 0 ? [] : [action(found)];
}

function removed(from: string, reasons: readonly Reason[]): Action["removes"][number] {
  return { from, what: reasons.map(({ says }) => says) };
}
