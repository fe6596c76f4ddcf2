import { readFileSync } from "node:fs";

/** A questionnaire to start from, with every question explained. */
export function questionnaireTemplate(): string {
  return readFileSync(new URL("./questionnaire.template.yaml", import.meta.url), "utf8");
}
