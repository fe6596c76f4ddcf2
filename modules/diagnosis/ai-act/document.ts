import type { Duty } from "../../audit/frameworks/framework.ts";
import type { Standing } from "../../audit/frameworks/standing.ts";
import type { Outcome } from "../../audit/verdict.ts";
import type { Words } from "../../page/language.ts";
import { countryName } from "../country-name.ts";
import {
  type Block,
  code,
  type Document,
  fold,
  type Inline,
  lines,
  list,
  notice,
  paragraph,
  say,
  spaced,
  type Tone,
  table,
} from "../report/document.ts";
import type { CheckedItem, Checklist, LogPlace, Told } from "./checklist.ts";

/** Six months, as the audit counts them. */
const sixMonthsDays = 183;
const mostEvidence = 8;

const standingWords: { readonly [S in Standing]: { readonly words: Words; readonly tone: Tone } } = {
  failing: { words: say("something fails", "un point en échec"), tone: "fail" },
  waived: { words: say("waived", "dérogation"), tone: "unknown" },
  unknown: { words: say("the plan does not tell", "le plan ne le dit pas"), tone: "unknown" },
  supported: { words: say("what can be seen holds", "ce qui se voit tient"), tone: "pass" },
  silent: { words: say("no plan can show it", "aucun plan ne le montre"), tone: "silent" },
  "not-applicable": { words: say("nothing in this plan", "rien dans ce plan"), tone: "silent" },
};

const dutyWords: { readonly [D in Duty]: Words } = {
  customer: say("deployer", "déployeur"),
  provider: say("provider of the AI system", "fournisseur du système d’IA"),
  both: say("provider and deployer", "fournisseur et déployeur"),
};

const outcomeWords: { readonly [O in Outcome]: Words } = {
  fail: say("fails", "échec"),
  waived: say("waived", "dérogation"),
  unknown: say("unknown", "inconnu"),
  "not-observable": say("not observable", "non observable"),
  "provider-attested": say("the provider's word", "parole du fournisseur"),
  pass: say("holds", "tient"),
  "not-applicable": say("not applicable", "sans objet"),
};

/** The checklist of one or several plans as a text. */
export function checklistDocument(checklists: readonly Checklist[]): Document {
  return {
    title: say(
      "AI Act: checklist on logs and deployers' duties",
      "AI Act : liste de contrôle, journaux et obligations du déployeur",
    ),
    subject: checklists.map(({ plan }) => plan).join(", "),
    lead: [
      notice(
        say(
          "These duties hold for high-risk systems (articles 4 and 50 for all). Whether yours is one is a legal question, which this list does not answer; nor does it attest conformity.",
          "Ces obligations valent pour les systèmes à haut risque (les articles 4 et 50 pour tous). Savoir si le vôtre en est un est une question de droit, que cette liste ne tranche pas ; elle n’atteste pas non plus une conformité.",
        ),
      ),
      paragraph(
        spaced(
          say(
            "For the systems of Annex III these duties apply from 2 December 2027, by the amendment of 2026; article 4 since 2 February 2025.",
            "Pour les systèmes de l’annexe III, ces obligations s’appliquent à partir du 2 décembre 2027, selon la modification de 2026 ; l’article 4 depuis le 2 février 2025.",
          ),
          {
            source: say(
              "source (second hand, 2026-11-24): regulation-ai.eu, semitora.com; confirm on EUR-Lex",
              "source (de seconde main, 2026-11-24) : regulation-ai.eu, semitora.com ; à confirmer sur EUR-Lex",
            ),
          },
        ),
      ),
    ],
    sections: checklists.map((checklist, index) => ({
      id: `plan-${index + 1}`,
      title: { en: checklist.plan, fr: checklist.plan },
      blocks: planBlocks(checklist),
    })),
    footer: [
      list(checklists.map(({ plan, sha256 }) => spaced(code(plan), "sha256", code(sha256)))),
      paragraph(
        say(
          "Regulation (EU) 2024/1689, in our own words.",
          "Règlement (UE) 2024/1689, en nos propres termes.",
        ),
      ),
    ],
  };
}

function planBlocks({ rehearsed, logs, items }: Checklist): Block[] {
  return [
    ...(rehearsed
      ? [
          notice(
            say(
              "Rehearsed: not made by the real providers.",
              "Répétition : non produit par les vrais fournisseurs.",
            ),
          ),
        ]
      : []),
    logs.length === 0
      ? paragraph(say("This plan has no place where logs are kept.", "Ce plan n’a aucun dépôt de journaux."))
      : table(
          say("Where logs are kept", "Où sont gardés les journaux"),
          [say("Log sink", "Dépôt de journaux"), say("Kept", "Conservation"), say("Country", "Pays")],
          logs.map(logRow),
        ),
    ...items.map(itemBlock),
  ];
}

function logRow({ address, retentionDays, country }: LogPlace): Inline[] {
  return [
    code(address),
    toldCell(retentionDays, (days) => {
      const short = days < sixMonthsDays;
      return say(
        `${days} days${short ? ": shorter than six months" : ""}`,
        `${days} jours${short ? " : moins de six mois" : ""}`,
      );
    }),
    toldCell(country, countryName),
  ];
}

function toldCell<T>(told: Told<T>, words: (value: T) => Words): Inline {
  const said = "unknown" in told ? say("the plan does not tell", "le plan ne le dit pas") : words(told.value);
  return lines(said, { source: code(told.pointer) });
}

function itemBlock({ id, asks, duty, standing, evidence, cannotShow, keep }: CheckedItem): Block {
  const { words, tone } = standingWords[standing];
  const rest = evidence.length - mostEvidence;
  return fold(
    say(`Art. ${id}: ${asks.en}`, `Art. ${id} : ${asks.fr}`),
    { tone, badges: [words, dutyWords[duty]], open: standing === "failing" },
    list([
      ...evidence
        .slice(0, mostEvidence)
        .map(({ rule, address, outcome, pointer }) =>
          spaced(outcomeWords[outcome], code(address || "*"), code(rule), { source: code(pointer) }),
        ),
      ...(rest > 0 ? [say(`and ${rest} more places`, `et ${rest} autres endroits`)] : []),
      say(`A plan cannot show: ${cannotShow.en}.`, `Un plan ne peut montrer : ${cannotShow.fr}.`),
      say(`To be held as evidence: ${keep.en}.`, `À tenir comme preuve : ${keep.fr}.`),
    ]),
  );
}
