import { describe, expect, it } from "vitest";
import { publicPart } from "../../../../../modules/rehearsal/provider/engine/public-part.ts";

const secret = { password: { type: "string", sensitive: true }, name: { type: "string" } } as const;

describe("what ids are derived from", () => {
  it("holds no sensitive value, however deep", () => {
    const block = {
      attributes: { ...secret, users: { nested_type: { nesting_mode: "map", attributes: secret } } },
      block_types: { login: { nesting_mode: "list", block: { attributes: secret } } },
    } as const;
    const canary = { password: "canary", name: "kept" };
    const result = publicPart(block, { ...canary, users: { a: canary }, login: [canary] });
    expect(JSON.stringify(result)).not.toContain("canary");
    expect(JSON.stringify(result).match(/kept/g)).toHaveLength(3);
  });
});
