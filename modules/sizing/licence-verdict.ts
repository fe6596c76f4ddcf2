import type { Clause, Licence } from "../catalogue/licence.ts";
import { findLicence } from "../catalogue/licences.ts";
import type { Model } from "../catalogue/model.ts";

/** What the gate has to know of whoever will run the model. What is left out is asked for where a clause needs it. */
export interface OrganisationFacts {
  /** ISO 3166 code of the seat. */
  readonly country?: string;
  /** Consolidated revenue of the group in its last year, euros. */
  readonly annualRevenueEur?: number;
  /** Highest consolidated revenue of a single month, euros. */
  readonly monthlyRevenueEur?: number;
  /** People who use it in a month. */
  readonly monthlyUsers?: number;
  /** Whether people work with it, as against trying it out. @default true */
  readonly production?: boolean;
}

/** Whether a licence allows the use; `question`: a fact is missing on which a clause depends. */
export interface LicenceVerdict {
  readonly verdict: "allowed" | "refused" | "question";
  readonly licence: Licence;
  /** The clauses that refuse or ask, with what they rest on. Empty when allowed. */
  readonly reasons: readonly LicenceReason[];
  /** What goes with an allowed use: notices to give, uses that are forbidden. */
  readonly duties: readonly Clause[];
}

export interface LicenceReason {
  readonly clause: Clause;
  readonly text: string;
  /** The fact to state. Unset: no fact changes it. */
  readonly missing?: keyof OrganisationFacts;
}

/** European Central Bank, reference rate of 2026-10-28. */
const usdPerEur = 1.1133;

const euCountries = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Whether these people may use this model, by which clause. It reads the catalogue's summary, not the law. */
export function licenceVerdict(model: Model, facts: OrganisationFacts): LicenceVerdict {
  const licence = findLicence(model.licence);
  const answers = licence.clauses.map((clause) => answerTo(clause, facts));
  const refusals = answers.flatMap((answer) => (answer?.verdict === "refused" ? [answer.reason] : []));
  const questions = answers.flatMap((answer) => (answer?.verdict === "question" ? [answer.reason] : []));
  const duties = licence.clauses.filter(({ about }) => about === "acceptable-use" || about === "attribution");
  if (refusals.length > 0) return { verdict: "refused", licence, reasons: refusals, duties };
  if (questions.length > 0) return { verdict: "question", licence, reasons: questions, duties };
  return { verdict: "allowed", licence, reasons: [], duties };
}

type Answer = { readonly verdict: "refused" | "question"; readonly reason: LicenceReason } | undefined;

function answerTo(clause: Clause, facts: OrganisationFacts): Answer {
  switch (clause.about) {
    case "production":
      return facts.production === false ? undefined : refused(clause);
    case "eu-domicile":
      if (facts.country === undefined) return asked(clause, "country");
      return euCountries.has(facts.country.toUpperCase()) ? refused(clause) : undefined;
    case "monthly-revenue":
      return answerToRevenue(clause, facts);
    case "monthly-users":
      return (facts.monthlyUsers ?? 0) > (clause.ceiling ?? 0) ? refused(clause) : undefined;
    default:
      return undefined;
  }
}

/**
 * A year that stays below the ceiling has no month above it; a year above twelve times the ceiling has one. Between
 * them the best month has to be known.
 */
function answerToRevenue(clause: Clause, { annualRevenueEur, monthlyRevenueEur }: OrganisationFacts): Answer {
  const ceilingEur = (clause.ceiling ?? 0) / usdPerEur;
  if (monthlyRevenueEur !== undefined) return monthlyRevenueEur > ceilingEur ? refused(clause) : undefined;
  if (annualRevenueEur === undefined) return asked(clause, "annualRevenueEur");
  if (annualRevenueEur <= ceilingEur) return undefined;
  return annualRevenueEur > 12 * ceilingEur ? refused(clause) : asked(clause, "monthlyRevenueEur");
}

function refused(clause: Clause): Answer {
  return { verdict: "refused", reason: { clause, text: `${clause.says} (${clause.section})` } };
}

function asked(clause: Clause, missing: keyof OrganisationFacts): Answer {
  const text = `${clause.says} (${clause.section})`;
  return { verdict: "question", reason: { clause, text, missing } };
}
