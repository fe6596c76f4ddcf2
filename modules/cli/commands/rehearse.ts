import { UserError } from "../../problem/problem.ts";
import { lastSteps } from "../../rehearsal/run/steps.ts";
import type { CliCommand } from "../command.ts";
import type { RehearseOptions } from "../rehearse-options.ts";

/** `sovereign rehearse`: plan, apply and destroy with the real terraform, against providers that run offline. */
export const command: CliCommand = {
  wraps: true,

  declare: (command) =>
    command
      .description("Plan, apply, re-plan and destroy stacks offline, with the real terraform")
      .argument("[stack...]", "stacks to rehearse, with those they depend on; * stands for any letters")
      .option("--dir <folder>", "rehearse a folder of Terraform files instead of the app")
      .option("--schema <file>", "schema of a provider; may be given again", collect)
      .option("--behaviour <file>", "behaviour of a provider; may be given again", collect)
      .option("--until <step>", `last step: ${lastSteps.join(", ")}`, "destroy")
      .option("--keep [folder]", "leave plans and states for the auditor there; default: rehearsal")
      .option("--binary <name>", "terraform or tofu, by name or path")
      .option(
        "--fail <fault>",
        "let <operation>:<type> fail once; operation: create, update, destroy, read",
        collect,
      )
      .option("--after <n>", "successes of the operation before --fail strikes", "0")
      .option("--var <name=value>", "value of a variable; may be given again", collect)
      .option("--var-file <file>", "values of variables; may be given again", collect)
      .addHelpText("after", help),

  async run(stacks, options, io) {
    const given = { ...nothing, ...options } as unknown as RehearseOptions;
    if (io.wrapped === undefined) {
      const { rehearseStacks } = await import("../rehearse-stacks.ts");
      return rehearseStacks(stacks, given, io);
    }
    if (stacks.length > 0 || io.wrapped.length === 0) {
      throw new UserError({
        where: "rehearse",
        what: "a command is rehearsed without stacks before it",
        got: ["sovereign rehearse", ...stacks, "--", ...io.wrapped].join(" "),
        allowed: "sovereign rehearse -- <command>",
      });
    }
    const { rehearseCommand } = await import("../rehearse-command.ts");
    return rehearseCommand(io.wrapped, given, io);
  },
};

/** Options that may be given again, when they were not given at all. */
const nothing = { schema: [], behaviour: [], fail: [], var: [], varFile: [] };

const help = `
sovereign rehearse -- <command> runs any command, such as \`npx cdktf deploy …\`, under the offline providers.
Terraform then works in a copy, and what it keeps in state is forgotten when the command ends.

Exit codes: 0 rehearsed; also when a fault of --fail struck and the same command again healed it.
1 a step failed, or a fault never struck. 2 unusable input, or something that no rehearsal may run.`;

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
