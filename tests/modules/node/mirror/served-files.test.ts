import { describe, expect, it } from "vitest";
import { servedFiles } from "../../../../modules/node/mirror/served-files.ts";

describe("servedFiles", () => {
  it("takes weights, configuration, tokenizer and template, sorted", () => {
    const served = [
      "chat_template.jinja",
      "config.json",
      "generation_config.json",
      "model-00001-of-00002.safetensors",
      "model-00002-of-00002.safetensors",
      "model.safetensors.index.json",
      "tokenizer.json",
      "tokenizer_config.json",
    ];
    expect(servedFiles([...served].reverse())).toEqual(served);
  });

  it("leaves code, pickles, other formats and folders", () => {
    const paths = [
      "modeling_x.py",
      "pytorch_model.bin",
      "model.pt",
      "x.gguf",
      "README.md",
      "onnx/model.safetensors",
    ];
    expect(servedFiles(paths)).toEqual([]);
  });

  it("leaves a second copy of the same weights, but takes the only one", () => {
    const sharded = ["model-00001-of-00001.safetensors", "consolidated.safetensors"];
    expect(servedFiles(sharded)).toEqual(["model-00001-of-00001.safetensors"]);
    expect(servedFiles(["consolidated.safetensors", "params.json", "tekken.json"])).toEqual([
      "consolidated.safetensors",
      "params.json",
      "tekken.json",
    ]);
  });
});
