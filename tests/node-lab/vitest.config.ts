import { defineConfig } from "vitest/config";

/** Boots machines, so it needs root and minutes: apart from the unit tests, one file after the other. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.lab.ts"],
    globalSetup: "lab/prepare.ts",
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
