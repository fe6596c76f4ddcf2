import type { Words } from "../../page/language.ts";
import { countryName } from "../country-name.ts";
import type { Diagnosis } from "../diagnose.ts";
import type { Reach } from "../reach.ts";
import type { Reason } from "../reason.ts";
import { type PlanRisk, type Risk, rankingWords } from "../risk.ts";
import {
  type Block,
  code,
  type DocumentSection,
  fold,
  group,
  type Inline,
  lines,
  list,
  paragraph,
  say,
  spaced,
  table,
} from "./document.ts";
import { dataText, sourceLine } from "./facts.ts";
import { reasonWords } from "./words.ts";

const mostPlaces = 5;
/** The first ones are read anyway. */
const openRisks = 3;

/** The risks that are established, in their order, each with its reasons; then what plans show; then groups. */
export function riskSection({ risks, planRisks, concentrations }: Diagnosis): DocumentSection {
  const established = risks.filter(({ rank }) => rank.gravest !== undefined);
  return {
    id: "risks",
    title: say("Risks, ranked", "Risques, classés"),
    blocks: [
      paragraph(rankingWords),
      ...(established.length === 0
        ? [paragraph(say("No risk is established.", "Aucun risque n’est établi."))]
        : established.map(riskBlock)),
      ...planBlocks(planRisks),
      ...(concentrations.length === 0
        ? []
        : [
            group(
              say("Several essential tools in one hand", "Plusieurs outils essentiels dans une même main"),
              list(concentrations.map(({ group: name, names }) => `${name}: ${names.join(", ")}`)),
            ),
          ]),
    ],
  };
}

function riskBlock(risk: Risk, index: number): Block {
  const sure = risk.reasons.filter(({ kind }) => kind !== "unknown" && kind !== "unconfirmed");
  return fold(
    `${index + 1}. ${risk.dependency.name}`,
    { tone: "fail", badges: rankBadges(risk), open: index < openRisks },
    list(sure.map(reasonText)),
  );
}

/** What the rank rests on, in the order in which it is compared. */
function rankBadges({ rank: { data, reach, essential, people } }: Risk): Inline[] {
  const named = dataText(data === undefined ? [] : [data]);
  return [
    say(`data: ${named.en}`, `données : ${named.fr}`),
    ...(reach === undefined ? [] : [reachWords[reach]]),
    ...(essential ? [say("essential", "essentiel")] : []),
    ...(people === 0 ? [] : [say(`${people} people`, `${people} personnes`)]),
  ];
}

const reachWords: { readonly [R in Reach]: Words } = {
  operator: say("operator outside the EEA", "exploitant hors de l’EEE"),
  controller: say("controlled from outside the EEA", "contrôlé depuis l’extérieur de l’EEE"),
  hosting: say("place outside the EEA", "lieu hors de l’EEE"),
  subprocessor: say("sub-processor outside the EEA", "sous-traitant hors de l’EEE"),
};

function reasonText({ kind, says, source }: Reason): Inline {
  const { en, fr } = reasonWords[kind];
  const reason = say(`${en}: ${says.en}`, `${fr} : ${says.fr}`);
  return source === undefined ? reason : lines(reason, sourceLine(source));
}

function planBlocks(planRisks: readonly PlanRisk[]): Block[] {
  if (planRisks.length === 0) return [];
  return [
    group(
      say("Controls that fail in the plans", "Contrôles en échec dans les plans"),
      table(
        say(
          "Failing controls of severity high and critical",
          "Contrôles en échec de sévérité élevée et critique",
        ),
        [say("Control", "Contrôle"), say("Plan", "Plan"), say("Places", "Endroits")],
        planRisks.map(({ title, rule, severity, plan, places }) => [
          lines(title, spaced(severityWords[severity], code(rule))),
          plan,
          lines(
            ...places
              .slice(0, mostPlaces)
              .map(({ address, pointer }) => spaced(code(address || "*"), code(pointer))),
            ...(places.length > mostPlaces
              ? [say(`and ${places.length - mostPlaces} more`, `et ${places.length - mostPlaces} de plus`)]
              : []),
          ),
        ]),
      ),
    ),
  ];
}

const severityWords = {
  critical: say("critical", "critique"),
  high: say("high", "élevée"),
  medium: say("medium", "moyenne"),
  low: say("low", "faible"),
};

/** What nobody could answer yet, dependency by dependency, the most sensitive first. */
export function questionSection({ risks }: Diagnosis): DocumentSection {
  const rows = risks.flatMap(({ dependency, reasons }) => {
    const open = reasons.filter(({ kind }) => kind === "unknown" || kind === "unconfirmed");
    return open.length === 0
      ? []
      : [[dependency.name, dataText(dependency.data), lines(...open.map(reasonText))]];
  });
  return {
    id: "questions",
    title: say("Open questions", "Questions ouvertes"),
    blocks: [
      rows.length === 0
        ? paragraph(say("None.", "Aucune."))
        : table(
            say("What is not known", "Ce qui n’est pas connu"),
            [say("Tool", "Outil"), say("Data", "Données"), say("Questions", "Questions")],
            rows,
          ),
    ],
  };
}

/** The countries outside the EEA that are involved, for the summary. */
export function countriesText(risks: readonly Risk[]): { readonly en: string; readonly fr: string } {
  const codes = risks.flatMap(({ reasons }) =>
    reasons.flatMap(({ exposure, kind }) =>
      exposure === undefined || kind === "unconfirmed" ? [] : [exposure.country],
    ),
  );
  const named = [...new Set(codes)].sort().map(countryName);
  return { en: named.map(({ en }) => en).join(", "), fr: named.map(({ fr }) => fr).join(", ") };
}
