import { UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { dayOf, oneOf } from "../options.ts";

const formats = ["markdown", "html", "json"] as const;

/** `sovereign diagnose`: what an organisation depends on, what may follow from it, and what to do. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Diagnose what an organisation's work depends on: who, under whose law, and what to do")
      .argument("[questionnaire]", "YAML file of the tools in use; --template prints one to start from")
      .argument("[plans...]", "outputs of `terraform show -json`, to be looked at as well")
      .option("--template", "print a questionnaire to start from", false)
      .option("--format <format>", "markdown, html or json", "markdown")
      .option("--language <language>", "fr or en; the HTML page can switch", "fr")
      .option("--output <file>", "write into a file instead of printing")
      .option(
        "--on <day>",
        "day by which knowledge and prices count as stale, YYYY-MM-DD (default: today, UTC)",
      )
      .addHelpText(
        "after",
        "\nExit codes: 0 diagnosed, whatever it says; 2 unusable input. Nothing leaves this machine.",
      ),

  async run([path, ...plans], options, io) {
    const format = oneOf("--format", options.format, formats);
    const language = oneOf("--language", options.language, ["fr", "en"]);
    const onDay = dayOf("--on", options.on);
    const { diagnose, diagnosisDocument, htmlOf, markdownOf, questionnaireTemplate } = await import(
      "../../diagnosis/index.ts"
    );
    const { writeOutput } = await import("../write-output.ts");
    if (options.template === true) {
      writeOutput(questionnaireTemplate(), options.output, io);
      return exitCodes.ok;
    }
    if (path === undefined) {
      throw new UserError({
        where: "sovereign diagnose",
        what: "no questionnaire is named",
        fix: "write one with `sovereign diagnose --template --output questionnaire.yaml`, fill it in and name it",
      });
    }
    const { readAnswers } = await import("../read-questionnaire.ts");
    const { auditPlans } = await import("../audit-plans.ts");
    const { referenceCosts } = await import("../reference-costs.ts");
    const answers = readAnswers(path, io);
    const audited = await auditPlans(plans, io);
    const given = { onDay, plans: audited };
    const first = diagnose(answers, given);
    // The reference stacks are written and priced only where one of them is an answer.
    const size = first.target?.size;
    const stackCosts = size === undefined ? undefined : await referenceCosts(size, io, onDay);
    const diagnosis = stackCosts === undefined ? first : diagnose(answers, { ...given, stackCosts });
    const print = {
      markdown: () => markdownOf(diagnosisDocument(diagnosis), language),
      html: () => htmlOf(diagnosisDocument(diagnosis), language),
      json: () => `${JSON.stringify({ format: "sovereign-diagnosis/1", ...diagnosis }, null, 2)}\n`,
    };
    writeOutput(print[format](), options.output, io);
    return exitCodes.ok;
  },
};
