import { describe, expect, it } from "vitest";
import { deploymentWith, synthesizeAll } from "./synthesized.ts";

describe("the state of a stack", () => {
  it("is a local file, named relative to where terraform runs", () => {
    const stacks = synthesizeAll(deploymentWith({ name: "acme" }));
    expect(stacks["acme-foundation"]?.terraform.backend).toEqual({
      local: { path: expect.stringMatching(/^\.\.\/.*terraform\.acme-foundation\.tfstate$/) },
    });
  });

  describe("in a bucket", () => {
    const stacks = synthesizeAll(
      deploymentWith({
        name: "acme",
        state: { backend: "object-storage", bucket: "acme-state", lock: true },
      }),
    );
    const expected = (stack: string) => ({
      bucket: "acme-state",
      key: `acme/${stack}.tfstate`,
      region: "fr-par",
      endpoints: { s3: "https://s3.fr-par.scw.cloud" },
      use_lockfile: true,
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_region_validation: true,
      skip_requesting_account_id: true,
      skip_s3_checksum: true,
    });

    it.each(["acme-foundation", "acme-compute"])(
      "is kept with a lock and without a credential: %s",
      (name) => {
        expect(stacks[name]?.terraform.backend).toEqual({ s3: expected(name) });
      },
    );

    it("is read by the other stack with the same settings, so that nothing asks another cloud", () => {
      expect(stacks["acme-compute"]?.data).toEqual({
        terraform_remote_state: {
          "cross-stack-reference-input-acme-foundation": {
            backend: "s3",
            // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own template
            workspace: "${terraform.workspace}",
            config: expected("acme-foundation"),
          },
        },
      });
    });

    it("may lie in another region, and go without a lock", () => {
      const other = synthesizeAll(
        deploymentWith({
          name: "acme",
          state: { backend: "object-storage", bucket: "acme-state", region: "nl-ams", lock: false },
        }),
      );
      expect(other["acme-foundation"]?.terraform.backend).toMatchObject({
        s3: { region: "nl-ams", use_lockfile: false, endpoints: { s3: "https://s3.nl-ams.scw.cloud" } },
      });
    });
  });
});
