import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { collectProblems } from "../../../../constructs/capabilities/problems.ts";
import { outscale } from "../../../../constructs/clouds/outscale/index.ts";
import { formatProblem } from "../../../../modules/problem/problem.ts";
import { sovereignApp } from "../../../../stacks/app.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const nothing = () => undefined;

describe("traps of the Outscale provider", () => {
  it("an unset region means eu-west-2, for both halves of the provider", () => {
    const [provider] = (synthesize(outscaleCase, nothing).json.provider as { outscale: object[] }).outscale;
    expect(provider).toMatchObject({
      api: { region: "cloudgouv-eu-west-1" },
      oks: { region: "cloudgouv-eu-west-1" },
    });
  });

  it("a bare endpoint is rewritten to the default region, an unset one is taken from the environment", () => {
    const { text } = synthesize(outscaleCase, nothing);
    expect(text).toContain('"endpoint": "https://api.cloudgouv-eu-west-1.outscale.com/api/v1"');
  });

  it("top-level arguments of the provider conflict with its blocks", () => {
    const [provider] = (synthesize(outscaleCase, nothing).json.provider as { outscale: object[] }).outscale;
    expect(Object.keys(provider ?? {}).sort()).toEqual(["api", "oks"]);
  });

  it("the same keys open regions outside the European Union", () => {
    expect(problemsOf(outscaleCase, nothing, { region: "us-east-2", zone: "us-east-2a" })).toEqual([
      expect.stringMatching(
        /region: lies outside the European Union, in US, got "us-east-2"; allowed: .*eu-west-2/,
      ),
    ]);
    expect(problemsOf(outscaleCase, nothing, { region: "eu-west-9" })).toEqual([
      expect.stringContaining('region: is no known region, got "eu-west-9"'),
    ]);
  });

  it("subregion and region are not compared", () => {
    expect(problemsOf(outscaleCase, nothing, { zone: "eu-west-2a" })).toEqual([
      expect.stringContaining('zone: does not lie in the region cloudgouv-eu-west-1, got "eu-west-2a"'),
    ]);
  });

  it("an account is 12 digits", () => {
    expect(problemsOf(outscaleCase, nothing, { project: "acme" })).toEqual([
      expect.stringContaining('project: has a form that is not accepted, got "acme"'),
    ]);
  });

  it("old releases wanted to destroy all security groups on upgrade", () => {
    const { json } = synthesize(outscaleCase, nothing);
    expect(json.terraform).toMatchObject({
      required_providers: { outscale: { source: "outscale/outscale", version: ">= 1.8.0, < 2.0.0" } },
      required_version: ">= 1.11.0",
    });
  });

  it("a stack without buckets needs no provider for them", () => {
    expect(synthesize(outscaleCase, nothing).text).not.toContain("hashicorp/aws");
  });

  it("a lock on the state is proven by nobody", () => {
    const { problems } = backend(true);
    expect(problems).toEqual([expect.stringContaining("state.lock: is not proven to work")]);
    expect(backend(false)).toMatchObject({ problems: [], s3: { use_lockfile: false } });
  });

  it("checksums of newer clients corrupt the state", () => {
    expect(backend(false).s3).toMatchObject({
      endpoints: { s3: "https://oos.cloudgouv-eu-west-1.outscale.com" },
      skip_s3_checksum: true,
    });
  });
});

function backend(lock: boolean): { s3: Record<string, unknown>; problems: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), "state-"));
  const app = sovereignApp(outdir);
  const stack = new TerraformStack(app, "state");
  outscale.configure(stack, outscaleCase.placement);
  const { region } = outscaleCase.placement;
  outscale.keepState(stack, { bucketName: "acme-state", region, key: "acme/a.tfstate", lock });
  const problems = collectProblems(app).map(formatProblem);
  if (problems.length > 0) return { s3: {}, problems };
  app.synth();
  const { terraform } = JSON.parse(readFileSync(join(outdir, "stacks", "state", "cdk.tf.json"), "utf8"));
  rmSync(outdir, { recursive: true });
  return { s3: terraform.backend.s3, problems };
}
