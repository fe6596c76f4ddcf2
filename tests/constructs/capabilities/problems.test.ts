import { Annotations, App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import {
  collectProblems,
  reportOnce,
  reportProblems,
  warn,
} from "../../../constructs/capabilities/problems.ts";

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

  it("answers once what all stacks of a deployment are told, and again for another deployment", () => {
    const root = app();
    for (const deployment of ["acme", "other"]) {
      for (const part of ["foundation", "compute"]) {
        const stack = new TerraformStack(root, `${deployment}-${part}`);
        reportOnce(stack, deployment, () => [{ where: "image", what: "is no image" }]);
        reportOnce(stack, deployment, () => [{ where: "zone", what: `is not ${part}'s` }]);
      }
    }
    const found = () => collectProblems(root).map(({ where, what }) => `${where} ${what}`);
    const expected = [
      "acme-foundation image is no image",
      "acme-foundation zone is not foundation's",
      "acme-compute zone is not compute's",
      "other-foundation image is no image",
      "other-foundation zone is not foundation's",
      "other-compute zone is not compute's",
    ];
    expect([found(), found()]).toEqual([expected, expected]);
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
