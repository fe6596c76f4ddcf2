import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { formatProblem, type Problem } from "../../modules/problem/problem.ts";

type Check = () => readonly Problem[];

const checksOf = new WeakMap<IConstruct, Check[]>();

/**
 * Lets a construct report what is wrong with it. The check runs when the tree is complete, so it may look at what
 * was added later; `where` of its problems names a property and gets the construct's path in front.
 */
export function reportProblems(construct: IConstruct, check: Check): void {
  const located = () => check().map((problem) => locate(construct, problem));
  checksOf.set(construct, [...(checksOf.get(construct) ?? []), located]);
  construct.node.addValidation({ validate: () => located().map(formatProblem) });
}

const firsts = new WeakMap<IConstruct, Map<string, Check>>();

/** As `reportProblems`, for what is told alike in several places of a deployment: the first reports it. */
export function reportOnce(construct: IConstruct, deployment: string, check: Check): void {
  const { root } = construct.node;
  const reporters = firsts.get(root) ?? new Map<string, Check>();
  firsts.set(root, reporters);
  const isFirst = (problem: Problem): boolean => {
    const key = `${deployment} ${formatProblem(problem)}`;
    if (!reporters.has(key)) reporters.set(key, check);
    return reporters.get(key) === check;
  };
  reportProblems(construct, () => check().filter(isFirst));
}

/**
 * All problems of the whole tree: ours, other constructs' validations and error annotations. The library itself
 * stops at the first stack, so this runs before `app.synth()`, which then has nothing to refuse.
 */
export function collectProblems(root: IConstruct): Problem[] {
  return root.node.findAll().flatMap((construct) => {
    const own = (checksOf.get(construct) ?? []).flatMap((check) => check());
    const known = new Set(own.map(formatProblem));
    const others = [...construct.node.validate(), ...errorsOf(construct)].filter((text) => !known.has(text));
    return [...own, ...others.map((what) => ({ where: construct.node.path, what }))];
  });
}

/** Reports a problem that a method call made, found too late for the props' check. */
export function reportProblem(construct: IConstruct, problem: Problem): void {
  reportProblems(construct, () => [problem]);
}

/** A warning is shown at synth and stops nothing. */
export function warn(construct: IConstruct, message: string): void {
  Annotations.of(construct).addWarning(message);
}

const locate = (construct: IConstruct, problem: Problem): Problem => ({
  ...problem,
  where: `${construct.node.path} ${problem.where}`.trim(),
});

const errorsOf = (construct: IConstruct): string[] =>
  construct.node.metadata.filter((entry) => entry.type === "@cdktf/error").map((entry) => String(entry.data));
