import { accessSync, constants } from "node:fs";
import { devNull } from "node:os";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { execa } from "execa";
import { UserError } from "../problem/problem.ts";
import type { Io } from "./command.ts";

/** A terraform or OpenTofu that is there and new enough. */
export interface TerraformBinary {
  /** Absolute path: a rehearsed command has a stand-in of the same name in its PATH. */
  readonly path: string;
  readonly version: string;
}

/** Write-only arguments, which keep secrets out of state, came with this version of both. */
const oldest = [1, 11] as const;

/**
 * Finds the binary: `wanted`, else TERRAFORM_BINARY_NAME, else `terraform`, else `tofu`.
 *
 * @throws UserError when there is none, or an old one
 */
export async function findTerraform(wanted: string | undefined, io: Io): Promise<TerraformBinary> {
  const named = wanted ?? io.env.TERRAFORM_BINARY_NAME;
  const candidates = named === undefined ? ["terraform", "tofu"] : [named];
  for (const command of candidates) {
    const path = locate(command, io);
    const version = path === undefined ? undefined : await versionOf(path, io);
    if (path === undefined || version === undefined) continue;
    if (isOld(version)) {
      throw new UserError({
        where: command,
        what: "this version is too old",
        got: version,
        allowed: `>= ${oldest.join(".")}`,
        fix: "install a current Terraform or OpenTofu",
      });
    }
    return { path, version };
  }
  throw new UserError({
    where: "terraform",
    what: `cannot run ${candidates.join(" or ")}`,
    fix: `install Terraform or OpenTofu >= ${oldest.join(".")}, or name the binary with --binary`,
  });
}

function locate(command: string, io: Io): string | undefined {
  if (/[\\/]/.test(command)) return resolve(io.cwd, command);
  const folders = (io.env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(command: string, io: Io): Promise<string | undefined> {
  const { exitCode, stdout } = await execa(command, ["version", "-json"], {
    cwd: io.cwd,
    // OpenTofu prints warnings about the user's settings file into the JSON.
    env: { ...io.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: devNull },
    extendEnv: false,
    reject: false,
    stdin: "ignore",
  });
  if (exitCode !== 0) return undefined;
  try {
    const { terraform_version: version } = JSON.parse(stdout) as { terraform_version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}
