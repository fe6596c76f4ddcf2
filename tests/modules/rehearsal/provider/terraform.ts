import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { ProviderFacts } from "../../../../modules/rehearsal/provider/facts.ts";
import {
  type OfflineProviderOptions,
  type OfflineProviders,
  startOfflineProviders,
} from "../../../../modules/rehearsal/provider/offline-providers.ts";

export interface Run {
  readonly exitCode: number;
  /** What terraform printed, both streams. */
  readonly output: string;
}

export interface Change {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Record<string, unknown> | null;
    readonly after_unknown: Record<string, unknown>;
  };
}

export interface Plan {
  readonly resource_changes?: readonly Change[];
  readonly planned_values?: unknown;
}

/** A configuration in a folder of its own, and the real terraform under offline providers. */
export class Workplace {
  readonly providers: OfflineProviders;
  readonly folder: string;
  readonly #binary: string;
  readonly #file: string;
  readonly #env: Record<string, string>;

  private constructor(providers: OfflineProviders, folder: string, file: string, binary: string) {
    this.#binary = binary;
    this.#file = join(folder, file);
    this.providers = providers;
    this.folder = folder;
    this.#env = { ...providers.env, ...quiet };
  }

  static async open(
    facts: readonly ProviderFacts[],
    configuration: string,
    options: OfflineProviderOptions & { syntax?: "hcl" | "json"; binary?: string } = {},
  ): Promise<Workplace> {
    const folder = mkdtempSync(join(tmpdir(), "rehearsal-test-"));
    const workplace = new Workplace(
      await startOfflineProviders(facts, options),
      folder,
      options.syntax === "json" ? "main.tf.json" : "main.tf",
      options.binary ?? "terraform",
    );
    workplace.write(configuration);
    await workplace.ok("init");
    return workplace;
  }

  write(configuration: string): void {
    writeFileSync(this.#file, configuration);
  }

  run(...args: string[]): Promise<Run> {
    return runTerraform(this.folder, this.#env, args, this.#binary);
  }

  /** The output, or an error that holds it. */
  async ok(...args: string[]): Promise<string> {
    const { exitCode, output } = await this.run(...args);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")} exited with ${exitCode}:\n${output}`);
    return output;
  }

  async plan(...args: string[]): Promise<Plan> {
    await this.ok("plan", "-out=plan", ...args);
    return JSON.parse(await this.ok("show", "-json", "plan"));
  }

  /** Actions by address, without those that change nothing. */
  async planned(...args: string[]): Promise<Record<string, string>> {
    const { resource_changes: changes = [] } = await this.plan(...args);
    const real = changes.filter(({ change }) => change.actions.join() !== "no-op");
    return Object.fromEntries(real.map(({ address, change }) => [address, change.actions.join("+")]));
  }

  apply(): Promise<string> {
    return this.ok("apply", "-auto-approve");
  }

  async close(): Promise<void> {
    await this.providers.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const quiet = { CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null", TF_IN_AUTOMATION: "1" };

export async function runTerraform(
  folder: string,
  env: Record<string, string>,
  args: readonly string[],
  binary = "terraform",
): Promise<Run> {
  const colourless = args[0] === "show" ? args : [...args, "-no-color"];
  const { exitCode = 1, all = "" } = await execa(binary, colourless, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...quiet, ...env },
    extendEnv: false,
    reject: false,
    all: true,
  });
  return { exitCode, output: all };
}
