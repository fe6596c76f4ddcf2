export { isRehearsed, rehearsedSchemaVersion } from "./marker.ts";
export type { ProviderFacts } from "./provider/facts.ts";
export type { Fault } from "./provider/fault.ts";
export type { JournalEntry } from "./provider/journal.ts";
export {
  type OfflineProviderOptions,
  type OfflineProviders,
  startOfflineProviders,
} from "./provider/offline-providers.ts";
export * from "./run/index.ts";
