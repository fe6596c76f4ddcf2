import type { Words } from "../rule.ts";
import { frenchPhrases } from "./phrases-fr.ts";

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^from (\S+)$/, "issu de $1"],
  [/^refers to (\S+)$/, "renvoie à $1"],
  [/^expected an? (\w+)$/, "type attendu : $1"],
  [/^(\S+) has no attribute that shows it$/, "$1 n’a aucun attribut qui le montre"],
  [/^(\w+ \S+): operator not in the list$/, "$1 : exploitant hors de la liste"],
  [/^no (\S+): every source is allowed$/, "aucun $1 : toute source est admise"],
  [/^no (\S+) for this bucket$/, "aucun $1 pour ce compartiment"],
  [/^no (\S+) leads here$/, "aucun $1 ne mène ici"],
  [/^(\S+) may be its network card$/, "$1 peut être sa carte réseau"],
  [/^(\S+) may be for it$/, "$1 peut lui être destiné"],
  [/^(\S+) may belong to this bucket$/, "$1 peut appartenir à ce compartiment"],
  [/^(\S+) may belong to it$/, "$1 peut lui appartenir"],
  [/^(\S+) may guard it$/, "$1 peut le protéger"],
  [/^(\S+) may lead here$/, "$1 peut mener ici"],
  [/^(\S+) may switch it on$/, "$1 peut l’activer"],
  [/^(\d+) policies attached$/, "$1 politiques attachées"],
  [/^(\d+) rules$/, "$1 règles"],
  [/^(\d+) access rules$/, "$1 règles d’accès"],
  [/^(\d+) GPU links$/, "$1 liens de GPU"],
  [/^(\d+) CAA records$/, "$1 enregistrements CAA"],
  [/^image (.*)$/, "image $1"],
  [/^model (.*)$/, "modèle $1"],
  [/^(\S+): known attribute$/, "$1 : attribut connu"],
  [/^(\S+): marked sensitive$/, "$1 : marqué sensible"],
];

/**
 * A piece of evidence in both languages. Evidence is written once, in English, because its fingerprint must be the same
 * for every reader; values of the plan, and what is no phrase of ours, stand as they are in both.
 */
export function phrase(text: string): Words {
  if (Object.hasOwn(frenchPhrases, text)) return { en: text, fr: frenchPhrases[text] ?? text };
  const pattern = patterns.find(([english]) => english.test(text));
  return { en: text, fr: pattern === undefined ? text : text.replace(...pattern) };
}

const titles: readonly (readonly [string, string])[] = [
  ["Regulation (EU)", "Règlement (UE)"],
  ["Directive (EU)", "Directive (UE)"],
  ["(GDPR)", "(RGPD)"],
  ["(AI Act)", "(règlement sur l’IA)"],
  ["(NIS 2)", "(NIS 2)"],
  ["customer-side analogue", "analogue côté client"],
  ["security of generative AI systems", "sécurité des systèmes d’IA générative"],
  ["generative AI systems", "systèmes d’IA générative"],
  ["HDS certification framework", "Référentiel de certification HDS"],
  ["Annex A", "annexe A"],
  [" March ", " mars "],
  [" April ", " avril "],
];

/** The name of a text that a rule or a mapping cites, in both languages. */
export function citation(text: string): Words {
  return { en: text, fr: titles.reduce((said, [english, french]) => said.replace(english, french), text) };
}
