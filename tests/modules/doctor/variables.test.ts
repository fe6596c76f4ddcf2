import { describe, expect, it } from "vitest";
import { clouds, findCloud } from "../../../modules/catalogue/clouds.ts";
import { generalVariables } from "../../../modules/doctor/general-variables.ts";
import { checkTerraformVariables } from "../../../modules/doctor/terraform-variables.ts";
import { checkVariables } from "../../../modules/doctor/variables.ts";

const canary = "canary-4711";
const place = { name: "acme", region: "fr-par", zone: "fr-par-2", project: "11111111-project" };
const watchedBy = (cloud: string) => findCloud(cloud)?.environment.variables ?? [];
/** Every required variable, so that one thing at a time is wrong. */
const required = {
  CHECKPOINT_DISABLE: "1",
  AWS_REQUEST_CHECKSUM_CALCULATION: "WHEN_REQUIRED",
  AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
};

describe("checkVariables", () => {
  it.each(clouds.map(({ cloud }) => cloud))("finds nothing in an environment of %s that agrees", (cloud) => {
    const agreeing = Object.fromEntries(
      watchedBy(cloud).flatMap(({ name, equals, accepts }) => {
        const value = equals === undefined ? accepts?.[0] : place[equals];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    expect(checkVariables(watchedBy(cloud), { ...required, ...agreeing }, place)).toMatchObject([
      { id: "environment", deployment: "acme", verdict: "ok" },
    ]);
  });

  it.each([...clouds.flatMap(({ environment }) => environment.variables), ...generalVariables])(
    "reports $name when it contradicts, without its value",
    (variable) => {
      const [check, ...others] = checkVariables([variable], { [variable.name]: canary }, place);
      expect(others).toEqual([]);
      expect(check).toMatchObject({ id: `variable:${variable.name}`, verdict: variable.verdict });
      expect(check?.fix).toBeTruthy();
      expect(JSON.stringify(check)).not.toContain(canary);
    },
  );

  it("names both places where a region contradicts", () => {
    expect(checkVariables(watchedBy("scaleway"), { SCW_DEFAULT_REGION: "nl-ams" }, place)).toEqual([
      {
        id: "variable:SCW_DEFAULT_REGION",
        deployment: "acme",
        verdict: "problem",
        evidence:
          "set to nl-ams, the settings' region is fr-par; it wins over what the stack's provider block says",
        fix: "unset it, or set it to the settings' region",
      },
    ]);
  });

  it("asks for what a cloud needs to be set", () => {
    expect(checkVariables(watchedBy("outscale"), {}, place)).toMatchObject([
      { id: "variable:AWS_REQUEST_CHECKSUM_CALCULATION", verdict: "problem", fix: "set it to when_required" },
      { id: "variable:AWS_RESPONSE_CHECKSUM_VALIDATION", verdict: "problem" },
    ]);
  });

  it("takes an empty variable for an unset one", () => {
    expect(checkVariables(generalVariables, { ...required, HTTPS_PROXY: "" })).toMatchObject([
      { verdict: "ok" },
    ]);
  });
});

describe("checkTerraformVariables", () => {
  it("finds nothing where nothing is set", () => expect(checkTerraformVariables(required)).toEqual([]));

  it("names inputs and harmful flags, no values", () => {
    const checks = checkTerraformVariables({
      TF_VAR_password: canary,
      TF_VAR_zone: canary,
      TF_CLI_ARGS: "-no-color",
      TF_CLI_ARGS_apply: `-lock=false --auto-approve -var=token=${canary}`,
    });
    expect(checks).toMatchObject([
      { id: "variable:TF_CLI_ARGS", verdict: "warning" },
      {
        id: "variable:TF_CLI_ARGS_apply",
        verdict: "problem",
        evidence: expect.stringContaining("among them -auto-approve, -lock, -var"),
      },
      {
        id: "variable:TF_VAR_*",
        verdict: "warning",
        evidence: expect.stringContaining("TF_VAR_password, TF_VAR_zone"),
      },
    ]);
    expect(JSON.stringify(checks)).not.toContain(canary);
  });
});
