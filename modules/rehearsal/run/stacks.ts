import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJsonObject } from "../../bindings/read-json.ts";
import { didYouMean } from "../../problem/did-you-mean.ts";
import { UserError } from "../../problem/problem.ts";

/** A folder that terraform runs in, with the stacks whose outputs it reads. */
export interface Stack {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

/** The configuration of a stack that CDKTF synthesized. */
export const synthesizedFile = (stack: Stack) => join(stack.folder, "cdk.tf.json");

interface Manifest {
  readonly stacks?: Readonly<
    Record<string, { name: string; workingDirectory: string; dependencies?: readonly string[] }>
  >;
}

/**
 * The stacks that an app wrote into `out`, each after those it depends on.
 *
 * @throws UserError when the app wrote nothing there
 */
export function readStacks(out: string): Stack[] {
  const manifest = join(out, "manifest.json");
  if (!existsSync(manifest)) {
    throw new UserError({
      where: "app",
      what: "the app ended well and wrote no manifest.json into the folder that CDKTF_OUTDIR names",
      fix: "let it construct `new App()` without `outdir` and call `app.synth()`",
    });
  }
  const { stacks = {} } = readJsonObject(manifest) as Manifest;
  const found = Object.values(stacks).map(({ name, workingDirectory, dependencies = [] }) => ({
    name,
    folder: join(out, workingDirectory),
    dependencies,
  }));
  return inDependencyOrder(found);
}

/**
 * The stacks that `patterns` name (`*` stands for any letters) and all they depend on; every stack when there is no
 * pattern.
 *
 * @throws UserError naming the stacks there are, when a pattern matches none
 */
export function selectStacks(stacks: readonly Stack[], patterns: readonly string[]): Stack[] {
  if (patterns.length === 0) return [...stacks];
  const wanted = new Set<string>();
  const want = (stack: Stack) => {
    if (wanted.has(stack.name)) return;
    wanted.add(stack.name);
    stacks.filter(({ name }) => stack.dependencies.includes(name)).forEach(want);
  };
  for (const pattern of patterns) {
    const matching = stacks.filter(({ name }) => matches(pattern, name));
    if (matching.length === 0) throw unknownStack(pattern, stacks);
    matching.forEach(want);
  }
  return stacks.filter(({ name }) => wanted.has(name));
}

function inDependencyOrder(stacks: readonly Stack[]): Stack[] {
  const ordered: Stack[] = [];
  const visit = (stack: Stack, waiting: readonly string[]) => {
    if (ordered.includes(stack)) return;
    if (waiting.includes(stack.name)) {
      throw new UserError({
        where: stack.name,
        what: "these stacks depend on each other",
        got: [...waiting, stack.name].join(" → "),
        fix: "move what both need into a third stack",
      });
    }
    for (const name of stack.dependencies) {
      const dependency = stacks.find((other) => other.name === name);
      if (dependency !== undefined) visit(dependency, [...waiting, stack.name]);
    }
    ordered.push(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return ordered;
}

function matches(pattern: string, name: string): boolean {
  const expression = pattern.split("*").map((text) => text.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${expression.join(".*")}$`).test(name);
}

function unknownStack(pattern: string, stacks: readonly Stack[]): UserError {
  const names = stacks.map(({ name }) => name);
  const meant = didYouMean(pattern, names);
  return new UserError({
    where: "stack",
    what: "the app has no such stack",
    got: pattern,
    allowed: names.join(", "),
    ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
  });
}
