import { relative } from "node:path";
import { UserError } from "../../problem/problem.ts";
import type { CliCommand, Io } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";

interface DoctorOptions {
  readonly settings?: string;
  readonly deployment?: string;
  readonly binary?: string;
  readonly checkLock?: boolean;
  readonly endpoint?: string;
  readonly clock?: string;
  readonly failOnUnknown?: boolean;
  readonly json?: boolean;
}

/** `sovereign doctor`: whether this machine would do what the settings say. */
export const command: CliCommand = {
  declare: (command) =>
    command
      .description(
        "Check that this machine does not contradict the settings: versions, variables, keys, lock",
      )
      .option("--settings <file>", "settings file (default: SOVEREIGN_CONFIG, else ./sovereign.yaml)")
      .option("--deployment <name>", "only this deployment of the settings")
      .option("--binary <path>", "terraform or tofu to look at")
      .option("--check-lock", "write an object to the state's bucket to see whether it locks; it is deleted")
      .option("--endpoint <url>", "with --check-lock: the bucket's service instead of the cloud's own")
      .option("--clock <url>", "a server whose Date header this machine's clock is compared with")
      .option("--fail-on-unknown", "exit with 3 when something is unknown")
      .option("--json", "print the checks as JSON")
      .addHelpText(
        "after",
        "\nNo value of a key is shown, and nothing is sent without --check-lock or --clock." +
          "\nExit codes: 0 no problem, 1 a problem, 2 wrong use or unreadable settings, 3 see --fail-on-unknown.",
      ),

  async run(_args, options, io) {
    const given = options as DoctorOptions;
    const { countVerdicts, renderChecks } = await import("../../doctor/report.ts");
    const { examine } = await import("../../doctor/examine.ts");
    const { serverUrl } = await import("../../doctor/server.ts");
    const { file, deployments } = await readSettings(given, io);
    refuseMisuse(given, deployments);
    const checks = [
      { id: "node", verdict: "ok" as const, evidence: process.versions.node },
      await checkTerraform(given.binary, io),
      checkSettings(file, deployments.length),
      ...(await examine({
        deployments,
        cwd: io.cwd,
        environment: io.env,
        tryLock: given.checkLock === true,
        ...(given.endpoint === undefined ? {} : { endpoint: serverUrl("--endpoint", given.endpoint) }),
        ...(given.clock === undefined ? {} : { clock: serverUrl("--clock", given.clock) }),
      })),
    ];
    io.stdout.write(given.json ? `${JSON.stringify({ checks }, null, 2)}\n` : renderChecks(checks));
    const { problem, unknown } = countVerdicts(checks);
    if (problem > 0) return exitCodes.failed;
    return given.failOnUnknown && unknown > 0 ? exitCodes.unknown : exitCodes.ok;
  },
};

async function readSettings({ settings, deployment }: DoctorOptions, { cwd, env }: Io) {
  const { findSettings, readDeployments } = await import("../../doctor/read-deployments.ts");
  const file = findSettings(settings, cwd, env);
  if (file === undefined) return { file: undefined, deployments: [] };
  return { file: relative(cwd, file) || file, deployments: readDeployments(file, cwd, deployment) };
}

function checkSettings(file: string | undefined, count: number) {
  if (file !== undefined)
    return { id: "settings", verdict: "ok" as const, evidence: `${file}, ${count} looked at` };
  return {
    id: "settings",
    verdict: "unknown" as const,
    evidence: "there are none: only what holds for any cloud was looked at",
    fix: "name a file with --settings, or write one with `sovereign init`",
  };
}

async function checkTerraform(binary: string | undefined, io: Io) {
  const { findTerraform } = await import("../terraform-binary.ts");
  try {
    const { path, version } = await findTerraform(binary, io);
    return { id: "terraform", verdict: "ok" as const, evidence: `${version}, ${path}` };
  } catch (error) {
    const problem = error instanceof UserError ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    const got = problem.got === undefined ? "" : `, ${problem.got}`;
    return {
      id: "terraform",
      verdict: "problem" as const,
      evidence: `${problem.where}: ${problem.what}${got}`,
      ...(problem.fix === undefined ? {} : { fix: problem.fix }),
    };
  }
}

/** An option that would do nothing is a mistake, not a success. */
function refuseMisuse(
  { checkLock, endpoint, deployment }: DoctorOptions,
  deployments: readonly { readonly state: { readonly backend: string } }[],
): void {
  const refuse = (where: string, what: string, fix: string) => {
    throw new UserError({ where, what, fix });
  };
  if (deployment !== undefined && deployments.length === 0)
    refuse("--deployment", "there are no settings to choose from", "name a file with --settings");
  if (checkLock === true && deployments.every(({ state }) => state.backend === "local"))
    refuse(
      "--check-lock",
      "no deployment keeps its state in a bucket",
      "set `state.backend` to object-storage, or leave the option out",
    );
  if (endpoint !== undefined && checkLock !== true)
    refuse("--endpoint", "is used with --check-lock only", "add --check-lock");
}
