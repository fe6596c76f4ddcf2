import { type Action, removed, when } from "./action.ts";
import { type Alternative, alternativesFor } from "./alternatives.ts";
import { replaceableUses, type ToolUse } from "./knowledge/tool.ts";
import type { Risk } from "./risk.ts";

/** What can be done about one risk without a stack of one's own. */
export function riskActions(risk: Risk): Action[] {
  return [
    ...contractAction(risk),
    ...(isSupply(risk) ? supplyActions(risk) : askAction(risk)),
    ...regionAction(risk),
    ...exportAction(risk),
  ];
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
        en: `Copy what the machines take from ${name} into a registry or bucket of your own (sovereign mirror copies models)`,
        fr: `Copier ce que les machines prennent chez ${name} dans un registre ou un bucket à vous (sovereign mirror copie les modèles)`,
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

/** Leaving a tool whose operator or place is outside the EEA; the decision is not ours. */
export function replaceAction({ dependency: { name, use }, reasons }: Risk, today: string): Action[] {
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
