import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { dayOf, oneOf, percentOf } from "../options.ts";

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Write the audit of a plan as one HTML file that needs nothing else")
      .argument("<plan>", "output of `terraform show -json`, or - for standard input")
      .option("--output <file>", "where to write it", "sovereign-report.html")
      .option("--language <language>", "language it opens in: en or fr; the reader can switch", "fr")
      .option("--waivers <file>", "YAML file of failures that somebody answers for")
      .option("--on <day>", "day by which waivers are judged, YYYY-MM-DD (default: today, UTC)")
      .option("--max-unknown <percent>", "share of unknown verdicts above which nothing is concluded", "50")
      .addHelpText("after", "\nExit codes: 0 the report is written, whatever it says; 2 unusable input."),

  async run([path = "-"], options, io) {
    const language = oneOf("--language", options.language, ["en", "fr"]);
    const limits = {
      maxUnknownPercent: percentOf("--max-unknown", options.maxUnknown),
      failOn: "low" as const,
    };
    const onDay = dayOf("--on", options.on);
    const { audit, htmlReport, loadClouds, loadRules } = await import("../../audit/index.ts");
    const { readSource } = await import("../source.ts");
    const { waived } = await import("../waived.ts");
    const clouds = await loadClouds();
    const source = readSource(path, io.cwd, clouds);
    const judged = audit(source.plan, await loadRules(), clouds);
    const result = await waived(judged, options.waivers, io.cwd, onDay);
    const output = String(options.output);
    write(resolve(io.cwd, output), output, htmlReport(result, source, { language, limits, onDay }));
    io.stdout.write(
      `${output} is written: ${result.counts.fail} failed, ${result.counts.unknown} unknown.\n`,
    );
    return exitCodes.ok;
  },
};

function write(path: string, name: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError({
      where: "--output",
      what: `the report cannot be written (${code ?? "unknown reason"})`,
      got: name,
      fix: "name a file in a folder that exists and may be written",
    });
  }
}
