import { type Problem, UserError } from "../modules/problem/problem.ts";
import { parseYamlDocument, type YamlPath } from "../modules/yaml-file/document.ts";
import { schemaProblems } from "../modules/yaml-file/schema-problems.ts";
import { type Choices, type DeploymentSettings, settingsJsonSchema, settingsSchema } from "./settings.ts";
import { checkDeployment } from "./settings-checks.ts";
import { checkTogether } from "./together-checks.ts";

/** Settings whose values are ids or checksums. */
const idSettings = ["project", "keyDomain", "openbaoSha256"];

/**
 * Reads the text of a settings file.
 * @param file - its name, for the messages
 * @throws UserError with every problem of the file at once
 */
export function readSettings(text: string, file: string, choices: Choices): DeploymentSettings[] {
  const document = parseYamlDocument(text, file, idSettings);
  const parsed = settingsSchema(choices).safeParse(document.value);
  const issues = parsed.error?.issues ?? [];
  const problems: Problem[] =
    issues.length > 0 ? schemaProblems(issues, document, settingsJsonSchema(choices)) : [];

  const wrong = new Set(issues.map((issue) => pathKey(issue.path.slice(0, 3))));
  const deployments = deploymentsOf(parsed.data ?? document.value);
  for (const [index, deployment] of deployments.entries()) {
    const usable = Object.fromEntries(
      Object.entries(deployment).filter(([key]) => !wrong.has(pathKey(["deployments", index, key]))),
    );
    for (const { path, ...problem } of checkDeployment(usable as Partial<DeploymentSettings>, choices)) {
      problems.push({ where: document.where(["deployments", index, ...path]), ...problem });
    }
  }
  for (const { path, ...problem } of checkTogether(deployments, choices)) {
    problems.push({ where: document.where(path), ...problem });
  }
  if (problems.length > 0 || parsed.data === undefined) {
    throw new UserError(...problems.sort((one, other) => lineOf(one) - lineOf(other)));
  }
  return parsed.data.deployments;
}

const lineOf = ({ where }: Problem) => Number(/:(\d+)/.exec(where)?.[1] ?? 0);

const pathKey = (path: YamlPath) => path.join("/");

/** The deployments as far as they can be told apart: one that is wrong in one place is still checked elsewhere. */
function deploymentsOf(value: unknown): Partial<DeploymentSettings>[] {
  const list = typeof value === "object" && value !== null ? Reflect.get(value, "deployments") : undefined;
  return Array.isArray(list)
    ? list.map((item) => (typeof item === "object" && item !== null ? item : {}))
    : [];
}
