import type { Words } from "../page/language.ts";
import type { Dependency } from "./dependency.ts";
import type { Known, Source } from "./evidence.ts";
import { type Exposure, exposuresOf, exposureWords } from "./reach.ts";

/** Why a dependency is a risk. */
export const reasonKinds = [
  "outside-law",
  "outside-place",
  "no-contract",
  "health-hosting-unproven",
  "export-untested",
  "unconfirmed",
  "unknown",
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export interface Reason {
  readonly kind: ReasonKind;
  readonly says: Words;
  /** Unset where nothing is known. */
  readonly source?: Source;
  /** Present where another country's law or a place outside the EEA is the reason. */
  readonly exposure?: Exposure;
}

/** Every reason, the gravest kind first. What is recalled is `unconfirmed`, what is not known is `unknown`. */
export function reasonsOf(dependency: Dependency): Reason[] {
  const reasons = [
    ...exposuresOf(dependency).map(exposureReason),
    ...contractReasons(dependency),
    ...healthReasons(dependency),
    ...exportReasons(dependency),
    ...unknownReasons(dependency),
  ];
  return reasons.sort((a, b) => reasonKinds.indexOf(a.kind) - reasonKinds.indexOf(b.kind));
}

function exposureReason(exposure: Exposure): Reason {
  const { source, sure, reach } = exposure;
  const kind = !sure ? "unconfirmed" : reach === "hosting" ? "outside-place" : "outside-law";
  return { kind, says: exposureWords(exposure), source, exposure };
}

const bearsPersonalData = ({ data }: Dependency) => data.includes("personal") || data.includes("health");

function contractReasons(dependency: Dependency): Reason[] {
  const { contract, own } = dependency;
  if (own || !bearsPersonalData(dependency) || contract.state !== "known" || contract.value) return [];
  const says = {
    en: "personal data is processed without a signed processing contract (GDPR, article 28)",
    fr: "des données personnelles sont traitées sans contrat de sous-traitance signé (RGPD, article 28)",
  };
  return [{ kind: "no-contract", says, source: contract.source }];
}

/** Hosting of health data is certified per host and contract: nothing that a list of tools could prove. */
function healthReasons({ data, own, name }: Dependency): Reason[] {
  if (own || !data.includes("health")) return [];
  const says = {
    en: `health data: ask ${name} for its HDS certificate and the contract that it binds with (French public health code, L.1111-8)`,
    fr: `données de santé : demander à ${name} son certificat HDS et le contrat correspondant (code de la santé publique, L.1111-8)`,
  };
  return [{ kind: "health-hosting-unproven", says }];
}

function exportReasons({ exportTested, essential }: Dependency): Reason[] {
  if (!essential || exportTested.state !== "known" || exportTested.value) return [];
  const says = {
    en: "work stops without it, and nobody has yet tried to get all data out",
    fr: "le travail s’arrête sans lui, et personne n’a encore essayé d’en sortir toutes les données",
  };
  return [{ kind: "export-untested", says, source: exportTested.source }];
}

function unknownReasons(dependency: Dependency): Reason[] {
  const { own, operator, controller, hostedIn, contract, exportTested, essential } = dependency;
  if (own) return [];
  const asked: readonly (readonly [Known<unknown>, Words])[] = [
    [operator, { en: "who operates it", fr: "qui l’exploite" }],
    ...(operator.state === "known"
      ? [[controller, { en: "who controls its operator", fr: "qui contrôle son exploitant" }] as const]
      : []),
    ...(dependency.data.length > 0 || dependency.use === "hosting"
      ? [[hostedIn, { en: "where its data is kept", fr: "où ses données sont conservées" }] as const]
      : []),
    ...(bearsPersonalData(dependency)
      ? [
          [
            contract,
            {
              en: "whether a processing contract is signed",
              fr: "si un contrat de sous-traitance est signé",
            },
          ] as const,
        ]
      : []),
    ...(essential
      ? [[exportTested, { en: "whether an export was tested", fr: "si un export a été testé" }] as const]
      : []),
  ];
  return asked.flatMap(([fact, what]): Reason[] =>
    fact.state === "known"
      ? []
      : [
          {
            kind: "unknown",
            says: { en: `unknown ${what.en}: ${fact.why.en}`, fr: `inconnu, ${what.fr} : ${fact.why.fr}` },
          },
        ],
  );
}
