export { checkNodeProgram } from "./check-program.ts";
export { type FrontNodeOptions, frontNode } from "./front-node.ts";
export { type HandoverOptions, handoverSource } from "./handover-source.ts";
export { type InferenceNodeOptions, inferenceNode } from "./inference-node.ts";
export type * from "./node-program.ts";
export { type RenderOptions, renderCloudInit } from "./render-cloud-init.ts";
export {
  type LogStoreNodeOptions,
  logStoreDialect,
  logStoreNode,
  logStorePort,
} from "./services/log-store.ts";
export { type OpenbaoNodeOptions, openbaoNode, openbaoPort } from "./services/openbao.ts";
export {
  type PostgresqlNodeOptions,
  postgresqlNode,
  postgresqlPort,
  postgresqlVersion,
} from "./services/postgresql.ts";
export { type RegistryNodeOptions, registryNode, registryPorts } from "./services/registry.ts";
