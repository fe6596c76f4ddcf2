import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { oneOf, percentOf } from "../options.ts";

const exitCodeFor = {
  passed: exitCodes.ok,
  failed: exitCodes.failed,
  "too-much-unknown": exitCodes.unknown,
} as const;

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Judge a Terraform plan or state: residency, exposure, encryption, secrets, logs and more")
      .argument("<plan>", "output of `terraform show -json`, or - for standard input")
      .option("--format <format>", "text or json", "text")
      .option("--language <language>", "en or fr", "en")
      .option("--all", "show every resource, and what passed", false)
      .option("--max-unknown <percent>", "exit with 3 when more of the verdicts are unknown", "50")
      .addHelpText(
        "after",
        "\nExit codes: 0 no rule failed, 1 a rule failed, 2 unusable input, 3 too much is unknown.",
      ),

  async run([path = "-"], options, io) {
    const maxUnknownPercent = percentOf("--max-unknown", options.maxUnknown);
    const format = oneOf("--format", options.format, ["text", "json"]);
    const language = oneOf("--language", options.language, ["en", "fr"]);
    const { audit, coloured, conclude, jsonReport, loadClouds, loadRules, plain, textReport } = await import(
      "../../audit/index.ts"
    );
    const { readSource } = await import("../source.ts");
    const clouds = await loadClouds();
    const source = readSource(path, io.cwd, clouds);
    const result = audit(source.plan, await loadRules(), clouds);
    const paint = io.stdout === process.stdout && process.stdout.isTTY && !io.env.NO_COLOR ? coloured : plain;
    io.stdout.write(
      format === "json"
        ? jsonReport(result, source, maxUnknownPercent)
        : textReport(result, source, { paint, language, all: options.all === true, maxUnknownPercent }),
    );
    return exitCodeFor[conclude(result, maxUnknownPercent)];
  },
};
