import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse, stringify } from "yaml";
import { diagnose } from "../../../modules/diagnosis/diagnose.ts";
import { readQuestionnaire } from "../../../modules/diagnosis/read-questionnaire.ts";
import { registerCsv } from "../../../modules/diagnosis/register/csv.ts";
import { registerOf } from "../../../modules/diagnosis/register/register.ts";
import { diagnosisDocument } from "../../../modules/diagnosis/report/diagnosis.ts";
import { htmlOf } from "../../../modules/diagnosis/report/html.ts";
import { markdownOf } from "../../../modules/diagnosis/report/markdown.ts";
import { mutate, mutateText } from "../audit/mutate.ts";
import { onDay } from "./answers.ts";

const example = parse(
  readFileSync(resolve(import.meta.dirname, "../../../examples/diagnosis-acme.yaml"), "utf8"),
);

/** The example's answers, mutated. */
export function mutatedAnswers(random: () => number): string {
  const text = stringify(mutate(example, random));
  return random() < 0.2 ? mutateText(text, random) : text;
}

/**
 * Everything that is made of a questionnaire, as one text.
 * @throws UserError where the questionnaire is refused; anything else is a crash
 */
export function reportsOn(text: string): string {
  const answers = readQuestionnaire(text, "acme.yaml");
  const document = diagnosisDocument(diagnose(answers, { onDay }));
  const register = registerOf(answers, [], onDay);
  return [markdownOf(document, "fr"), htmlOf(document, "en"), registerCsv(register, "fr")].join("\n");
}
