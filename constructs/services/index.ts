export * from "./front.ts";
export * from "./inference.ts";
