import type { Document } from "yaml";
import { yaml } from "../lazy/yaml.ts";
import { type Problem, UserError } from "../problem/problem.ts";
import { looksLikeSecret, namesSecret } from "./secret-shapes.ts";

export type YamlPath = readonly PropertyKey[];

/** A parsed file that still knows on which line each value stands. */
export interface YamlDocument {
  readonly value: unknown;
  /** `sovereign.yaml:12 deployments[0].region`; the nearest line known where the path itself is absent. */
  where(path: YamlPath): string;
  /** As `where`, at the line of a key inside the mapping at `path`. */
  whereKey(path: YamlPath, key: string): string;
}

/**
 * Parses the text of a file that people write and commit.
 * @param file - its name, for the messages
 * @param idKeys - keys whose values are ids or checksums in the form that some clouds' secret keys have, too
 * @throws UserError with every syntax error, or with every value that looks like a secret, by line.
 */
export function parseYamlDocument(text: string, file: string, idKeys: readonly string[] = []): YamlDocument {
  const { isMap, isPair, isScalar, LineCounter, parseDocument, visit } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;

  const syntax: Problem[] = document.errors.map((error) => ({
    where: `${file}:${lineAt(error.pos[0])}`,
    what: `this is no valid YAML: ${error.message}`,
  }));
  visit(document, {
    Alias(_, alias, path) {
      const target = alias.resolve(document);
      if (target !== undefined && !path.includes(target)) return;
      const why =
        target === undefined ? `no &${alias.source} stands before it` : "it stands in what it repeats";
      syntax.push({
        where: `${file}:${lineAt(alias.range?.[0])}`,
        what: `*${alias.source} repeats nothing: ${why}`,
      });
    },
  });
  if (syntax.length > 0) throw new UserError(...syntax);

  const lineOf = (path: YamlPath): number => {
    const node = document.getIn(path, true) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return lineAt(node.range[0]);
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  const lineOfKey = (path: YamlPath, key: string): number => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    return isScalar(pair?.key) ? lineAt(pair.key.range?.[0]) : lineOf(path);
  };
  const at = (line: number, path: YamlPath) => `${file}:${line} ${printPath(path)}`.trimEnd();

  const secrets: Problem[] = [];
  visit(document, {
    Scalar(_, node, path) {
      const pair = path.at(-1);
      if (isPair(pair) && isScalar(pair.key) && idKeys.includes(String(pair.key.value)) && isId(node.value))
        return;
      if (typeof node.value !== "string" || !looksLikeSecret(node.value)) return;
      secrets.push(secretProblem(`${file}:${lineAt(node.range?.[0])}`, "a value looks like a secret"));
    },
    Pair(_, pair) {
      if (!isScalar(pair.key)) return;
      const where = `${file}:${lineAt(pair.key.range?.[0])}`;
      const key = String(pair.key.value);
      if (namesSecret(key)) secrets.push(secretProblem(where, `"${key}" names a secret`));
      if (!idKeys.includes(key) && isScalar(pair.value) && isUuid(pair.value.value)) {
        secrets.push(secretProblem(where, `the value of "${key}" has the shape of a secret key`));
      }
    },
  });
  if (secrets.length > 0) throw new UserError(...secrets);

  return {
    value: contentOf(document, file),
    where: (path) => at(lineOf(path), path),
    whereKey: (path, key) => at(lineOfKey(path, key), [...path, key]),
  };
}

/** Aliases that repeat each other grow without end; the library refuses them with an error of its own. */
function contentOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new UserError({ where: file, what: `this is no valid YAML: ${error.message}` });
  }
}

const isId = (value: unknown): boolean =>
  /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(String(value).replaceAll("-", ""));

/** Some clouds' secret keys are plain UUIDs. */
function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function secretProblem(where: string, what: string): Problem {
  return {
    where,
    what: `${what}, and this file is not the place for secrets`,
    fix: "remove it, and replace the credential if the file was ever shared; credentials come from the environment",
  };
}

/** `deployments[0].retention.logsDays` */
export function printPath(path: YamlPath): string {
  return path.reduce<string>(
    (printed, step) =>
      typeof step === "number"
        ? `${printed}[${step}]`
        : `${printed}${printed === "" ? "" : "."}${String(step)}`,
    "",
  );
}
