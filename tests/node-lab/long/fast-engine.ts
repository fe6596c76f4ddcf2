import type { EngineOptions } from "../../../modules/node/engine.ts";
import type { World } from "../lab/world.ts";

/** The engine that streams at a set rate: the name of its image tells the lab's `docker` which one to run. */
export const fastEngine = (world: World): EngineOptions => ({
  ...world.options().engine,
  image: `registry.example.org/fast-engine@sha256:${"b".repeat(64)}`,
});
