import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { UserError } from "../../problem/problem.ts";
import type { CliCommand, Io } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { run } from "../run.ts";
import { type AuditReport, auditFindings, type DiffReport, diffFindings } from "../tour-findings.ts";

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
    const settings = firstAlone(readFileSync(reference, "utf8"));
    const { name, ...deployment } = firstDeployment(settings);
    const file = (variant: string) => resolve(io.cwd, kept, `${variant}.yaml`);
    mkdirSync(resolve(io.cwd, kept), { recursive: true });
    writeFileSync(file("as-it-is"), settings);
    const stacks = [`${name}-foundation`, `${name}-compute`];
    const plan = (variant: string, stack: string) => join(kept, variant, stack, "plan.json");
    const say = (...lines: readonly string[]) => io.stdout.write(`${lines.join("\n")}\n`);

    say("No account, no credential and no network is used: nothing real is made.");
    say("", "1. Settings: a file like sovereign.yaml says what to build", "");
    say(`   ${name}: ${described(deployment)}`);

    say("", "2. Rehearsal: synthesize, then plan, apply, plan again and destroy, all offline", "");
    const code = await rehearse(stacks, file("as-it-is"), "as-it-is", "destroy", io, say);
    if (code !== exitCodes.ok) return code;

    say("", "3. Audit: what do the plans show of residency, exposure, encryption, secrets …?", "");
    const audits: AuditReport[] = [];
    for (const stack of stacks) {
      const report = await reported<AuditReport>(["audit", plan("as-it-is", stack)], io, say);
      say(...auditFindings(stack, report).map((line) => `   ${line}`));
      audits.push(report);
    }

    say("", "4. Comparison: the same deployment with `environment: development`", "");
    writeFileSync(file("development"), forDevelopment(settings));
    const again = collector();
    const second = await rehearse(
      stacks,
      file("development"),
      "development",
      "plan",
      { ...io, stdout: again.stream },
      say,
    );
    if (second !== exitCodes.ok) {
      io.stdout.write(await again.end());
      return second;
    }
    const rules = audits.flatMap((audit) => audit.rules);
    for (const stack of stacks) {
      const plans = [plan("as-it-is", stack), plan("development", stack)];
      const report = await reported<DiffReport>(["diff", ...plans], io, say);
      say(...diffFindings(stack, report, rules).map((line) => `   ${line}`));
    }

    say("", "Next: `sovereign init` writes settings of your own; `sovereign audit` and `sovereign diff`");
    say("with the plans above show every resource and its evidence; the README tells how to deploy.");
    return exitCodes.ok;
  },
};

type Say = (...lines: readonly string[]) => void;

async function rehearse(
  stacks: readonly string[],
  settings: string,
  variant: string,
  until: string,
  io: Io,
  say: Say,
): Promise<number> {
  const shown = until === "destroy" ? [] : ["--until", until];
  const argv = ["rehearse", ...stacks, ...shown, `--keep=${join(kept, variant)}`];
  say(`   $ sovereign ${argv.join(" ")}`, "");
  return run(argv, { ...io, env: { ...io.env, SOVEREIGN_CONFIG: settings } });
}

/** What a command says as JSON. That an audit fails or a comparison finds a loss is an answer here. */
async function reported<Report>(argv: readonly string[], io: Io, say: Say): Promise<Report> {
  say(`   $ sovereign ${argv.join(" ")}`);
  const { stream, end } = collector();
  const code = await run([...argv, "--format", "json"], { ...io, stdout: stream });
  const text = await end();
  if (code !== exitCodes.wrongUse) return JSON.parse(text) as Report;
  throw new UserError({ where: "tour", what: "this step could not be shown", got: argv.join(" ") });
}

/** Output that is not shown as it comes. */
function collector() {
  const stream = new PassThrough();
  const text = stream.setEncoding("utf8").toArray();
  const end = async () => {
    stream.end();
    return (await text).join("");
  };
  return { stream, end };
}

interface Deployment {
  readonly name: string;
  readonly [setting: string]: unknown;
}

function firstDeployment(settings: string): Deployment {
  const { deployments } = parseDocument(settings).toJS() as { readonly deployments: readonly Deployment[] };
  const [first] = deployments;
  if (first === undefined) throw new Error("the reference settings hold no deployment");
  return first;
}

function described(deployment: Readonly<Record<string, unknown>>): string {
  return ["size", "cloud", "region", "zone", "domain"]
    .filter((setting) => setting in deployment)
    .map((setting) => `${setting} ${String(deployment[setting])}`)
    .join(", ");
}

/** The other deployments would be built at every step, for nobody to see. */
function firstAlone(settings: string): string {
  const document = parseDocument(settings);
  const { deployments } = document.toJS() as { readonly deployments: readonly unknown[] };
  for (const index of [...deployments.keys()].slice(1).reverse()) document.deleteIn(["deployments", index]);
  return String(document);
}

function forDevelopment(settings: string): string {
  const document = parseDocument(settings);
  document.setIn(["deployments", 0, "environment"], "development");
  return String(document);
}
