import type { Language } from "../rule.ts";
import type { Conclusion } from "../settings.ts";
import type { Outcome } from "../verdict.ts";
import type { LapseReason, Waiver } from "../waiver/waiver.ts";

/** What reports say around the rules' own words. */
interface ReportWords {
  readonly rehearsed: string;
  readonly auditOf: (name: string) => string;
  readonly made: (kind: string, version: string, resources: number, hash: string) => string;
  /** As headings, with what they mean. */
  readonly outcomes: { readonly [O in Outcome]: string };
  /** In one word or two. */
  readonly outcomeNames: { readonly [O in Outcome]: string };
  readonly wholePlan: string;
  readonly more: (count: number) => string;
  readonly morePlaces: (count: number) => string;
  readonly uncovered: (count: number) => string;
  readonly lapsed: string;
  readonly lapses: { readonly [R in LapseReason]: string };
  readonly waiver: (waiver: Waiver) => string;
  readonly counts: {
    readonly fail: string;
    readonly waived: string;
    readonly unknown: string;
    readonly silent: string;
    readonly pass: string;
  };
  readonly conclusions: { readonly [C in Conclusion]: string };
  readonly limit: (percent: number) => string;
}

export const words: { readonly [L in Language]: ReportWords } = {
  en: {
    rehearsed: "REHEARSED: made by the offline providers, not by the real ones.",
    auditOf: (name) => `Audit of ${name}`,
    made: (kind, version, resources, hash) =>
      `${kind} by Terraform ${version}, ${resources} resources, sha256 ${hash}…`,
    outcomes: {
      fail: "FAILED",
      waived: "WAIVED: failed, and somebody answers for it",
      unknown: "UNKNOWN: the plan does not tell",
      "not-observable": "NOT OBSERVABLE: no plan can tell",
      "provider-attested": "THE PROVIDER'S WORD",
      pass: "PASSED",
      "not-applicable": "NOT APPLICABLE",
    },
    outcomeNames: {
      fail: "failed",
      waived: "waived",
      unknown: "unknown",
      "not-observable": "not observable",
      "provider-attested": "provider's word",
      pass: "passed",
      "not-applicable": "not applicable",
    },
    wholePlan: "the whole plan",
    more: (count) => `and ${count} more: --all shows them`,
    morePlaces: (count) => `and ${count} more places`,
    uncovered: (count) => `NOT COVERED: no rule looks at these (${count})`,
    lapsed: "LAPSED WAIVERS",
    lapses: {
      expired: "past its last day",
      "evidence-changed": "what was waived has changed",
      "nothing-to-waive": "nothing fails that it was written for",
    },
    waiver: ({ owner, approver, expires, reason, compensatingControl }) =>
      `until ${expires}, owner ${owner}, approved by ${approver}: ${reason}; meanwhile: ${compensatingControl}`,
    counts: {
      fail: "failed",
      waived: "waived",
      unknown: "unknown",
      silent: "not observable",
      pass: "passed",
    },
    conclusions: {
      passed: "No rule failed. That is no proof of compliance with any text.",
      failed: "At least one rule failed.",
      "too-much-unknown": "Too much is unknown to say anything.",
    },
    limit: (percent) => `The limit is ${percent} %.`,
  },
  fr: {
    rehearsed: "RÉPÉTITION : produit par les fournisseurs hors ligne, non par les vrais.",
    auditOf: (name) => `Audit de ${name}`,
    made: (kind, version, resources, hash) =>
      `${kind === "state" ? "état" : "plan"} par Terraform ${version}, ${resources} ressources, sha256 ${hash}…`,
    outcomes: {
      fail: "ÉCHECS",
      waived: "DÉROGATIONS : en échec, et quelqu’un en répond",
      unknown: "INCONNU : le plan ne le dit pas",
      "not-observable": "NON OBSERVABLE : aucun plan ne peut le dire",
      "provider-attested": "SUR PAROLE DU FOURNISSEUR",
      pass: "RÉUSSITES",
      "not-applicable": "SANS OBJET",
    },
    outcomeNames: {
      fail: "échec",
      waived: "dérogation",
      unknown: "inconnu",
      "not-observable": "non observable",
      "provider-attested": "parole du fournisseur",
      pass: "réussite",
      "not-applicable": "sans objet",
    },
    wholePlan: "le plan entier",
    more: (count) => `et ${count} de plus : --all les montre`,
    morePlaces: (count) => `et ${count} autres endroits`,
    uncovered: (count) => `NON COUVERT : aucune règle ne les regarde (${count})`,
    lapsed: "DÉROGATIONS CADUQUES",
    lapses: {
      expired: "échue",
      "evidence-changed": "le constat a changé",
      "nothing-to-waive": "plus rien en échec de ce qu’elle visait",
    },
    waiver: ({ owner, approver, expires, reason, compensatingControl }) =>
      `jusqu’au ${expires}, responsable ${owner}, accordée par ${approver} : ${reason} ; entre-temps : ${compensatingControl}`,
    counts: {
      fail: "en échec",
      waived: "dérogations",
      unknown: "inconnus",
      silent: "non observables",
      pass: "réussis",
    },
    conclusions: {
      passed: "Aucune règle en échec. Ce n’est la preuve d’aucune conformité.",
      failed: "Au moins une règle en échec.",
      "too-much-unknown": "Trop d’inconnues pour conclure.",
    },
    limit: (percent) => `La limite est de ${percent} %.`,
  },
};
