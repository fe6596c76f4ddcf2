import { UserError } from "../../problem/problem.ts";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { auditFormats } from "../formats.ts";
import { dayOf, oneOf, percentOf } from "../options.ts";

const exitCodeFor = {
  passed: exitCodes.ok,
  failed: exitCodes.failed,
  "too-much-unknown": exitCodes.unknown,
} as const;

export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Judge a Terraform plan or state: residency, exposure, encryption, secrets, logs and more")
      .argument("[plan]", "output of `terraform show -json`, or - for standard input")
      .option(
        "--coverage",
        "list every resource type with the rules that look at it, instead of a plan",
        false,
      )
      .option("--schema <file>", "with --coverage: a provider's schema; may be given again", collect, [])
      .option(
        "--format <format>",
        `${auditFormats.join(", ")}; flows is the matrix of flows as CSV, waivers a draft to fill in`,
        "text",
      )
      .option("--waivers <file>", "YAML file of failures that somebody answers for")
      .option("--on <day>", "day by which waivers are judged, YYYY-MM-DD (default: today, UTC)")
      .option("--language <language>", "en or fr", "en")
      .option("--all", "show every resource, and what passed", false)
      .option("--max-unknown <percent>", "exit with 3 when more of the verdicts are unknown", "50")
      .option("--fail-on <severity>", "exit with 1 from this severity on: low, medium, high, critical", "low")
      .addHelpText(
        "after",
        "\nExit codes: 0 no rule failed, 1 a rule failed, 2 unusable input, 3 too much is unknown.",
      ),

  async run([path], options, io) {
    if (options.coverage === true) {
      const { printCoverage } = await import("../print-coverage.ts");
      io.stdout.write(
        await printCoverage(filesOf(options.schema), oneOf("--format", options.format, ["text", "json"])),
      );
      return exitCodes.ok;
    }
    if (path === undefined) {
      throw new UserError({
        where: "sovereign audit",
        what: "no plan is named",
        fix: "name the output of `terraform show -json PLANFILE`, or - for standard input",
      });
    }
    const limits = {
      maxUnknownPercent: percentOf("--max-unknown", options.maxUnknown),
      failOn: oneOf("--fail-on", options.failOn, ["low", "medium", "high", "critical"]),
    };
    const format = oneOf("--format", options.format, auditFormats);
    const language = oneOf("--language", options.language, ["en", "fr"]);
    const onDay = dayOf("--on", options.on);
    const { audit } = await import("../../audit/audit.ts");
    const { loadClouds, loadRules } = await import("../../audit/registry.ts");
    const { coloured, plain } = await import("../../audit/report/paint.ts");
    const { conclude } = await import("../../audit/settings.ts");
    const { readSource } = await import("../source.ts");
    const { waived } = await import("../waived.ts");
    const { printAudit } = await import("../print-audit.ts");
    const clouds = await loadClouds();
    const source = readSource(path, io.cwd, clouds);
    const judged = audit(source.plan, await loadRules(), clouds);
    const result = await waived(judged, options.waivers, io.cwd, onDay);
    const paint = io.stdout === process.stdout && process.stdout.isTTY && !io.env.NO_COLOR ? coloured : plain;
    io.stdout.write(
      await printAudit(format, result, source, { paint, language, all: options.all === true, limits, onDay }),
    );
    return exitCodeFor[conclude(result, limits)];
  },
};

function collect(file: string, before: readonly string[]): readonly string[] {
  return [...before, file];
}

function filesOf(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.map(String) : [];
}
