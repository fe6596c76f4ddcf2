// Apart from the rest of the audit: the libraries for YAML and schemas cost every audit a third of its start, and most
// read no waiver.
export { waiverDraft } from "./report/waivers.ts";
export { applyWaivers } from "./waiver/apply.ts";
export { readWaivers } from "./waiver/read.ts";
export type { LapsedWaiver, Waiver } from "./waiver/waiver.ts";
