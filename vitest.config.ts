import { join } from "node:path";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

/** The package's own name means its sources here, so that examples are tested as they stand and without a build. */
const alias = Object.entries(manifest.exports)
  .flatMap(([entry, target]) => (typeof target === "string" ? [] : [{ entry, file: target.default }]))
  .map(({ entry, file }) => {
    const source = file.replace("./dist/", "");
    return {
      find: new RegExp(`^${manifest.name}${entry.slice(1).replace("*", "(.+)")}$`),
      replacement: join(
        import.meta.dirname,
        source.startsWith(".gen") ? source : source.replace(/js$/, "ts"),
      ).replace("*", "$1"),
    };
  });

export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/**/*.test.ts"],
    env: { CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
    testTimeout: 30_000,
    reporters: process.env.CI ? ["default", ["json", { outputFile: "coverage/tests.json" }]] : ["default"],
    coverage: {
      provider: "v8",
      include: ["stacks/**/*.ts", "constructs/**/*.ts", "modules/**/*.ts"],
      reporter: ["text-summary"],
    },
  },
});
