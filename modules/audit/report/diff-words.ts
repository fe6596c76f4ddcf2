import type { DataLoss } from "../diff/data-loss.ts";
import { type AuditDiff, concludeDiff, type DiffConclusion } from "../diff/diff.ts";
import type { Language } from "../rule.ts";

/** What a comparison says around the rules' own words. */
interface DiffWords {
  readonly title: string;
  readonly between: (before: string, after: string) => string;
  readonly rehearsed: (name: string) => string;
  readonly sections: { readonly [K in keyof AuditDiff]: string };
  readonly cost: (change: string) => string;
  readonly unpriced: string;
  readonly nothing: string;
  readonly more: (count: number) => string;
  readonly conclusions: { readonly [C in DiffConclusion]: string };
  /** In place of `ok`, where failures are waived. */
  readonly onlyWaived: (count: number) => string;
  readonly losses: { readonly [H in DataLoss["how"]]: string };
  /** The retention warning. */
  readonly promised: (days: number) => string;
  readonly isNew: string;
  readonly isGone: string;
  readonly inEea: string;
  readonly outsideEea: string;
}

export const diffWords: { readonly [L in Language]: DiffWords } = {
  en: {
    title: "Sovereignty diff",
    between: (before, after) => `From ${before} to ${after}`,
    rehearsed: (name) => `REHEARSED: ${name} was made by the offline providers, not by the real ones.`,
    sections: {
      dataLosses: "Data destroyed or replaced",
      lost: "Controls lost",
      introduced: "New resources that fail",
      waived: "New failures that somebody answers for",
      lapsed: "Waivers that do not hold",
      secrets: "New secrets in the state",
      jurisdictions: "New jurisdictions",
      egress: "New ways out",
      nowUnknown: "Now unknown",
      gained: "Controls gained",
      gone: "Gone with their resource, which is no repair",
    },
    cost: (change) => `Cost ${change} a month by list price`,
    unpriced: "Cost unknown",
    nothing: "No control changed.",
    more: (count) => `and ${count} more, which the text and JSON formats list`,
    conclusions: {
      ok: "No control was lost.",
      worse: "The second plan is worse: see what is destroyed, lost, failing or new above.",
      "less-known": "No control was lost, but less is known.",
    },
    onlyWaived: (count) => `New failures: ${count}, all waived. No other control was lost.`,
    losses: {
      deleted: "deleted",
      replaced: "replaced",
      undeclared: "no longer declared, and not deleted by this plan either",
    },
    promised: (days) => `it promised to keep its data for ${days} days`,
    isNew: "new",
    isGone: "gone",
    inEea: "in the EEA",
    outsideEea: "outside the EEA",
  },
  fr: {
    title: "Écarts de souveraineté",
    between: (before, after) => `De ${before} à ${after}`,
    rehearsed: (name) =>
      `RÉPÉTITION : ${name} est produit par les fournisseurs hors ligne, non par les vrais.`,
    sections: {
      dataLosses: "Données détruites ou remplacées",
      lost: "Contrôles perdus",
      introduced: "Nouvelles ressources en échec",
      waived: "Nouveaux échecs dont quelqu’un répond",
      lapsed: "Dérogations qui ne valent plus",
      secrets: "Nouveaux secrets dans l’état",
      jurisdictions: "Nouvelles juridictions",
      egress: "Nouvelles sorties",
      nowUnknown: "Désormais inconnu",
      gained: "Contrôles gagnés",
      gone: "Partis avec leur ressource, ce qui n’est pas une réparation",
    },
    cost: (change) => `Coût ${change} par mois, prix public`,
    unpriced: "Coût inconnu",
    nothing: "Aucun contrôle n’a changé.",
    more: (count) => `et ${count} de plus, que listent les formats texte et JSON`,
    conclusions: {
      ok: "Aucun contrôle perdu.",
      worse: "Le second plan est moins bon : voir ce qui est détruit, perdu, en échec ou nouveau ci-dessus.",
      "less-known": "Aucun contrôle perdu, mais moins de choses sont connues.",
    },
    onlyWaived: (count) => `Nouveaux échecs : ${count}, tous sous dérogation. Aucun autre contrôle perdu.`,
    losses: {
      deleted: "supprimée",
      replaced: "remplacée",
      undeclared: "plus déclarée, sans que ce plan la supprime",
    },
    promised: (days) => `ses données devaient être gardées ${days} jours`,
    isNew: "nouveau",
    isGone: "disparu",
    inEea: "dans l’EEE",
    outsideEea: "hors EEE",
  },
};

/** What comes out of a comparison, in one sentence. */
export function conclusionText(diff: AuditDiff, language: Language): string {
  const { conclusions, onlyWaived } = diffWords[language];
  const conclusion = concludeDiff(diff);
  return conclusion === "ok" && diff.waived.length > 0
    ? onlyWaived(diff.waived.length)
    : conclusions[conclusion];
}

const places: readonly (readonly [string, string])[] = [
  ["an unknown network", "un réseau inconnu"],
  ["unknown protocol", "protocole inconnu"],
  ["unknown ports", "ports inconnus"],
  ["everywhere", "partout"],
  ["by default", "par défaut"],
];

/** Where a new way leads, in a language; hosts and networks stand as they are. */
export function wayTo(to: string, language: Language): string {
  if (language === "en") return to;
  return places.reduce((said, [english, french]) => said.replace(english, french), to);
}
