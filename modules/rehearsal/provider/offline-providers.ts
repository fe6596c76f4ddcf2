import type { ProviderFacts } from "./facts.ts";
import type { Fault } from "./fault.ts";
import type { JournalEntry } from "./journal.ts";

export interface OfflineProviderOptions {
  /** What goes wrong on purpose. @default - nothing */
  readonly faults?: readonly Fault[];
  /** How terraform reaches the providers. @default - unix socket; tcp on Windows */
  readonly transport?: "unix" | "tcp";
}

/** Providers that serve until they are closed. */
export interface OfflineProviders {
  /** What terraform needs in its environment to use them: `TF_REATTACH_PROVIDERS`. */
  readonly env: Readonly<Record<"TF_REATTACH_PROVIDERS", string>>;
  /** Source addresses served: what terraform requires beyond these is not rehearsed. */
  readonly sources: readonly string[];
  /** Everything done so far, in order. */
  readonly journal: readonly JournalEntry[];
  /** Resource types planned so far of which no behaviour is known: rehearsed by their schema alone. */
  typesWithoutBehaviour(): readonly string[];
  /** Faults that have not struck yet. */
  pendingFaults(): readonly Fault[];
  /** Stops serving and removes the sockets. */
  close(): Promise<void>;
}

/**
 * Serves one offline provider per entry of `facts` and says how terraform finds them.
 *
 * @throws UserError where a source address, a schema or a fault cannot be served
 */
export async function startOfflineProviders(
  facts: readonly ProviderFacts[],
  options: OfflineProviderOptions = {},
): Promise<OfflineProviders> {
  throw new Error(`not there yet: ${facts.length} ${options.transport}`);
}
