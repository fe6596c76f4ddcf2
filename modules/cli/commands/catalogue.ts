import type { Command } from "commander";
import type { CliCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

const kinds = ["models", "offers", "regions"] as const;

/** `sovereign catalogue`: what is known of models, machines and places, how surely and until when. */
export const command: CliCommand = {
  declare: (command: Command) =>
    command
      .description("List the models, machines and regions that are known, with source, date and certainty")
      .argument("[kind]", "models, offers or regions", "models")
      .option("--filter <text>", "only lines that contain this, such as a family, a GPU or a cloud")
      .option("--json", "print whole entries as JSON", false)
      .option("--check", "check every entry, and fail when one is wrong or stale", false)
      .option("--on <day>", "judge staleness on this day instead of the current one, such as 2027-01-31")
      .addHelpText("after", "\nExit codes: 0 listed, 1 --check found a wrong or stale entry, 2 wrong use."),

  async run([kind = "models"], options, io) {
    const { oneOf } = await import("../options.ts");
    const { dayOf, entriesOf, listEntries } = await import("../catalogue-report.ts");
    const { catalogueProblems, staleEntries } = await import("../../catalogue/schema.ts");
    const today = dayOf(options.on);
    const filter = typeof options.filter === "string" ? options.filter : "";
    const chosen = oneOf("kind", kind, kinds);
    const stale = staleEntries(today);
    if (options.check === true) {
      const wrong = [...catalogueProblems(), ...stale];
      for (const line of wrong) io.stdout.write(`${line}\n`);
      if (wrong.length === 0) io.stdout.write(`every entry keeps the rules and holds on ${today}\n`);
      return wrong.length === 0 ? exitCodes.ok : exitCodes.failed;
    }
    if (options.json === true) io.stdout.write(`${JSON.stringify(entriesOf(chosen, filter), null, 2)}\n`);
    else io.stdout.write(listEntries(chosen, filter, today));
    if (stale.length > 0) {
      const more = stale.length > 1 ? ` and ${stale.length - 1} more` : "";
      io.stderr.write(
        `sovereign: ${stale[0]}${more}: what is stale counts as unknown; \`sovereign catalogue --check\` lists all\n`,
      );
    }
    return exitCodes.ok;
  },
};
