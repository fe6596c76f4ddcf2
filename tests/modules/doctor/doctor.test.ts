import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sovereign } from "../cli/sovereign.ts";
import { keys, type Manner, startStubStore } from "./stub-store.ts";

const state = "\n    state: { backend: object-storage, bucket: state, region: eu-test-1 }";
const settings = (more = "") => `deployments:
  - name: acme
    size: small
    cloud: scaleway
    region: fr-par
    zone: fr-par-2
    project: 12345678-aaaa
    domain: ai.example.org${more}
`;
/** A machine on which everything is right. */
const good = {
  CHECKPOINT_DISABLE: "1",
  SCW_ACCESS_KEY: "canary-id",
  SCW_DEFAULT_ORGANIZATION_ID: "11111111-2222-4333-8444-555555555555",
  SCW_SECRET_KEY: "canary-secret",
  SCW_DEFAULT_REGION: "fr-par",
  AWS_ACCESS_KEY_ID: keys.accessKey,
  AWS_SECRET_ACCESS_KEY: keys.secretKey,
};

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** Runs the doctor in a folder of its own, with a stand-in for terraform. */
async function doctor(
  args: readonly string[],
  {
    text = settings(state),
    env = {},
    terraform = "1.11.4",
  }: { text?: string; env?: Record<string, string>; terraform?: string } = {},
) {
  const cwd = mkdtempSync(join(tmpdir(), "sovereign-doctor-"));
  if (text !== "") writeFileSync(join(cwd, "sovereign.yaml"), text);
  const binary = join(cwd, "terraform");
  writeFileSync(binary, `#!/bin/sh\necho '{"terraform_version":"${terraform}"}'\n`);
  chmodSync(binary, 0o755);
  const ended = await sovereign(["doctor", ...args], { cwd, env: { HOME: cwd, PATH: cwd, ...good, ...env } });
  expect(ended.stdout + ended.stderr).not.toMatch(/canary|AKID/);
  return ended;
}

async function withStore(manner: Manner, args: readonly string[], env: Record<string, string> = {}) {
  const store = await startStubStore(manner);
  close = store.close;
  const ended = await doctor(["--check-lock", "--endpoint", store.endpoint, ...args], { env });
  return { ...ended, store };
}

describe("sovereign doctor", () => {
  it("ends with 0 where all is right, and sends nothing without being asked", async () => {
    const { code, stdout, stderr } = await doctor([]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("ok       terraform: 1.11.4");
    expect(stdout).toContain("unknown  acme state-lock: whether the state's bucket locks was not tried");
    expect(stdout).toMatch(/0 problem, 0 warning, 2 unknown, 8 ok\n$/);
  });

  it("ends with 3 over something unknown only when asked", async () => {
    expect((await doctor(["--fail-on-unknown"])).code).toBe(3);
    expect((await withStore("honours", ["--fail-on-unknown"])).code).toBe(0);
  });

  it("ends with 1 and says why when the environment contradicts the settings", async () => {
    const { code, stdout } = await doctor([], { env: { SCW_DEFAULT_ZONE: "nl-ams-1" } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^problem {2}acme variable:SCW_DEFAULT_ZONE: set to nl-ams-1, /);
  });

  it("prints the same as JSON", async () => {
    const { code, stdout } = await doctor(["--json"], { env: { AWS_CA_BUNDLE: "canary" } });
    expect(code).toBe(1);
    const { checks } = JSON.parse(stdout) as { checks: { id: string; verdict: string }[] };
    expect(checks.filter(({ id }) => id === "variable:AWS_CA_BUNDLE")).toMatchObject([
      { verdict: "problem", deployment: "acme" },
    ]);
    expect(checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["node", "terraform", "settings", "clock"]),
    );
  });

  it("calls an old or missing terraform a problem", async () => {
    const old = await doctor([], { terraform: "1.5.7" });
    expect(old.code).toBe(1);
    expect(old.stdout).toContain("problem  terraform: terraform: this version is too old, 1.5.7");
    const { code, stdout } = await doctor(["--binary", "not-there"]);
    expect(code).toBe(1);
    expect(stdout).toContain("problem  terraform: terraform: cannot run not-there");
  });

  it("tries the lock of the state's bucket, and the clock with it", async () => {
    const { code, stdout, store } = await withStore("honours", []);
    expect(stdout).toContain("ok       acme state-lock: the second of two conditional writes was refused");
    expect(stdout).toMatch(/ok {7}clock: \d+ s (ahead of|behind) 127\.0\.0\.1/);
    expect(code).toBe(0);
    expect(store.objects.size).toBe(0);
  });

  it("compares the clock with the server that --clock names", async () => {
    const server = await startStubStore("honours", -3600);
    close = server.close;
    const { code, stdout } = await doctor(["--clock", server.endpoint]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^problem {2}clock: 3(600|599|601) s ahead of 127\.0\.0\.1/m);
    expect(server.requests.map(({ method }) => method)).toEqual(["HEAD"]);
  });

  it("ends with 1 where the bucket does not lock", async () => {
    const { code, stdout } = await withStore("ignores", []);
    expect(code).toBe(1);
    expect(stdout).toContain("problem  acme state-lock: the second of two conditional writes was accepted");
  });

  it("sends nothing to the bucket without keys", async () => {
    const { code, stdout, store } = await withStore("honours", [], { AWS_SECRET_ACCESS_KEY: "" });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "problem  acme credentials:the state's bucket: AWS_ACCESS_KEY_ID set, AWS_SECRET_ACCESS_KEY missing",
    );
    expect(stdout).toContain("unknown  acme state-lock: the state's bucket was not tried");
    expect(store.requests).toEqual([]);
  });

  it("looks at what holds for any cloud where there are no settings", async () => {
    const { code, stdout } = await doctor([], { text: "", env: { HTTPS_PROXY: "canary" } });
    expect(code).toBe(0);
    expect(stdout).toContain("unknown  settings: there are none");
    expect(stdout).toContain("warning  variable:HTTPS_PROXY");
  });

  it.each([
    [
      "a file that is not there",
      ["--settings", "not-there.yaml"],
      undefined,
      "not-there.yaml: the settings file cannot be read, got ENOENT",
    ],
    ["no YAML", [], "deployments: [canary", "sovereign.yaml: this is no YAML, got "],
    [
      "an unknown cloud",
      [],
      settings().replace("scaleway", "canary"),
      "deployments.0.cloud: cannot be understood; allowed: one of",
    ],
    [
      "an unknown deployment",
      ["--deployment", "other"],
      undefined,
      "--deployment: the settings have no deployment of this name, got other; allowed: acme",
    ],
    [
      "a lock of a local state",
      ["--check-lock"],
      settings(),
      "--check-lock: no deployment keeps its state in a bucket",
    ],
    [
      "an endpoint without its use",
      ["--endpoint", "https://s3.example.org"],
      undefined,
      "--endpoint: is used with --check-lock only",
    ],
    [
      "an endpoint in the clear",
      ["--check-lock", "--endpoint", "http://s3.example.org"],
      undefined,
      "--endpoint: this is no address that can be asked",
    ],
  ])("ends with 2 for %s", async (_, args, text, message) => {
    const { code, stdout, stderr } = await doctor(args, text === undefined ? {} : { text });
    expect(stderr).toContain(`sovereign: `);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
