import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { scaleway } from "../../../../constructs/clouds/scaleway/index.ts";
import { sovereignApp } from "../../../../stacks/app.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const nothing = () => undefined;

describe("traps of the Scaleway provider", () => {
  it("a zone alone does not move the region", () => {
    const { json } = synthesize(scalewayCase, nothing, { zone: "fr-par-1" });
    expect(json.provider).toEqual({
      scaleway: [{ region: "fr-par", zone: "fr-par-1", project_id: scalewayCase.placement.project }],
    });
  });

  it("an unknown region is only a warning", () => {
    expect(problemsOf(scalewayCase, nothing, { region: "us-east-1" })).toEqual([
      expect.stringMatching(/region: is no known region, got "us-east-1"; allowed: .*fr-par/),
    ]);
  });

  it("a zone of another region is accepted by the provider", () => {
    expect(problemsOf(scalewayCase, nothing, { zone: "nl-ams-1" })).toEqual([
      expect.stringContaining('zone: does not lie in the region fr-par, got "nl-ams-1"'),
    ]);
  });

  it("a project that is no uuid fails at apply", () => {
    expect(problemsOf(scalewayCase, nothing, { project: "acme" })).toEqual([
      expect.stringContaining('project: has a form that is not accepted, got "acme"'),
    ]);
  });

  it("before 2.81.0, false never reached the API", () => {
    const { json } = synthesize(scalewayCase, nothing);
    expect(json.terraform).toMatchObject({
      required_providers: { scaleway: { source: "scaleway/scaleway", version: ">= 2.81.0, < 3.0.0" } },
    });
  });

  it("write-only arguments need Terraform 1.11", () => {
    const { json } = synthesize(scalewayCase, nothing);
    expect(json.terraform).toMatchObject({ required_version: ">= 1.11.0" });
  });

  it("keeps the state in a bucket, with a lock and without a credential", () => {
    expect(backend(true)).toMatchObject({
      bucket: "acme-state",
      key: "acme/a.tfstate",
      endpoints: { s3: "https://s3.fr-par.scw.cloud" },
      use_lockfile: true,
    });
    expect(Object.keys(backend(true)).join()).not.toMatch(/secret|access_key|token/);
  });

  it("the state cannot be saved with encrypt = true", () => {
    expect(backend(false)).not.toHaveProperty("encrypt");
    expect(backend(false)).toMatchObject({ use_lockfile: false });
  });
});

function backend(lock: boolean): Record<string, unknown> {
  const outdir = mkdtempSync(join(tmpdir(), "state-"));
  const app = sovereignApp(outdir);
  const stack = new TerraformStack(app, "state");
  scaleway.configure(stack, scalewayCase.placement);
  scaleway.keepState(stack, { bucketName: "acme-state", region: "fr-par", key: "acme/a.tfstate", lock });
  app.synth();
  const { terraform } = JSON.parse(readFileSync(join(outdir, "stacks", "state", "cdk.tf.json"), "utf8"));
  rmSync(outdir, { recursive: true });
  expect(Object.keys(terraform.backend)).toEqual(["s3"]);
  return terraform.backend.s3;
}
