import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../modules/problem/problem.ts";
import { terraformEnvironment, withoutCredentials } from "../../../../modules/rehearsal/run/environment.ts";
import { openWorkspace } from "../../../../modules/rehearsal/run/workspace.ts";

const credentials = {
  SCW_SECRET_KEY: "canary",
  SCW_DEFAULT_REGION: "canary",
  OS_PASSWORD: "canary",
  OVH_APPLICATION_SECRET: "canary",
  OSC_ACCESS_KEY: "canary",
  AWS_PROFILE: "canary",
  TF_VAR_database_password: "canary",
  TF_TOKEN_app_example_org: "canary",
  TF_HTTP_PASSWORD: "canary",
  TF_CLI_ARGS_plan: "-var=x=canary",
  GITHUB_TOKEN: "canary",
  SOME_API_KEY: "canary",
  npm_config_password: "canary",
};

describe("the environment of a rehearsal", () => {
  it("gives the app everything but credentials", () => {
    const kept = {
      PATH: "/bin",
      HOME: "/home/me",
      SOVEREIGN_CONFIG: "mine.yaml",
      NODE_OPTIONS: "--no-warnings",
    };
    expect(withoutCredentials({ ...kept, ...credentials, UNSET: undefined })).toEqual(kept);
  });

  it("gives terraform nothing of the user's but what it needs to start", () => {
    const workspace = { home: "/w/home", cliConfig: "/w/terraform.rc" };
    const users = {
      HOME: "/home/me",
      TF_DATA_DIR: "/x",
      TF_PLUGIN_CACHE_DIR: "/y",
      TF_CLI_CONFIG_FILE: "/z",
      A: "b",
    };
    const env = terraformEnvironment({ PATH: "/bin", ...users, ...credentials }, workspace, {
      TF_REATTACH_PROVIDERS: "{}",
    });
    expect(env).toMatchObject({
      PATH: "/bin",
      HOME: "/w/home",
      TF_CLI_CONFIG_FILE: "/w/terraform.rc",
      TF_REATTACH_PROVIDERS: "{}",
      CHECKPOINT_DISABLE: "1",
      TF_VAR_sovereign_rehearsal: "true",
    });
    expect(env).not.toHaveProperty("TF_DATA_DIR");
    expect(env).not.toHaveProperty("TF_PLUGIN_CACHE_DIR");
    expect(env).not.toHaveProperty("A");
    expect(JSON.stringify(env)).not.toContain("canary");
  });
});

describe("the private folder", () => {
  it("is its owner's alone, names no provider to download, and goes away", () => {
    const workspace = openWorkspace();
    expect(statSync(workspace.path).mode & 0o777).toBe(0o700);
    expect(readFileSync(workspace.cliConfig, "utf8")).toMatch(
      /filesystem_mirror \{\s+path = ".*no-providers"/,
    );
    expect(readFileSync(workspace.cliConfig, "utf8")).not.toContain("direct");
    workspace.dispose();
    expect(() => statSync(workspace.path)).toThrow("ENOENT");
  });

  it("is refused with one clear line where it cannot be made", () => {
    expect(() => openWorkspace("/dev/null")).toThrow(UserError);
    expect(() => openWorkspace("/dev/null")).toThrow(
      /cannot write a temporary folder here, got ENOTDIR; fix: set TMPDIR/,
    );
  });
});
