import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const measured = ["**/overhead.long.ts"];

/**
 * The longer lab: what needs the real programs beside the node, which take gigabytes and minutes to fetch. Machines
 * wait more than they compute, so files run side by side; what is measured runs alone, after them.
 */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    reporters: ["verbose"],
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "proven",
          include: ["**/*.long.ts"],
          exclude: measured,
          maxWorkers: availableParallelism() + 1,
          sequence: { concurrent: false, groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "measured",
          include: measured,
          sequence: { concurrent: false, groupOrder: 1 },
          maxWorkers: 1,
        },
      },
    ],
    globalSetup: "../lab/prepare.ts",
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});
