import type { Fault } from "../rehearsal/provider/fault.ts";
import { type OfflineProviders, startOfflineProviders } from "../rehearsal/provider/offline-providers.ts";
import {
  type FactsFiles,
  openStates,
  openWorkspace,
  readProviderFacts,
  type States,
  type Workspace,
} from "../rehearsal/run/index.ts";

/** All that is open while something is rehearsed. */
export interface RehearsalSession {
  readonly workspace: Workspace;
  readonly states: States;
  readonly offline: OfflineProviders;
}

export interface SessionOptions {
  readonly facts: FactsFiles;
  readonly faults: readonly Fault[];
  /** Where a dependency lock file may be. */
  readonly folder: string;
}

/** Runs `work` with offline providers, states and a private folder, and leaves nothing of them behind. */
export async function withRehearsalSession<T>(
  { facts, faults, folder }: SessionOptions,
  work: (session: RehearsalSession) => Promise<T>,
): Promise<T> {
  const offline = await startOfflineProviders(readProviderFacts(facts, folder), { faults });
  try {
    const workspace = openWorkspace();
    try {
      const states = await openStates(workspace);
      try {
        return await work({ workspace, states, offline });
      } finally {
        await states.close();
      }
    } finally {
      workspace.dispose();
    }
  } finally {
    await offline.close();
  }
}
