import { execa } from "execa";

/** Runs terraform (or OpenTofu) in one folder; never throws for a failing run. */
export type Terraform = (args: readonly string[]) => Promise<TerraformRun>;

export interface TerraformRun {
  readonly exitCode: number;
  readonly stdout: string;
  /** Terraform's own message, without colour. */
  readonly message: string;
}

export interface TerraformOptions {
  readonly binary: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Thrown when the user interrupts. */
export class Interrupted extends Error {}

/** @throws Interrupted */
export function terraformIn(folder: string, options: TerraformOptions): Terraform {
  const { binary, env, signal } = options;
  return async (args) => {
    const result = await execa(binary, args, {
      cwd: folder,
      env: { ...env },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      maxBuffer: 500_000_000,
      ...(signal === undefined ? {} : { cancelSignal: signal }),
    });
    if (result.isCanceled) throw new Interrupted();
    const message = (result.stderr.trim() === "" ? result.stdout : result.stderr).trim();
    return {
      exitCode: result.exitCode ?? 1,
      stdout: result.stdout,
      message: message === "" ? (result.shortMessage ?? "") : message,
    };
  };
}
