import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readJsonObject } from "../../bindings/read-json.ts";
import { foreignState } from "./refuse.ts";
import { type Stack, synthesizedFile } from "./stacks.ts";
import { backendOf, remoteStateOf, type StatesAddress } from "./states.ts";

/** The file that overrides what would reach the user's state; Terraform merges `*_override.tf.json` last. */
export const overrideFile = "zz_rehearsal_override.tf.json";

/** A stack in a copy of its folder that neither writes nor reads any state but the rehearsal's. */
export interface IsolatedStack extends Stack {
  /** The `terraform_remote_state` data sources that were turned to the rehearsal's states. */
  readonly remoteStates: readonly string[];
}

/** Parts of a synthesized stack that decide where state is kept and read. */
interface SynthesizedStack {
  readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>> };
  readonly data?: { readonly terraform_remote_state?: Readonly<Record<string, RemoteState>> };
}

interface RemoteState {
  readonly backend: string;
  readonly config?: unknown;
}

/**
 * Makes a synthesized stack keep its state in `states`, and read that of the stacks it depends on from there.
 *
 * @param stack its folder is a copy: the override is written into it
 * @param all every stack of the app: one of them must write each state that `stack` reads
 * @throws UserError naming a remote state that no stack of the app writes
 */
export function isolateStack(stack: Stack, all: readonly Stack[], states: StatesAddress): IsolatedStack {
  const { data } = readStack(stack);
  const remoteStates = Object.entries(data?.terraform_remote_state ?? {}).map(([name, remoteState]) => {
    const writer = all.find((other) => writes(other, remoteState)) ?? all.find(isNamedBy(name));
    if (writer === undefined) throw foreignState(stack.name, `data.terraform_remote_state.${name}`);
    return [name, remoteStateOf(states, writer.name)] as const;
  });
  writeOverride(stack.folder, {
    terraform: { backend: backendOf(states, stack.name) },
    ...(remoteStates.length === 0
      ? {}
      : { data: { terraform_remote_state: Object.fromEntries(remoteStates) } }),
  });
  return { ...stack, remoteStates: remoteStates.map(([name]) => `data.terraform_remote_state.${name}`) };
}

export function writeOverride(folder: string, override: object): void {
  writeFileSync(join(folder, overrideFile), JSON.stringify(override, undefined, 2));
}

function readStack(stack: Stack): SynthesizedStack {
  return readJsonObject(synthesizedFile(stack)) as SynthesizedStack;
}

/** CDKTF hands a stack's own backend settings to every stack that reads its outputs. */
function writes(stack: Stack, remoteState: RemoteState): boolean {
  const backend = readStack(stack).terraform?.backend ?? {};
  return isDeepStrictEqual(backend[remoteState.backend], remoteState.config);
}

const isNamedBy = (remoteState: string) => (stack: Stack) =>
  remoteState === `cross-stack-reference-input-${stack.name}`;
