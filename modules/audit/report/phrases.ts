import type { Words } from "../rule.ts";

/**
 * What evidence says beside values, in French. Evidence itself is written once, in English, because its fingerprint
 * must be the same for every reader; values of the plan stand as they are in both languages.
 */
const exact: { readonly [english: string]: string } = {
  "known after apply": "connu après application",
  "not set": "non renseigné",
  "(sensitive)": "(sensible)",
  "not stated": "non indiqué",
  "not described": "non décrit",
  "no budget": "aucun budget",
  "no log sink": "aucun puits de journaux",
  "no alert": "aucune alerte",
  "no secret found": "aucun secret trouvé",
  "no host outside": "aucun hôte extérieur",
  "another plan may hold it": "un autre plan peut le porter",
  "this class is kept in Paris": "cette classe est conservée à Paris",
  "the address names no file": "l’adresse ne nomme aucun fichier",
  "not set: the provider decides": "non renseigné : le fournisseur décide",
  "not set: every source is allowed": "non renseigné : toute source est admise",
  "not set: every region, also outside Europe": "non renseigné : toutes les régions, y compris hors d’Europe",
  "not an endpoint this tool knows": "point d’accès inconnu de cet outil",
  "not a region that the catalogue lists": "région absente du catalogue",
  "not a duration": "n’est pas une durée",
  "no region stated": "aucune région indiquée",
  "neither the resource nor the provider states a region":
    "ni la ressource ni le fournisseur n’indiquent de région",
  "left out: the platform's default": "omis : valeur par défaut de la plateforme",
  "from the provider configuration; resources of this provider have no region of their own":
    "selon la configuration du fournisseur ; ses ressources n’ont pas de région propre",
  "from the provider configuration; SCW_* variables of the environment would override it":
    "selon la configuration du fournisseur ; les variables SCW_* de l’environnement l’emporteraient",
  "from the provider configuration": "selon la configuration du fournisseur",
  "bytes pass through; TLS may end behind it":
    "les octets passent tels quels ; TLS peut se terminer derrière",
  "as the configuration writes it": "tel que la configuration l’écrit",
  "a certificate that you bring": "un certificat que vous apportez",
};

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^from (\S+)$/, "issu de $1"],
  [/^refers to (\S+)$/, "renvoie à $1"],
  [/^expected an? (\w+)$/, "type attendu : $1"],
  [/^(\S+) has no attribute that shows it$/, "$1 n’a aucun attribut qui le montre"],
  [/^(\w+ \S+): operator not in the list$/, "$1 : exploitant hors de la liste"],
  [/^image (.*)$/, "image $1"],
  [/^model (.*)$/, "modèle $1"],
  [/^(\S+): known attribute$/, "$1 : attribut connu"],
  [/^(\S+): marked sensitive$/, "$1 : marqué sensible"],
];

/** A piece of evidence in both languages; what is no phrase of ours is the same in both. */
export function phrase(text: string): Words {
  if (Object.hasOwn(exact, text)) return { en: text, fr: exact[text] ?? text };
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
