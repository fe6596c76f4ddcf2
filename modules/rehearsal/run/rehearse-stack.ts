import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { IsolatedStack } from "./isolate-stack.ts";
import type { Keeper } from "./keep.ts";
import { changesIn, headlines } from "./plan-text.ts";
import { type PlannedStack, readPlanned } from "./planned.ts";
import { liftProtection, protectedResources } from "./protection.ts";
import { refuseForeignStates, refuseProviders, refuseProvisioners } from "./refuse.ts";
import type { StackResult, StepFailure, StruckFault } from "./result.ts";
import { resourcesInState } from "./state-resources.ts";
import type { Step } from "./steps.ts";
import type { Terraform, TerraformRun } from "./terraform.ts";

/** What all stacks of a rehearsal share, and this one's own terraform. */
export interface StackContext {
  readonly terraform: Terraform;
  /** A folder of this stack's own, for its plans. */
  readonly scratch: string;
  /** Extra arguments of every plan: `-var-file=…`. */
  readonly planArguments: readonly string[];
  readonly placeholders: readonly string[];
  readonly rehearsable: readonly string[];
  readonly keeper?: Keeper;
  /** The state so far, as terraform wrote it. */
  readState(): string | undefined;
  /** Whether a fault has struck since this was last asked. */
  faultStruck(): boolean;
  onStep(step: Step): void;
}

const quiet = ["-no-color", "-input=false"] as const;

/** One stack on its way through the steps. A step that fails ends it. */
export class StackRehearsal {
  readonly stack: IsolatedStack;
  private readonly context: StackContext;
  private readonly milliseconds: Partial<Record<Step, number>> = {};
  private readonly faults: StruckFault[] = [];
  private protectedResources: readonly string[] = [];
  private planned: PlannedStack | undefined;
  private failure: StepFailure | undefined;
  private skipped: string | undefined;

  constructor(stack: IsolatedStack, context: StackContext) {
    this.stack = stack;
    this.context = context;
  }

  /** Whether every step so far went well. */
  get ok(): boolean {
    return this.failure === undefined && this.skipped === undefined;
  }

  get result(): StackResult {
    const { failure, skipped, planned } = this;
    return {
      stack: this.stack.name,
      milliseconds: this.milliseconds,
      faults: this.faults,
      protectedResources: this.protectedResources,
      placeholders: this.context.placeholders,
      ...(planned === undefined ? {} : { changes: planned.changes }),
      ...(failure === undefined ? {} : { failure }),
      ...(skipped === undefined ? {} : { skipped }),
    };
  }

  skip(reason: string): void {
    this.skipped = reason;
  }

  /**
   * Runs steps until one fails; `result` says which.
   *
   * @throws UserError for what no rehearsal may run, Interrupted
   */
  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (!this.ok) return;
      this.context.onStep(step);
      const start = performance.now();
      try {
        await this.actions[step]();
      } catch (error) {
        if (!(error instanceof StepError)) throw error;
        this.failure = { step, message: error.message };
      } finally {
        this.milliseconds[step] = performance.now() - start;
      }
    }
  }

  private readonly actions: Readonly<Record<Step, () => Promise<void>>> = {
    init: async () => {
      const run = await this.context.terraform(["init", ...quiet]);
      if (run.exitCode !== 0) refuseProviders(this.stack.name, run.message, this.context.rehearsable);
      demand(run);
      const graph = demand(await this.context.terraform(["graph", "-type=plan"])).stdout;
      refuseForeignStates(this.stack.name, graph, this.stack.remoteStates);
    },
    validate: async () => {
      demand(await this.context.terraform(["validate", "-no-color"]));
    },
    plan: async () => {
      const { terraform, keeper, planArguments } = this.context;
      const planFile = this.file("plan.bin");
      demand(await terraform(["plan", ...quiet, ...planArguments, `-out=${planFile}`]));
      const json = demand(await terraform(["show", "-json", planFile])).stdout;
      this.planned = readPlanned(json);
      refuseProvisioners(this.stack.name, this.planned.configuration);
      keeper?.plan(this.stack.name, planFile, json);
    },
    apply: async () => {
      const { terraform, keeper } = this.context;
      await this.heal("apply", await terraform(["apply", ...quiet, this.file("plan.bin")]));
      if (keeper !== undefined) {
        keeper.state(this.stack.name, demand(await terraform(["show", "-json"])).stdout);
      }
    },
    "re-plan": async () => {
      const first = await this.planAgain();
      if (first.exitCode === 2 && this.context.faultStruck()) {
        this.remember("re-plan", `drift was found:\n${headlines(changesIn(first.stdout))}`);
        // The drift was seen once: only this saved plan knows of it.
        await this.heal("re-plan", await this.context.terraform(["apply", ...quiet, this.file("again.bin")]));
        demandNoChange(await this.planAgain());
      } else {
        demandNoChange(first);
      }
    },
    destroy: async () => {
      const { terraform, planArguments } = this.context;
      const command = ["destroy", ...quiet, ...planArguments, "-auto-approve"];
      let run = await terraform(command);
      const held = run.exitCode === 0 ? [] : protectedResources(run.message);
      if (held.length > 0) {
        this.protectedResources = held;
        liftProtection(this.stack.folder, this.planned?.configuration ?? {});
        run = await terraform(command);
      }
      await this.heal("destroy", run, command);
      const left = this.resourcesLeft();
      if (left.length > 0) throw new StepError(`still in state after the destroy: ${left.join(", ")}`);
    },
  };

  private planAgain(): Promise<TerraformRun> {
    const { terraform, planArguments } = this.context;
    return terraform([
      "plan",
      ...quiet,
      ...planArguments,
      "-detailed-exitcode",
      `-out=${this.file("again.bin")}`,
    ]);
  }

  /** After a fault the user's way out is the same command again: each fault strikes once. */
  private async heal(step: Step, first: TerraformRun, again?: readonly string[]): Promise<void> {
    const { terraform, planArguments, faultStruck } = this.context;
    let run = first;
    while (run.exitCode !== 0 && faultStruck()) {
      this.remember(step, run.message);
      run = await terraform(again ?? ["apply", ...quiet, ...planArguments, "-auto-approve"]);
    }
    demand(run);
  }

  private remember(step: Step, message: string): void {
    this.faults.push({ step, message, left: this.resourcesLeft() });
  }

  private resourcesLeft(): string[] {
    return resourcesInState(this.context.readState()).map(({ address, tainted }) =>
      tainted ? `${address} (tainted)` : address,
    );
  }

  private file(name: string): string {
    return join(this.context.scratch, name);
  }
}

/** Ends a stack's rehearsal with terraform's message. */
class StepError extends Error {}

function demand(run: TerraformRun): TerraformRun {
  if (run.exitCode !== 0) throw new StepError(run.message);
  return run;
}

function demandNoChange(run: TerraformRun): void {
  if (run.exitCode === 0) return;
  throw new StepError(
    run.exitCode === 2 ? `the second plan is not empty:\n${changesIn(run.stdout)}` : run.message,
  );
}
