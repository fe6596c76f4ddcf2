import { UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { dayOf, oneOf } from "../options.ts";

const formats = ["markdown", "html", "csv", "json"] as const;

/** `sovereign register`: a draft of the register of processing, with its blanks to be seen. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Draft the register of processing (GDPR, article 30) from a questionnaire and plans")
      .argument("<files...>", "a questionnaire (.yaml), outputs of `terraform show -json`, or both")
      .option("--format <format>", "markdown, html, csv or json", "markdown")
      .option("--language <language>", "fr or en; the HTML page can switch", "fr")
      .option("--output <file>", "write into a file instead of printing")
      .option(
        "--on <day>",
        "day by which knowledge of tools counts as stale, YYYY-MM-DD (default: today, UTC)",
      )
      .addHelpText(
        "after",
        "\nIt is a draft: what nothing shows stays a blank. Exit codes: 0 drafted; 2 unusable input.",
      ),

  async run(files, options, io) {
    const format = oneOf("--format", options.format, formats);
    const language = oneOf("--language", options.language, ["fr", "en"]);
    const onDay = dayOf("--on", options.on);
    const questionnaires = files.filter((file) => /\.ya?ml$/i.test(file));
    const [path] = questionnaires;
    if (questionnaires.length > 1) {
      throw new UserError({
        where: "sovereign register",
        what: "a register is of one organisation, and several questionnaires are named",
        got: questionnaires.join(", "),
        fix: "name one questionnaire and any number of plans",
      });
    }
    const { htmlOf, markdownOf, registerCsv, registerDocument, registerOf } = await import(
      "../../diagnosis/index.ts"
    );
    const { readAnswers } = await import("../read-questionnaire.ts");
    const { auditPlans } = await import("../audit-plans.ts");
    const { writeOutput } = await import("../write-output.ts");
    const answers = path === undefined ? undefined : readAnswers(path, io);
    const plans = await auditPlans(
      files.filter((file) => file !== path),
      io,
    );
    const register = registerOf(answers, plans, onDay);
    const document = () => registerDocument(register, answers?.organisation.name ?? files.join(", "));
    const print = {
      markdown: () => markdownOf(document(), language),
      html: () => htmlOf(document(), language),
      csv: () => registerCsv(register, language),
      json: () => `${JSON.stringify({ format: "sovereign-register/1", ...register }, null, 2)}\n`,
    };
    writeOutput(print[format](), options.output, io);
    return exitCodes.ok;
  },
};
