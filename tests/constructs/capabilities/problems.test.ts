import { Annotations, App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { collectProblems, reportProblems, warn } from "../../../constructs/capabilities/problems.ts";

const app = () => new App({ outdir: "never-written" });

describe("collectProblems", () => {
  it("answers the problems of all stacks, where the library stops at the first", () => {
    const root = app();
    for (const name of ["one", "two"]) {
      const part = new Construct(new TerraformStack(root, name), "Part");
      reportProblems(part, () => [{ where: "size", what: "is too small", got: "1", fix: "use 2" }]);
    }
    expect(collectProblems(root)).toEqual([
      { where: "one/Part size", what: "is too small", got: "1", fix: "use 2" },
      { where: "two/Part size", what: "is too small", got: "1", fix: "use 2" },
    ]);
    expect(() => root.synth()).toThrow("one/Part size: is too small, got 1; fix: use 2");
  });

  it("includes validations and error annotations that others added, and no warning", () => {
    const root = app();
    const stack = new TerraformStack(root, "one");
    stack.node.addValidation({ validate: () => ["needs a name"] });
    Annotations.of(stack).addError("is out of date");
    warn(stack, "is unusual");
    expect(collectProblems(root)).toEqual([
      { where: "one", what: "needs a name" },
      { where: "one", what: "is out of date" },
    ]);
  });

  it("asks only when the tree is complete", () => {
    const root = app();
    const parts: string[] = [];
    reportProblems(new TerraformStack(root, "one"), () => parts.map((what) => ({ where: "", what })));
    parts.push("came later");
    expect(collectProblems(root)).toEqual([{ where: "one", what: "came later" }]);
  });
});
