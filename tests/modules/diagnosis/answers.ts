import { type DiagnoseOptions, diagnose } from "../../../modules/diagnosis/diagnose.ts";
import { readQuestionnaire } from "../../../modules/diagnosis/read-questionnaire.ts";

/** The day on which the knowledge was read: on later days it grows stale. */
export const onDay = "2026-11-24";

/** A questionnaire of an organisation of 40 with the tools given, each as YAML in one line. */
export function answersOf(tools: readonly string[], rest = "") {
  const list = tools.map((tool) => `  - {${tool}}\n`).join("");
  const text = `organisation: {name: Acme, country: FR, people: 40}\ntools:${list === "" ? " []\n" : `\n${list}`}${rest}`;
  return readQuestionnaire(text, "acme.yaml");
}

export function diagnosisOf(
  tools: readonly string[],
  options: Partial<DiagnoseOptions> & { rest?: string } = {},
) {
  const { rest, ...others } = options;
  return diagnose(answersOf(tools, rest), { onDay, ...others });
}
