import { spawnSync } from "node:child_process";
import type { TerraformStack } from "cdktf";
import { expect } from "vitest";
import { manifestOf } from "../../constructs/capabilities/manifest.ts";
import type { PostDeployStep } from "../../constructs/capabilities/post-deploy.ts";
import type { Synthesized } from "../support/contract-stack.ts";
import { asApplied } from "../support/run-script.ts";

/** Steps as the stack's output holds them; none where there is no such output. */
export function stepsIn({ json }: Synthesized, output: string): PostDeployStep[] {
  const outputs = (json.output ?? {}) as Record<string, { readonly value: PostDeployStep[] }>;
  return outputs[output]?.value ?? [];
}

/**
 * What must hold for steps that are left to an operator: plan and apply show them, the manifest tells an auditor, the
 * shell can read every line, and no key is written into them.
 */
export function expectSteps(
  stack: TerraformStack,
  synthesized: Synthesized,
  { control, output, steps }: { control: string; output: string; steps: readonly PostDeployStep[] },
): void {
  const shown = stepsIn(synthesized, output);
  expect(shown.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
  const entry = manifestOf(stack)[`output.${output}`];
  if (steps.length === 0) {
    expect(entry).toBeUndefined();
    return;
  }
  expect(entry?.byHand).toEqual({ control, steps: steps.map(({ purpose }) => purpose) });
  for (const { commands, check, files = {} } of shown) {
    expect(commands.length).toBeGreaterThan(0);
    const scripts = Object.values(files).filter((text) => text.startsWith("#!/bin/sh"));
    for (const text of [...commands, check, ...scripts]) {
      const { status, stderr } = spawnSync("/bin/sh", ["-n"], { input: asApplied(text), encoding: "utf8" });
      expect({ text, status, stderr }).toEqual({ text, status: 0, stderr: "" });
    }
  }
}
