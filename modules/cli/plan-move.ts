import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { audit, loadClouds, loadRules, type Rule } from "../audit/index.ts";
import { cloudNames } from "../catalogue/clouds.ts";
import { type DeploymentPlace, findSettings, readDeployments } from "../doctor/read-deployments.ts";
import { compareSides, type Move, type Side } from "../move/move.ts";
import { leftBehind, settingsOf } from "../move/settings.ts";
import { type Place, targetPlace } from "../move/target.ts";
import { listed } from "../problem/listed.ts";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { oneOf } from "./options.ts";
import { readText } from "./read-text.ts";
import { run } from "./run.ts";
import { readSource } from "./source.ts";

export interface PlanMoveRequest {
  readonly to: string;
  readonly settings?: string;
  readonly deployment?: string;
  readonly region?: string;
  readonly zone?: string;
  /** File of settings for the new place. */
  readonly with?: string;
  readonly binary?: string;
}

/**
 * Rehearses a deployment where it is and where it would go, and compares.
 *
 * @throws UserError for wrong use, and where the deployment cannot be built there
 */
export async function planMove(
  request: PlanMoveRequest,
  io: Io,
): Promise<{ readonly move: Move; readonly rules: readonly Rule[] }> {
  const cloud = oneOf("--to", request.to, cloudNames);
  const { file, deployment } = chosen(request, io);
  if (deployment.cloud === cloud) {
    throw new UserError({
      where: "--to",
      what: `${deployment.name} is on this cloud already`,
      got: cloud,
      allowed: listed(cloudNames.filter((name) => name !== cloud)),
    });
  }
  const place = targetPlace(deployment, { ...request, cloud });
  const text = readFileSync(file, "utf8");
  const folder = mkdtempSync(join(tmpdir(), "sovereign-move-"));
  try {
    const sides = { folder, name: deployment.name, binary: request.binary, io, rules: await loadRules() };
    const settings = request.with === undefined ? {} : { settings: readSettings(request.with, io.cwd) };
    const target = settingsOf(text, deployment.name, dirname(file), { place, ...settings });
    const from = await sideOf("from", deployment, settingsOf(text, deployment.name, dirname(file)), sides);
    const to = await sideOf("to", place, target, sides);
    const move = compareSides(deployment.name, from, to, leftBehind(text, deployment.name));
    return { move, rules: sides.rules };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readSettings = (path: string, cwd: string) =>
  readText(path, cwd, "the settings", { where: "--with", got: path, fix: "name a YAML file" });

function chosen(request: PlanMoveRequest, io: Io): { file: string; deployment: DeploymentPlace } {
  const file = findSettings(request.settings, io.cwd, io.env);
  if (file === undefined) {
    throw new UserError({
      where: "sovereign plan-move",
      what: "there are no settings to move",
      fix: "name a file with --settings, or write one with `sovereign init`",
    });
  }
  const deployments = readDeployments(file, io.cwd, request.deployment);
  const [deployment] = deployments;
  if (deployment !== undefined && deployments.length === 1) return { file, deployment };
  throw new UserError({
    where: "--deployment",
    what: "the settings hold several deployments",
    allowed: listed(deployments.map(({ name }) => name)),
    fix: "name the one that moves",
  });
}

interface Sides {
  readonly folder: string;
  readonly name: string;
  readonly binary: string | undefined;
  readonly io: Io;
  readonly rules: readonly Rule[];
}

/** Rehearses one side in a folder of its own and audits its plans. */
async function sideOf(word: "from" | "to", place: Place, settings: string, sides: Sides): Promise<Side> {
  const { folder, name, binary, io, rules } = sides;
  const file = join(folder, `${word}.yaml`);
  writeFileSync(file, settings);
  const kept = join(folder, word);
  const printed = new PassThrough();
  const text = printed.setEncoding("utf8").toArray();
  const argv = ["rehearse", `${name}-*`, "--until", "plan", `--keep=${kept}`];
  const code = await run(binary === undefined ? argv : [...argv, "--binary", binary], {
    ...io,
    stdout: printed,
    env: { ...io.env, SOVEREIGN_CONFIG: file },
  });
  printed.end();
  const said = (await text).join("");
  if (code !== exitCodes.ok) {
    io.stderr.write(said);
    throw new UserError({
      where: "sovereign plan-move",
      what:
        word === "to"
          ? "the deployment cannot be built there as it is"
          : "the deployment cannot be rehearsed",
      got: `${place.cloud} ${place.region}, zone ${place.zone}`,
      fix: "read what is said above; choose another cloud, region or zone, or change the settings",
    });
  }
  const clouds = await loadClouds();
  const stacks = ["foundation", "compute"].map((stack) => {
    const { plan } = readSource(join(kept, `${name}-${stack}`, "plan.json"), io.cwd, clouds);
    return { plan, audit: audit(plan, rules, clouds) };
  });
  return { place: { cloud: place.cloud, region: place.region, zone: place.zone }, stacks };
}
