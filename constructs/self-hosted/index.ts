export * from "./container-registry.ts";
export * from "./database.ts";
export * from "./log-sink.ts";
export * from "./secret-store.ts";
export type { MachineParts } from "./service-host.ts";
