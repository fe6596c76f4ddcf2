import { didYouMean } from "../problem/did-you-mean.ts";
import { type Problem, UserError } from "../problem/problem.ts";
import { parseYamlDocument, type YamlDocument } from "../yaml-file/document.ts";
import { schemaProblems } from "../yaml-file/schema-problems.ts";
import { type Questionnaire, questionnaireJsonSchema, questionnaireSchema } from "./questionnaire.ts";

/** Answers that still know on which line each of them stands. */
export interface Answers extends Questionnaire {
  /** `acme.yaml:12 tools[0]`. */
  readonly where: YamlDocument["where"];
}

/**
 * Reads the text of a questionnaire.
 * @param file - its name, for messages and evidence
 * @throws UserError with every problem of the file at once, each with its line
 */
export function readQuestionnaire(text: string, file: string): Answers {
  const document = parseYamlDocument(text, file);
  const parsed = questionnaireSchema.safeParse(document.value);
  if (!parsed.success) {
    throw new UserError(...schemaProblems(parsed.error.issues, document, questionnaireJsonSchema()));
  }
  const problems = unknownTools(parsed.data, document);
  if (problems.length > 0) throw new UserError(...problems);
  return { ...parsed.data, where: document.where };
}

/** An activity can only happen in a tool that the questionnaire names. */
function unknownTools({ tools, activities }: Questionnaire, { where }: YamlDocument): Problem[] {
  const names = tools.map(({ tool }) => tool);
  return activities.flatMap((activity, index) =>
    activity.tools.flatMap((name, place) => {
      if (names.includes(name)) return [];
      const meant = didYouMean(name, names);
      return [
        {
          where: where(["activities", index, "tools", place]),
          what: "this is no tool of the questionnaire",
          got: `"${name}"`,
          allowed: names.length === 0 ? "none, as no tool is listed" : names.join(", "),
          fix: meant === undefined ? "list it among the tools first" : `did you mean "${meant}"?`,
        },
      ];
    }),
  );
}
