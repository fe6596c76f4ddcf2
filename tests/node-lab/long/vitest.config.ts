import { defineConfig } from "vitest/config";

/** The longer lab: what needs the real programs beside the node, which take gigabytes and minutes to fetch. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.long.ts"],
    globalSetup: "../lab/prepare.ts",
    reporters: ["verbose"],
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});
