import type { Command } from "commander";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

/** `sovereign size`: which model on which machine serves so many people, for how much. */
export const command: CliCommand = {
  declare: (command: Command) =>
    command
      .description("Find the model and the GPU machines that serve so many people, and what they cost")
      .requiredOption("--people <number>", "people who will use it")
      .option("--work <kinds>", "what they do: chat, documents, contracts, agents, code, translation", "chat")
      .option("--data <class>", "public, internal, confidential, personal or health", "internal")
      .option("--cloud <names>", "clouds to look at", "all")
      .option("--country <code>", "land in which the machines must stand, such as FR")
      .option("--model <id>", "a model of the catalogue, instead of those that suit the work")
      .option("--context <tokens>", "longest prompt plus answer, instead of what the work asks for")
      .option("--peak <percent>", "share of the people who wait for an answer at the same moment", "10")
      .option("--machines <number>", "most machines of one kind that share the people", "4")
      .option("--seat <code>", "land of the organisation's seat, for licences", "FR")
      .option("--revenue <euros>", "the organisation's revenue in a year, for licences that ask")
      .option("--best-month <euros>", "the highest revenue of a single month, where a licence asks for it")
      .option("--trial", "not for production: licences for research are enough", false)
      .option("--explain", "show the arithmetic and the engine's flags", false)
      .option("--json", "print the answer as JSON", false)
      .option("--svg <file>", "draw the answer into a file")
      .addHelpText(
        "after",
        "\nExit codes: 0 something serves the wish, 1 nothing does (the nearest is shown), 2 wrong use.",
      ),

  async run(_args, options, io) {
    const { wishFrom } = await import("../size-options.ts");
    const { recommend } = await import("../../sizing/recommend.ts");
    const wish = wishFrom(options);
    const advice = recommend(wish);
    if (typeof options.svg === "string") {
      const { writeFileSync } = await import("node:fs");
      const { resolve } = await import("node:path");
      const { drawAdvice } = await import("../../sizing/draw.ts");
      writeFileSync(resolve(io.cwd, options.svg), drawAdvice(advice, wish));
    }
    if (options.json === true) {
      const { sizeJson } = await import("../size-json.ts");
      io.stdout.write(`${JSON.stringify(sizeJson(advice, wish), null, 2)}\n`);
    } else {
      const { sizeReport } = await import("../size-report.ts");
      io.stdout.write(sizeReport(advice, wish, options.explain === true));
    }
    return advice.clouds.some(({ best }) => best.length > 0) ? exitCodes.ok : exitCodes.failed;
  },
};
