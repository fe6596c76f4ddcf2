import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { OvhcloudContainerRegistry } from "../../../../constructs/clouds/ovhcloud/container-registry.ts";
import { OvhcloudDatabase } from "../../../../constructs/clouds/ovhcloud/database.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { expectSteps, stepsIn } from "../../../contracts/steps.ts";
import { synthesize } from "../../../support/contract-stack.ts";
import { asApplied, hasJq, runScript } from "../../../support/run-script.ts";

const parts = partsOf(ovhcloudCase);
const account = { OVH_CLIENT_ID: "reader", OVH_CLIENT_SECRET: "canary-secret" };

/** What one capability leaves to an operator, after the checks that hold for all steps. */
function stepsOf(control: string, output: string, build: (stack: TerraformStack) => void) {
  let made: TerraformStack | undefined;
  const synthesized = synthesize(ovhcloudCase, (stack) => {
    made = stack;
    build(stack);
  });
  const steps = stepsIn(synthesized, output);
  expect(steps.length).toBeGreaterThan(0);
  if (made !== undefined) expectSteps(made, synthesized, { control, output, steps });
  return steps.map(({ commands, check, files = {} }) => ({
    commands: commands.map((command) => asApplied(command)),
    check: asApplied(check),
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, asApplied(text)])),
  }));
}

/** Answers a token, and by route what is in the table; anything else is not there. */
const curl = (
  answers: Readonly<Record<string, string>>,
) => `case "$*" in *oauth2/token*) cat >/dev/null; echo '{"access_token":"canary-token"}'; exit ;; esac
case "$*" in *"--json @-"*) cat >>bodies; echo ok; exit ;; esac
for last; do :; done
case "$last" in
${Object.entries(answers)
  .map(([route, text]) => `*/${route}) echo '${text}' ;;`)
  .join("\n")}
*) exit 22 ;;
esac`;

describe("secrets of OVHcloud that nobody may put into the state", () => {
  const [step] = stepsOf("secret-store", "secrets_steps", (stack) => void parts.secrets(stack));
  const domain = ovhcloudCase.placement.services?.keyDomain;
  const push = step?.files["/usr/local/sbin/push-secrets"] ?? "";
  const check = step?.files["/usr/local/sbin/push-secrets-check"] ?? "";
  const there = { [`v2/okms/resource/${domain}/secret/acme%2Faccess`]: "{}" };
  const run = (answers: Readonly<Record<string, string>>) =>
    runScript(
      `printf 'canary-value\\n' >access; set -- .\n${push}\ncat bodies`,
      { curl: curl(answers) },
      account,
    );

  it.skipIf(!hasJq)(
    "are made where they are not there, by a body that no process list shows (needs jq)",
    () => {
      const { exitCode, calls, output } = run({});
      expect(exitCode).toBe(0);
      expect(calls.at(-1)).toMatch(
        /--json @- https:\/\/eu\.api\.ovh\.com\/v2\/okms\/resource\/[^/]+\/secret$/,
      );
      expect(calls.join()).not.toContain("canary");
      expect(JSON.parse(output.slice(output.indexOf("{")))).toEqual({
        path: "acme/access",
        version: { data: { value: "canary-value" } },
      });
    },
  );

  it.skipIf(!hasJq)("get a new version where they are (needs jq)", () => {
    const { calls, output } = run(there);
    expect(calls.at(-1)).toMatch(/-X PUT --json @- \S+\/secret\/acme%2Faccess$/);
    expect(JSON.parse(output.slice(output.indexOf("{")))).toEqual({
      version: { data: { value: "canary-value" } },
    });
  });

  it.skipIf(!hasJq)("are looked for by the check, which names what is missing (needs jq)", () => {
    expect(runScript(check, { curl: curl(there) }, account).exitCode).toBe(0);
    const { exitCode, output } = runScript(check, { curl: curl({}) }, account);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: "acme/access: not there\n" });
  });
});

