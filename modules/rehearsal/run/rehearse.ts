import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { OfflineProviders } from "../provider/offline-providers.ts";
import { terraformEnvironment } from "./environment.ts";
import type { IsolatedStack } from "./isolate-stack.ts";
import type { Keeper } from "./keep.ts";
import { limited } from "./limited.ts";
import { StackRehearsal } from "./rehearse-stack.ts";
import type { StackResult } from "./result.ts";
import type { States } from "./states.ts";
import { type LastStep, type Step, stepsUntil } from "./steps.ts";
import { terraformIn } from "./terraform.ts";
import { placeholderVariables } from "./variables.ts";
import type { Workspace } from "./workspace.ts";

export interface RehearsalOptions {
  /** `terraform` or `tofu`, by name or path. */
  readonly binary: string;
  readonly workspace: Workspace;
  readonly states: States;
  readonly offline: OfflineProviders;
  /** The user's environment: terraform gets little of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Step after which every stack ends; one that others depend on is applied in any case. @default destroy */
  readonly until?: LastStep;
  readonly keeper?: Keeper;
  /** Values of variables, by name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Absolute paths. */
  readonly variableFiles?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called as each stack starts a step. */
  onStep?(stack: string, step: Step): void;
  /** Called once per stack, when nothing more happens to it. */
  onDone?(result: StackResult): void;
}

/**
 * Takes stacks, whose folders are copies that keep their state in `states`, through the steps: each after those it
 * depends on, and destroyed in the opposite order.
 *
 * @throws UserError for what no rehearsal may run, Interrupted
 */
export async function rehearse(
  stacks: readonly IsolatedStack[],
  options: RehearsalOptions,
): Promise<StackResult[]> {
  const faultStruck = faultWatch(options.offline);
  // With faults one stack at a time, so that it is clear which one a fault struck.
  const limit = limited(options.offline.pendingFaults().length > 0 ? 1 : availableParallelism());
  const all = stacks.map((stack, index) => startStack(stack, index, faultStruck, options));
  const dependenciesOf = (one: StackRehearsal) =>
    all.filter(({ stack }) => one.stack.dependencies.includes(stack.name));
  const dependentsOf = (one: StackRehearsal) =>
    all.filter(({ stack }) => stack.dependencies.includes(one.stack.name));
  const until = options.until ?? "destroy";
  const stepsOf = (one: StackRehearsal) =>
    stepsUntil(until === "destroy" || dependentsOf(one).length === 0 ? until : "apply");

  await inOrder(all, noOthers, (one) => limit(() => one.run(stepsOf(one).filter(isStatic))));
  await inOrder(all, dependenciesOf, (one) =>
    limit(async () => {
      const failed = dependenciesOf(one).find(({ ok }) => !ok);
      if (failed !== undefined && one.ok) one.skip(`${failed.stack.name} failed`);
      await one.run(stepsOf(one).filter((step) => !isStatic(step) && step !== "destroy"));
      if (until !== "destroy" || !one.ok) options.onDone?.(one.result);
    }),
  );
  if (until === "destroy") {
    await inOrder(all, dependentsOf, (one) =>
      limit(async () => {
        if (!one.ok) return;
        await one.run(["destroy"]);
        options.onDone?.(one.result);
      }),
    );
  }
  return all.map(({ result }) => result);
}

/** Needs nothing of other stacks. */
const isStatic = (step: Step) => step === "init" || step === "validate";
const noOthers = () => [];

function startStack(
  stack: IsolatedStack,
  index: number,
  faultStruck: () => boolean,
  options: RehearsalOptions,
): StackRehearsal {
  const {
    binary,
    workspace,
    states,
    offline,
    env,
    keeper,
    signal,
    variables = {},
    variableFiles = [],
  } = options;
  const scratch = join(workspace.path, `stack-${index}`);
  mkdirSync(scratch);
  const placeholders = placeholderVariables(stack, variables);
  const values = Object.entries({
    ...Object.fromEntries(placeholders.map(({ name, value }) => [name, value])),
    ...variables,
  });
  const terraform = terraformIn(stack.folder, {
    binary,
    env: {
      ...terraformEnvironment(env, workspace, offline.env),
      ...Object.fromEntries(values.map(([name, value]) => [`TF_VAR_${name}`, value])),
    },
    ...(signal === undefined ? {} : { signal }),
  });
  return new StackRehearsal(stack, {
    terraform,
    scratch,
    planArguments: variableFiles.map((file) => `-var-file=${file}`),
    placeholders: placeholders.map(({ name }) => name),
    rehearsable: offline.sources,
    ...(keeper === undefined ? {} : { keeper }),
    readState: () => states.read(stack.name),
    faultStruck,
    onStep: (step) => options.onStep?.(stack.name, step),
  });
}

/** Answers whether a fault has struck since it was last asked. */
function faultWatch(offline: OfflineProviders): () => boolean {
  let pending = offline.pendingFaults().length;
  return () => {
    const before = pending;
    pending = offline.pendingFaults().length;
    return pending < before;
  };
}

/** Runs `work` for each item as soon as it has run for those that the item waits for. Every failure waits for the rest. */
async function inOrder<T>(
  items: readonly T[],
  waitsFor: (item: T) => readonly T[],
  work: (item: T) => Promise<void>,
) {
  const started = new Map<T, Promise<void>>();
  const start = (item: T): Promise<void> => {
    const running = started.get(item) ?? Promise.all(waitsFor(item).map(start)).then(() => work(item));
    started.set(item, running);
    return running;
  };
  const ended = await Promise.allSettled(items.map(start));
  const failed = ended.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
