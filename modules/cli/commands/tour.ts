import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import type { CliCommand, Io } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { run } from "../run.ts";

const reference = fileURLToPath(new URL("../../../stacks/reference.yaml", import.meta.url));

/** Folder, below the current one, in which the plans stay for a closer look. */
const kept = "rehearsal";

/** `sovereign tour`: the main job on the built-in deployment. Every step is a command that anybody can type. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description("Show the main job on the built-in deployment: rehearse it, audit it, change it, compare")
      .addHelpText("after", `\nNothing real is made. Plans stay in ${kept}/.`),

  async run(_args, _options, io) {
    const first = await rehearsed("as-it-is", reference, "destroy", io);
    if (first.code !== exitCodes.ok) return first.code;
    let worst: number = exitCodes.ok;
    for (const plan of first.plans) {
      const code = await step(["audit", plan], io);
      // What a plan alone cannot tell is no failure of the tour.
      if (code !== exitCodes.unknown) worst = Math.max(worst, code);
    }

    const changed = resolve(io.cwd, kept, "development.yaml");
    writeFileSync(changed, forDevelopment(readFileSync(reference, "utf8")));
    say(io, `The same deployment as a development environment: ${join(kept, "development.yaml")}.`);
    const second = await rehearsed("development", changed, "plan", io);
    if (second.code !== exitCodes.ok) return second.code;
    for (const [index, plan] of first.plans.entries()) {
      // A weaker environment is what is shown: that the comparison finds it worse is right.
      await step(["diff", plan, second.plans[index] ?? plan], io);
    }
    say(io, "Next: sovereign init writes settings of your own. The README says how to go on.");
    return worst;
  },
};

/** Rehearses the smaller deployments of a settings file and answers where their plans are. */
async function rehearsed(name: string, settings: string, until: string, io: Io) {
  const folder = join(kept, name);
  const env = { ...io.env, SOVEREIGN_CONFIG: settings };
  const code = await step(["rehearse", "small-*", "--until", until, "--keep", folder], { ...io, env });
  const plans = code === exitCodes.ok ? readdirSync(resolve(io.cwd, folder)).sort() : [];
  return { code, plans: plans.map((stack) => join(folder, stack, "plan.json")) };
}

async function step(argv: readonly string[], io: Io): Promise<number> {
  say(io, `$ sovereign ${argv.map((word) => (word.includes("*") ? `"${word}"` : word)).join(" ")}`);
  return run(argv, io);
}

function say(io: Io, line: string): void {
  io.stdout.write(`\n${line}\n\n`);
}

function forDevelopment(settings: string): string {
  const document = parseDocument(settings);
  const { deployments } = document.toJS() as { readonly deployments: readonly unknown[] };
  for (const index of deployments.keys())
    document.setIn(["deployments", index, "environment"], "development");
  return String(document);
}