describe("the administrator of a database of OVHcloud", () => {
  const [administrator, vector] = stepsOf("database", "knowledge_steps", (stack) => {
    const network = parts.network(stack, { adminCidrs: [] });
    new OvhcloudDatabase(stack, "Database", { name: "knowledge", network, dataClass: "personal" });
  });
  const make = administrator?.files["/usr/local/sbin/make-database-user"] ?? "";
  const check = administrator?.files["/usr/local/sbin/make-database-user-check"] ?? "";
  const users = `v1/cloud/project/${ovhcloudCase.placement.project}/database/postgresql/id-0001/user`;
  const with_ = (name: string) => ({
    [users]: '["user-1"]',
    [`${users}/user-1`]: `{"username":"${name}"}`,
  });

  it.skipIf(!hasJq)("is made once, and its password goes into a file (needs jq)", () => {
    const answer = {
      curl: `case "$*" in *--json*) echo '{"password":"canary-value"}'; exit ;; esac\n${curl(with_("avnadmin"))}`,
    };
    const { exitCode, output } = runScript(`set -- ./kept\n${make}\ncat kept`, answer, account);
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: "administrator: its password is in ./kept\ncanary-value\n",
    });
    const again = runScript(`set -- ./kept\n${make}`, { curl: curl(with_("administrator")) }, account);
    expect([again.exitCode, again.output]).toEqual([1, "administrator: there already\n"]);
  });

  it.skipIf(!hasJq)("is looked for by the check (needs jq)", () => {
    expect(runScript(check, { curl: curl(with_("administrator")) }, account).exitCode).toBe(0);
    expect(runScript(check, { curl: curl(with_("avnadmin")) }, account).exitCode).toBe(1);
  });

  it("adds the extension, and sees whether it is there", () => {
    const psql = (extensions: string) =>
      runScript(vector?.check ?? "", { psql: `echo '${extensions}'` }).exitCode;
    expect([psql("vector"), psql("plpgsql")]).toEqual([0, 1]);
    expect(vector?.commands.join()).toContain("CREATE EXTENSION IF NOT EXISTS vector");
  });
});

describe("robot accounts of OVHcloud's registry", () => {
  const robots = (right: "grantPull" | "grantPush") =>
    stepsOf("container-registry", `acme_identity_${right.slice(5).toLowerCase()}_steps`, (stack) => {
      const network = parts.network(stack, { adminCidrs: [] });
      const registry = new OvhcloudContainerRegistry(stack, "Images", {
        registryName: "acme-images",
        dataClass: "internal",
        network,
      });
      registry[right](parts.identity(stack));
    })[0];
  const administrator = { HARBOR_USER: "admin", HARBOR_PASSWORD: "canary-secret" };

  it("are made with the rights that were granted, for a year", () => {
    const rightsOf = (right: "grantPull" | "grantPush") => {
      const body = JSON.parse(/--json '([^']+)'/.exec(robots(right)?.commands[1] ?? "")?.[1] ?? "{}");
      return [body.duration, body.permissions[0].access.map(({ action }: { action: string }) => action)];
    };
    expect([rightsOf("grantPull"), rightsOf("grantPush")]).toEqual([
      [365, ["pull"]],
      [365, ["pull", "push"]],
    ]);
  });

  it.skipIf(!hasJq)("count only while they live, and no password is on a command line (needs jq)", () => {
    const seen = (robot: Record<string, unknown>) =>
      runScript(
        robots("grantPull")?.check ?? "",
        { curl: `cat >/dev/null; echo '${JSON.stringify([robot])}'` },
        administrator,
      );
    const alive = { name: "robot$acme-identity-pull", disable: false, expires_at: 4e9 };
    expect(seen(alive).exitCode).toBe(0);
    expect(seen({ ...alive, expires_at: 1 }).exitCode).not.toBe(0);
    expect(seen({ ...alive, disable: true }).exitCode).not.toBe(0);
    expect(seen({ ...alive, name: "robot$other" }).exitCode).not.toBe(0);
    expect(seen(alive).calls.join()).not.toContain("canary");
  });
});
