import type { z } from "zod";
import { didYouMean } from "../problem/did-you-mean.ts";
import type { Problem } from "../problem/problem.ts";
import type { YamlDocument, YamlPath } from "./document.ts";

type Issue = z.core.$ZodIssue;

/** The part of a JSON Schema that messages are made from. */
interface Rule {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Rule>>;
  readonly items?: Rule;
  readonly oneOf?: readonly Rule[];
}

/** Turns what the schema found into problems that name line, path, value, what is allowed and what to change. */
export function schemaProblems(
  issues: readonly Issue[],
  document: YamlDocument,
  jsonSchema: object,
): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, document, ruleAt(jsonSchema as Rule, issue.path)));
}

function problemsOf(issue: Issue, document: YamlDocument, rule: Rule | undefined): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey(key, issue.path, document, rule));
  }
  const value = valueAt(document.value, issue.path);
  const allowed = issue.code === "invalid_format" ? issue.message : allowedBy(rule);
  const where = document.where(issue.path);
  if (value === undefined || value === null) {
    const key = String(issue.path.at(-1) ?? Object.keys(rule?.properties ?? {})[0] ?? "");
    const meaning = rule?.description === undefined ? "" : ` (${rule.description})`;
    return [
      {
        where,
        what: "is missing",
        ...given({ allowed: allowed === "text" ? undefined : allowed }),
        fix: `add "${key}:"${meaning}`,
      },
    ];
  }
  const suggestion =
    typeof value === "string" ? didYouMean(value, (rule?.enum ?? []).map(String)) : undefined;
  const fix = suggestion === undefined ? undefined : `did you mean "${suggestion}"?`;
  return [{ where, what: "is not accepted", got: printValue(value), ...given({ allowed, fix }) }];
}

function unknownKey(key: string, path: YamlPath, document: YamlDocument, rule: Rule | undefined): Problem {
  const known = knownKeys(rule);
  const suggestion = didYouMean(key, known);
  return {
    where: document.whereKey(path, key),
    what: "there is no such setting",
    allowed: known.join(", "),
    fix: suggestion === undefined ? "remove it" : `did you mean "${suggestion}"?`,
  };
}

function knownKeys(rule: Rule | undefined): string[] {
  const variants = rule?.oneOf ?? (rule === undefined ? [] : [rule]);
  return [...new Set(variants.flatMap((variant) => Object.keys(variant.properties ?? {})))];
}

/** Follows a path through the schema; in a choice of shapes, the first that knows the key. */
function ruleAt(rule: Rule | undefined, path: YamlPath): Rule | undefined {
  const [step, ...rest] = path;
  if (rule === undefined || step === undefined) return rule;
  if (typeof step === "number") return ruleAt(rule.items, rest);
  const shapes = (rule.oneOf ?? [rule]).flatMap((shape) => shape.properties?.[String(step)] ?? []);
  const constants = shapes.flatMap((shape) => shape.const ?? []);
  const first = constants.length > 1 ? { ...shapes[0], enum: constants } : shapes[0];
  return ruleAt(first, rest);
}

function allowedBy(rule: Rule | undefined): string | undefined {
  if (rule === undefined) return undefined;
  if (rule.enum) return rule.enum.join(", ");
  if (rule.type === "integer") return `a whole number from ${rule.minimum} to ${rule.maximum}`;
  if (rule.type === "number") return `a number of ${rule.minimum} or more`;
  if (rule.type === "boolean") return "true or false";
  if (rule.type === "string") return rule.maxLength === undefined ? "text" : lengthOf(rule);
  if (rule.type === "array") return `a list of ${rule.minItems ?? 0} or more`;
  const keys = knownKeys(rule);
  return keys.length === 0 ? undefined : `a mapping of ${keys.join(", ")}`;
}

const lengthOf = (rule: Rule) => `text of ${rule.minLength ?? 0} to ${rule.maxLength} characters`;

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function printValue(value: unknown): string {
  const printed = JSON.stringify(value) ?? String(value);
  return printed.length > 60 ? `${printed.slice(0, 57)}…` : printed;
}

/** Leaves out what is undefined: an exact optional property may be absent, never undefined. */
function given<T extends Record<string, string | undefined>>(parts: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: string;
  };
}
