import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { dayOf, oneOf } from "../options.ts";

const exitCodeFor = { ok: exitCodes.ok, worse: exitCodes.failed, "less-known": exitCodes.unknown } as const;

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Say which controls a second plan gains and loses against a first one")
      .argument("<before>", "output of `terraform show -json` for the first plan or state")
      .argument("<after>", "the same for the second; either may be - for standard input or none for no plan")
      .option("--format <format>", "text, json, or markdown for a comment of a merge request", "text")
      .option("--language <language>", "en or fr", "en")
      .option("--waivers <file>", "YAML file of failures that somebody answers for, as for `sovereign audit`")
      .option("--on <day>", "day by which waivers and prices are judged, YYYY-MM-DD (default: today, UTC)")
      .addHelpText(
        "after",
        "\nExit codes: 0 nothing got worse; 1 a control was lost, a failing resource is new, data is destroyed or\n" +
          "replaced, a secret enters the state or a country outside the EEA appears; 2 unusable input; 3 a verdict\n" +
          "became unknown. A failure that a waiver covers until its last day is shown and is neither.",
      ),

  async run([before = "-", after = "-"], options, io) {
    const format = oneOf("--format", options.format, ["text", "json", "markdown"]);
    const language = oneOf("--language", options.language, ["en", "fr"]);
    const onDay = dayOf("--on", options.on);
    const {
      audit,
      coloured,
      concludeDiff,
      costOf,
      diffAudits,
      jsonDiff,
      loadClouds,
      loadRules,
      markdownDiff,
      plain,
      textDiff,
    } = await import("../../audit/index.ts");
    const { noSource, readSource } = await import("../source.ts");
    const { waived } = await import("../waived.ts");
    const clouds = await loadClouds();
    const rules = await loadRules();
    const sourceOf = (path: string) => (path === "none" ? noSource : readSource(path, io.cwd, clouds));
    const sources = { before: sourceOf(before), after: sourceOf(after) };
    const diff = diffAudits(
      audit(sources.before.plan, rules, clouds),
      await waived(audit(sources.after.plan, rules, clouds), options.waivers, io.cwd, onDay),
    );
    const cost = costOf(sources, onDay);
    const paint = io.stdout === process.stdout && process.stdout.isTTY && !io.env.NO_COLOR ? coloured : plain;
    const print = {
      json: () => jsonDiff(diff, sources.before, sources.after, cost),
      markdown: () => markdownDiff(diff, sources, rules, language, cost),
      text: () => textDiff(diff, sources, rules, { paint, language, cost }),
    };
    io.stdout.write(print[format]());
    return exitCodeFor[concludeDiff(diff)];
  },
};
