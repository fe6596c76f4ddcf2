import { openFileStates } from "./file-states.ts";
import { openHttpStates } from "./http-states.ts";
import type { Workspace } from "./workspace.ts";

/** Where the stacks of a rehearsal keep their state: never where the user's is. */
export interface States {
  readonly address: StatesAddress;
  /** Why the state is not in memory, if it is not. */
  readonly note?: string;
  /** The state as terraform wrote it, or undefined before the first write. */
  read(stack: string): string | undefined;
  close(): Promise<void>;
}

/** Plain data, so that another process can point terraform to the same states. */
export interface StatesAddress {
  readonly backend: "http" | "local";
  /** What stands before a stack's name: an URL or a folder. */
  readonly prefix: string;
}

/** The `backend` of a stack, as Terraform's JSON syntax has it. */
export function backendOf({ backend, prefix }: StatesAddress, stack: string): object {
  const place = `${prefix}${encodeURIComponent(stack)}`;
  return backend === "http"
    ? { http: { address: place, lock_address: place, unlock_address: place } }
    : { local: { path: place } };
}

/** How another stack reads it: the arguments of a `terraform_remote_state`. */
export function remoteStateOf({ backend, prefix }: StatesAddress, stack: string): object {
  const place = `${prefix}${encodeURIComponent(stack)}`;
  return { backend, config: backend === "http" ? { address: place } : { path: place } };
}

/** States in memory; in files of the private folder where the loopback interface is down. */
export async function openStates(workspace: Workspace): Promise<States> {
  return (await openHttpStates()) ?? openFileStates(workspace);
}
