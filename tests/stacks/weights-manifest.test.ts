import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWeightsManifest } from "../../stacks/weights-manifest.ts";

const sum = "1f0c2b7e6d5a4938271605f4e3d2c1b0a998877665544332211000ffeeddccbb";

function manifest(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "sovereign-weights-"));
  writeFileSync(join(folder, "weights.sha256"), text);
  return () => readWeightsManifest("weights.sha256", folder);
}

describe("a weights manifest", () => {
  it("is what sha256sum writes", () => {
    expect(manifest(`${sum}  config.json\n${sum}  shards/model-1.safetensors\n`)()).toEqual([
      { sha256: sum, path: "config.json" },
      { sha256: sum, path: "shards/model-1.safetensors" },
    ]);
  });

  it("is a placeholder that no file matches, until there is one", () => {
    expect(readWeightsManifest(undefined, ".")).toEqual([
      { path: "model.safetensors", sha256: "0".repeat(64) },
    ]);
  });

  it.each([
    ["a short sum", `${sum.slice(1)}  config.json`],
    ["no path", sum],
    ["an absolute path", `${sum}  /etc/passwd`],
    ["a way out of the folder", `${sum}  ../config.json`],
    ["what a shell would read", `${sum}  $(reboot)`],
    ["nothing", ""],
  ])("is refused with %s", (_, line) => {
    expect(manifest(`${line}\n`)).toThrow(
      "weights.sha256:1: is no line of a weights manifest; allowed: `<64 hexadecimal digits>  <path below the model's folder>`; fix: write the file with `sha256sum`, run in the model's folder",
    );
  });

  it("names every wrong line at once", () => {
    expect(manifest(`x\n${sum}  config.json\ny\n`)).toThrow(
      /^weights\.sha256:1: [\s\S]*\nweights\.sha256:3: /,
    );
  });

  it("says when it cannot be read", () => {
    expect(() => readWeightsManifest("missing.sha256", ".")).toThrow(
      'weightsManifest: the file cannot be read, got "missing.sha256" (ENOENT); fix: name a readable file, relative to the settings file',
    );
  });
});
