import type { Command } from "commander";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

/** `sovereign cost`: what stacks cost in a month, line by line, and beside a hosted model. */
export const command: CliCommand = {
  declare: (command: Command) =>
    command
      .description("Estimate what stacks cost in a month, line by line, from dated list prices")
      .argument(
        "[input]",
        "output of `terraform show -json`, a cdk.tf.json, or the folder the app writes; without it the app is run",
      )
      .option("--bucket-gb <number>", "what each bucket will hold", "100")
      .option("--logs-gb <number>", "logs that each source takes in within a month", "10")
      .option("--registry-gb <number>", "what each image registry will hold", "20")
      .option(
        "--gpu-hours <number>",
        "hours a month that GPU machines run, such as 217 for office hours",
        "730",
      )
      .option("--hosted-input <euros>", "what a hosted model asks for a million tokens read")
      .option("--hosted-output <euros>", "what it asks for a million tokens written")
      .option("--output-share <percent>", "share of the tokens that are written", "20")
      .option("--json", "print the estimate as JSON", false)
      .option("--svg <file>", "draw the break-even with the hosted model into a file")
      .addHelpText("after", "\nExit codes: 0 estimated, 2 unusable input, 3 no line has a known price."),

  async run([input], options, io) {
    const { costOptionsFrom } = await import("../cost-options.ts");
    const { usage, hosted, svg } = costOptionsFrom(options);
    const { readSources } = await import("../cost-sources.ts");
    const { estimateCost } = await import("../../cost/estimate.ts");
    const { breakEven } = await import("../../cost/hosted.ts");
    const { costReport, sumOf } = await import("../cost-report.ts");
    const stacks = (await readSources(input, io)).map(({ name, resources }) => ({
      name,
      estimate: estimateCost(resources, usage),
    }));
    const total = sumOf(stacks);
    const compared = hosted === undefined ? undefined : breakEven(total, hosted);
    if (svg !== undefined && hosted !== undefined && compared !== undefined) {
      const { writeFileSync } = await import("node:fs");
      const { resolve } = await import("node:path");
      const { drawBreakEven } = await import("../../cost/draw.ts");
      writeFileSync(resolve(io.cwd, svg), drawBreakEven(total, hosted, compared));
    }
    if (options.json === true) {
      io.stdout.write(`${JSON.stringify({ stacks, total, breakEven: compared ?? null }, null, 2)}\n`);
    } else io.stdout.write(costReport(stacks, compared));
    return stacks.some(({ estimate }) => estimate.lines.length > 0) ? exitCodes.ok : exitCodes.unknown;
  },
};
