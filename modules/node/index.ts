export { checkNodeProgram } from "./check-program.ts";
export { type FrontNodeOptions, frontNode } from "./front-node.ts";
export { type InferenceNodeOptions, inferenceNode } from "./inference-node.ts";
export type * from "./node-program.ts";
export { type RenderOptions, renderCloudInit } from "./render-cloud-init.ts";
