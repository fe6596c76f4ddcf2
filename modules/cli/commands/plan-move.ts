import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { oneOf } from "../options.ts";

interface PlanMoveOptions {
  readonly to: string;
  readonly settings?: string;
  readonly deployment?: string;
  readonly region?: string;
  readonly zone?: string;
  readonly with?: string;
  readonly binary?: string;
  readonly format: string;
}

/** `sovereign plan-move`: what another cloud offers a deployment, what it loses there, what has to be carried. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description(
        "Say what a deployment finds, loses, costs and has to carry when it moves to another cloud",
      )
      .requiredOption("--to <cloud>", "the cloud to move to")
      .option("--settings <file>", "settings file (default: SOVEREIGN_CONFIG, else ./sovereign.yaml)")
      .option("--deployment <name>", "the deployment that moves, where the settings hold several")
      .option("--region <name>", "region there (default: one in the same country that sells GPUs)")
      .option("--zone <name>", "zone there (default: the one with the most kinds of GPU machines)")
      .option("--with <file>", "settings for the new place, such as a second zone: a deployment's, as YAML")
      .option("--binary <path>", "terraform or tofu")
      .option("--format <format>", "text or json", "text")
      .addHelpText(
        "after",
        "\nBoth sides are rehearsed offline and audited; nothing real is read or made." +
          "\nExit codes: 0 nothing is lost, 1 a control or a part is lost, 2 wrong use or not to be built there.",
      ),

  async run(_args, options, io) {
    const given = options as unknown as PlanMoveOptions;
    const format = oneOf("--format", given.format, ["text", "json"]);
    const { planMove } = await import("../plan-move.ts");
    const { move, rules } = await planMove(given, io);
    const { moveReport } = await import("../../move/report.ts");
    io.stdout.write(format === "json" ? `${JSON.stringify(move, null, 2)}\n` : moveReport(move, rules));
    const gone = move.parts.some(({ before, after }) => before.length > 0 && after.length === 0);
    return gone || move.controls.lost.length > 0 ? exitCodes.failed : exitCodes.ok;
  },
};
