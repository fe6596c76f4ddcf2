import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { oneOf } from "../options.ts";

/** `sovereign map`: which flows a plan allows and makes, as a matrix or a drawing. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description("List or draw the flows that a plan allows: who may come in, and where it goes")
      .argument("<plan>", "output of `terraform show -json`, or - for standard input")
      .option("--format <format>", "csv, mermaid or svg", "csv")
      .option("--language <language>", "en or fr", "en")
      .addHelpText("after", "\nExit codes: 0 printed; 2 unusable input."),

  async run([path = "-"], options, io) {
    const format = oneOf("--format", options.format, ["csv", "mermaid", "svg"]);
    const language = oneOf("--language", options.language, ["en", "fr"]);
    const { buildGraph, flowMapOf, flowMatrix, loadClouds, mermaidMap, svgMap } = await import(
      "../../audit/index.ts"
    );
    const { readSource } = await import("../source.ts");
    const clouds = await loadClouds();
    const source = readSource(path, io.cwd, clouds);
    const graph = buildGraph(source.plan, clouds);
    const title = {
      en: `Flows of ${path}${source.rehearsed ? " (rehearsed)" : ""}`,
      fr: `Flux de ${path}${source.rehearsed ? " (répétition)" : ""}`,
    };
    const print = {
      csv: () => flowMatrix({ graph }, language),
      mermaid: () => mermaidMap(flowMapOf(graph), language),
      svg: () => svgMap(flowMapOf(graph), title[language], language),
    };
    io.stdout.write(print[format]());
    return exitCodes.ok;
  },
};
