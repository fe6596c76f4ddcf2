import { join } from "node:path";
import { execa } from "execa";
import { cached } from "../lab/cache.ts";

/** A folder with a small model that says random things, made with vLLM's own libraries; the same bytes each time. */
export function randomMistral(libraries: string): Promise<string> {
  return cached("weights-random-mistral-1", async (folder) => {
    await execa("python3", [join(import.meta.dirname, "make_mistral.py"), folder], {
      env: { PYTHONPATH: libraries, HF_HUB_OFFLINE: "1" },
    });
  });
}
