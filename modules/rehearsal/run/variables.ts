import { existsSync } from "node:fs";
import { readJsonObject } from "../../bindings/read-json.ts";
import { type Stack, synthesizedFile } from "./stacks.ts";

/** A stand-in for a value that the configuration demands and nobody gave. */
export interface PlaceholderVariable {
  readonly name: string;
  /** As `TF_VAR_<name>` takes it. */
  readonly value: string;
}

const made: readonly (readonly [RegExp, string])[] = [
  [/^number/, "1"],
  [/^bool/, "false"],
  [/^(list|set|tuple)/, "[]"],
  [/^(map|object)/, "{}"],
];

/**
 * Values for the variables of a synthesized stack that have no default, so that a rehearsal needs no secret.
 * Variables in `given` are left alone.
 */
export function placeholderVariables(
  stack: Stack,
  given: Readonly<Record<string, string>>,
): PlaceholderVariable[] {
  const file = synthesizedFile(stack);
  if (!existsSync(file)) return [];
  const { variable = {} } = readJsonObject(file) as {
    variable?: Readonly<Record<string, { type?: string; default?: unknown }>>;
  };
  return Object.entries(variable)
    .filter(([name, declared]) => !("default" in declared) && !(name in given))
    .map(([name, { type = "string" }]) => ({
      name,
      value: made.find(([pattern]) => pattern.test(type))?.[1] ?? `rehearsal-${name}`,
    }));
}
