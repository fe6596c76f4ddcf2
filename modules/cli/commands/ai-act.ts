import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { oneOf } from "../options.ts";

const formats = ["markdown", "html", "json"] as const;

/** `sovereign ai-act`: what plans show of the duties on logs and of deployers, and what no plan can show. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description(
        "List what a plan shows of the AI Act's duties on logs and of deployers, and what it cannot show",
      )
      .argument("<plans...>", "outputs of `terraform show -json`; - is standard input")
      .option("--format <format>", "markdown, html or json", "markdown")
      .option("--language <language>", "fr or en; the HTML page can switch", "fr")
      .option("--output <file>", "write into a file instead of printing")
      .addHelpText("after", "\nExit codes: 0 listed, whatever it says; 2 unusable input."),

  async run(plans, options, io) {
    const format = oneOf("--format", options.format, formats);
    const language = oneOf("--language", options.language, ["fr", "en"]);
    const { checklistDocument, checklistOf, htmlOf, markdownOf } = await import("../../diagnosis/index.ts");
    const { auditPlans } = await import("../audit-plans.ts");
    const { writeOutput } = await import("../write-output.ts");
    const checklists = (await auditPlans(plans, io)).map(checklistOf);
    const print = {
      markdown: () => markdownOf(checklistDocument(checklists), language),
      html: () => htmlOf(checklistDocument(checklists), language),
      json: () => `${JSON.stringify({ format: "sovereign-ai-act/1", plans: checklists }, null, 2)}\n`,
    };
    writeOutput(print[format](), options.output, io);
    return exitCodes.ok;
  },
};
