import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Boots machines, so it needs root and minutes: apart from the unit tests. A machine waits more than it computes and
 * each file has networks of its own, so there are more files at a time than cores.
 */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.lab.ts"],
    globalSetup: "lab/prepare.ts",
    pool: "forks",
    maxWorkers: availableParallelism() + 1,
    sequence: { concurrent: false },
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
