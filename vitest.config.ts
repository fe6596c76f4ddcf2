import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    env: { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
    testTimeout: 30_000,
    coverage: {
      provider: "v8",
      include: ["stacks/**", "constructs/**", "modules/**"],
      reporter: ["text-summary"],
    },
  },
});
