import { describe, expect, it } from "vitest";
import { UserError } from "../../modules/problem/problem.ts";
import { sovereignApp } from "../../stacks/app.ts";
import { addDeployment } from "../../stacks/main.ts";
import { deploymentWith } from "./synthesized.ts";

describe("a size on a cloud that lacks parts of it", () => {
  const deployment = deploymentWith({ name: "acme", cloud: "outscale" });
  const problems = () => {
    try {
      addDeployment(sovereignApp(), deployment);
    } catch (error) {
      if (error instanceof UserError) return error.problems;
      throw error;
    }
    return [];
  };

  it("is refused with one message that names every gap and what to do", () => {
    const [problem, ...others] = problems();
    expect(others).toEqual([]);
    expect(problem?.where).toBe("acme");
    for (const name of ["SecretStore", "LogSink", "Database", "ContainerRegistry"])
      expect(problem?.what).toContain(`${name} (`);
    expect(problem?.what).not.toMatch(/Network|Instance|LoadBalancer|Identity/);
    expect(problem?.fix).toContain("choose another cloud");
  });
});
