import { csv } from "../../audit/report/csv-lines.ts";
import type { Language, Words } from "../../page/language.ts";
import { blankWords } from "../report/document.ts";
import { controllerWords, draftWords, fieldWords } from "./document.ts";
import { type Field, fieldIds, type Register } from "./register.ts";

const head: { readonly [L in Language]: readonly string[] } = {
  en: ["status", "activity", "field", "content", "shown by"],
  fr: ["état", "activité", "champ", "contenu", "montré par"],
};
const draft: Words = { en: "DRAFT", fr: "BROUILLON" };

/** The draft for a spreadsheet: a line for each statement and each blank, every one marked as a draft. */
export function registerCsv({ controller, activities }: Register, language: Language): string {
  const rows = (activity: string, label: Words, { entries, toComplete }: Field): string[][] => [
    ...entries.map(({ text, evidence }) => [
      draft[language],
      activity,
      label[language],
      text[language],
      evidence.join("; "),
    ]),
    ...(toComplete ? [[draft[language], activity, label[language], `[${blankWords[language]}]`, ""]] : []),
  ];
  const general = Object.entries(controller) as [keyof Register["controller"], Field][];
  return csv([
    head[language],
    [draft[language], "", "", draftWords[language], ""],
    ...general.flatMap(([id, field]) => rows("", controllerWords[id], field)),
    ...activities.flatMap(({ name, fields }) =>
      fieldIds.flatMap((id) => rows(name[language], fieldWords[id], fields[id])),
    ),
  ]);
}
