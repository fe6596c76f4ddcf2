import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { ovhcloud } from "../../../../constructs/clouds/ovhcloud/index.ts";
import { sovereignApp } from "../../../../stacks/app.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";

const nothing = () => undefined;

describe("traps of the OVHcloud providers", () => {
  it("a file ovh.conf or a variable could send requests to another entity of the vendor", () => {
    const { json } = synthesize(ovhcloudCase, nothing);
    expect(json.provider).toEqual({
      ovh: [{ endpoint: "ovh-eu" }],
      openstack: [
        {
          auth_url: "https://auth.cloud.ovh.net/v3",
          region: "GRA11",
          tenant_id: ovhcloudCase.placement.project,
          user_domain_name: "Default",
        },
      ],
    });
  });

  it("credentials are not marked as secrets: none is ever written", () => {
    const { text } = synthesize(ovhcloudCase, nothing);
    expect(text).not.toMatch(/application_(key|secret)|consumer_key|client_secret|access_token|"password"/);
  });

  it.each(["BHS5", "NOT-A-REGION", "US-EAST-VA-1"])("any region is accepted, even %s", (region) => {
    expect(problemsOf(ovhcloudCase, nothing, { region })).toEqual([
      expect.stringMatching(/region: is no known region, got ".*"; allowed: .*GRA11/),
    ]);
  });

  it("a project that is none fails at apply", () => {
    expect(problemsOf(ovhcloudCase, nothing, { project: "acme" })).toEqual([
      expect.stringContaining('project: has a form that is not accepted, got "acme"'),
    ]);
  });

  it("the providers have a next major version", () => {
    expect(synthesize(ovhcloudCase, nothing).json.terraform).toMatchObject({
      required_providers: {
        ovh: { source: "ovh/ovh", version: ">= 2.19.0, < 3.0.0" },
        openstack: { source: "terraform-provider-openstack/openstack", version: ">= 3.4.0, < 4.0.0" },
      },
    });
  });

  it("keeps the state in a bucket of the place, whichever compute region is named", () => {
    expect(backend("GRA11")).toMatchObject({
      bucket: "acme-state",
      region: "gra",
      endpoints: { s3: "https://s3.gra.io.cloud.ovh.net" },
      use_lockfile: true,
    });
    expect(backend("EU-WEST-PAR")).toMatchObject({ region: "eu-west-par" });
    expect(Object.keys(backend("GRA11")).join()).not.toMatch(/secret|access_key|token/);
  });
});

function backend(region: string): Record<string, unknown> {
  const outdir = mkdtempSync(join(tmpdir(), "state-"));
  const app = sovereignApp(outdir);
  const stack = new TerraformStack(app, "state");
  ovhcloud.configure(stack, ovhcloudCase.placement);
  ovhcloud.keepState(stack, { bucketName: "acme-state", region, key: "acme/a.tfstate", lock: true });
  app.synth();
  const { terraform } = JSON.parse(readFileSync(join(outdir, "stacks", "state", "cdk.tf.json"), "utf8"));
  rmSync(outdir, { recursive: true });
  expect(Object.keys(terraform.backend)).toEqual(["s3"]);
  return terraform.backend.s3;
}
