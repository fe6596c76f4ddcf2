import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { snapshot, sovereign } from "./sovereign.ts";

const fixtures = resolve(import.meta.dirname, "../../fixtures/rehearsal");
const twoStacks = join(fixtures, "two-stacks");
const acme = join(fixtures, "acme");
const acmeFacts = [
  ...["--schema", join(fixtures, "acme-schema.json")],
  ...["--behaviour", join(fixtures, "acme-behaviour.json")],
];

const scratch = mkdtempSync(join(tmpdir(), "rehearse-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder for one test. */
function folder(name: string, files: Readonly<Record<string, string>> = {}): string {
  const path = join(scratch, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(path, file, ".."), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

describe("sovereign rehearse, on an app", () => {
  it("takes every stack through all steps, with outputs across stacks and protection lifted only in the copy", async () => {
    const before = snapshot(twoStacks);
    const { code, stdout } = await sovereign(["rehearse"], { cwd: twoStacks });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^foundation +1 .* ok$/m);
    expect(stdout).toMatch(/^compute +1 .* ok$/m);
    expect(stdout).toContain("prevent_destroy held for 1 resource;");
    expect(stdout).toContain("2 of 2 stacks rehearsed");
    expect(stdout).toContain("Rehearsed, not deployed.");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(snapshot(twoStacks)).toEqual(before);
  });

  it("rehearses what a named stack depends on as well, and stops where it is told", async () => {
    const { code, stdout } = await sovereign(["rehearse", "comp*", "--until", "plan"], { cwd: twoStacks });
    expect(code).toBe(0);
    // Its outputs are what the plan of the other needs.
    expect(stdout).toMatch(
      /^foundation +1( +\d+\.\d){4} +- +- +ok$|^foundation +1( +\d+\.\d){3} +- +- +ok$/m,
    );
    expect(stdout).toMatch(/^compute +1( +\d+\.\d){2} +- +- +- +ok$/m);
  });

  it("keeps plan, plan JSON and state for the auditor, readable by their owner alone", async () => {
    const kept = join(scratch, "kept");
    const { code, stdout } = await sovereign(["rehearse", `--keep=${kept}`], { cwd: twoStacks });
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain("readable by you alone");
    const files = readdirSync(kept, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.includes("."),
    );
    expect(files.sort()).toEqual(
      ["compute", "foundation"].flatMap((stack) =>
        ["plan.bin", "plan.json", "state.json"].map((file) => join(stack, file)),
      ),
    );
    for (const file of files) expect(statSync(join(kept, file)).mode & 0o777).toBe(0o600);
    const plan = JSON.parse(readFileSync(join(kept, "compute", "plan.json"), "utf8"));
    expect(plan.resource_changes).toHaveLength(1);
    const resource = (stack: string) => {
      const { values } = JSON.parse(readFileSync(join(kept, stack, "state.json"), "utf8"));
      return values.root_module.resources.find(({ type }: { type: string }) => type === "terraform_data")
        .values;
    };
    expect(resource("compute").input).toBe(resource("foundation").id);
  });

  it("skips what depends on a stack that failed, and rehearses the rest", async () => {
    const stacks = {
      broken: { resource: { terraform_data: { x: { input: `\${file("no-such-file")}` } } } },
      waiting: { resource: { terraform_data: { x: {} } } },
      free: { resource: { terraform_data: { x: {} } } },
    };
    const app = folder("half-broken", {
      "cdktf.json": JSON.stringify({ app: "node main.cjs" }),
      "main.cjs": `
        const { mkdirSync, writeFileSync } = require("node:fs");
        const out = process.env.CDKTF_OUTDIR;
        const manifest = { stacks: {} };
        for (const [name, configuration] of Object.entries(${JSON.stringify(stacks)})) {
          const workingDirectory = "stacks/" + name;
          mkdirSync(out + "/" + workingDirectory, { recursive: true });
          writeFileSync(out + "/" + workingDirectory + "/cdk.tf.json", JSON.stringify(configuration));
          manifest.stacks[name] = { name, workingDirectory, dependencies: name === "waiting" ? ["broken"] : [] };
        }
        writeFileSync(out + "/manifest.json", JSON.stringify(manifest));`,
    });
    const { code, stdout, stderr } = await sovereign(["rehearse"], { cwd: app });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^broken .* failed$/m);
    expect(stdout).toMatch(/^waiting .* skipped$/m);
    expect(stdout).toMatch(/^free +1 .* ok$/m);
    expect(stdout).toContain("no file exists at");
    expect(stderr).toContain("waiting: skipped, because broken failed");
    expect(stdout).toContain("1 of 3 stacks rehearsed");
  });

  it("gives an app no credential, and says what the app says when it fails", async () => {
    const app = folder("failing", {
      "cdktf.json": JSON.stringify({ app: "node main.cjs" }),
      "main.cjs": `
        const found = Object.keys(process.env).filter((name) => /^(SCW|AWS|TF_VAR)_|TOKEN/.test(name));
        console.error("credentials: " + (found.join() || "none"));
        process.exit(3);`,
    });
    const env = {
      ...process.env,
      SCW_SECRET_KEY: "canary",
      AWS_ACCESS_KEY_ID: "canary",
      TF_VAR_password: "canary",
      NPM_TOKEN: "canary",
    };
    const { code, stderr } = await sovereign(["rehearse"], { cwd: app, env });
    expect(code).toBe(2);
    expect(stderr).toContain("credentials: none");
    expect(stderr).toContain("sovereign: app: `node main.cjs` failed, got exit code 3");
  });

  it.each([
    [["nope"], /stack: the app has no such stack, got nope; allowed: foundation, compute/],
    [["computer"], /did you mean compute\?/],
    [["--until", "lunch"], /--until: no such step, got lunch; allowed: validate, plan, apply, destroy/],
    [["--binary", "no-such-terraform"], /terraform: cannot run no-such-terraform; fix: install/],
    [["--fail", "create"], /fault: no resource type, got create/],
    [["--fail", "create:scaleway_nope"], /no provider that is rehearsed has this resource type/],
    [["--var", "s3cret"], /^sovereign: --var: this names no variable; allowed: --var name=value$/m],
    [["--dir", "no-such-folder"], /no-such-folder: this is no folder/],
    [["--schema", "cdktf.json"], /cdktf\.json: this is no provider schema/],
    [["--keep", "/dev/null/x"], /\/dev\/null\/x: cannot keep plans in this folder, got ENOTDIR/],
    [["compute", "--", "ls"], /a command is rehearsed without stacks before it/],
    [["--", "no-such-command"], /there is no such command, got no-such-command/],
  ])("answers %j with one clear line", async (args, message) => {
    const { code, stderr, stdout } = await sovereign(["rehearse", ...args], { cwd: twoStacks });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(`${stderr}${stdout}`).not.toMatch(/s3cret|\n\s+at /);
  });

  it("refuses an old terraform", async () => {
    const old = folder("old", {
      terraform: `#!/bin/sh\necho '{"terraform_version":"1.10.5"}'\n`,
    });
    const binary = join(old, "terraform");
    chmodSync(binary, 0o755);
    const tooOld = await sovereign(["rehearse", "--binary", binary], { cwd: twoStacks });
    expect(tooOld).toMatchObject({ code: 2 });
    expect(tooOld.stderr).toContain("this version is too old, got 1.10.5; allowed: >= 1.11");
  });
});

describe("sovereign rehearse --dir", () => {
  it("rehearses a folder by the schema given, beside the user's state, lock and installed providers", async () => {
    const work = folder("user");
    cpSync(acme, work, { recursive: true });
    const precious = {
      "precious.tfstate": '{"version":4,"serial":7,"lineage":"real","resources":[]}',
      ".terraform.lock.hcl": 'provider "registry.terraform.io/acme/acme" {\n  version = "1.2.3"\n}\n',
      ".terraform/terraform.tfstate": '{"version":3}',
    };
    mkdirSync(join(work, ".terraform"));
    for (const [file, text] of Object.entries(precious)) writeFileSync(join(work, file), text);
    const home = folder("home", { ".terraform.d/credentials.tfrc.json": "{}", ".terraformrc": "garbage {" });
    const before = [snapshot(work), snapshot(home)];
    const { code, stdout } = await sovereign(["rehearse", "--dir", ".", ...acmeFacts], {
      cwd: work,
      env: { ...process.env, HOME: home, TF_CLI_CONFIG_FILE: join(home, ".terraformrc"), TF_DATA_DIR: work },
    });
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(/^user +3 .* ok$/m);
    expect(stdout).not.toContain("By schema alone");
    expect([snapshot(work), snapshot(home)]).toEqual(before);
  });

  it("takes the output of `terraform providers schema -json`, and lists what has no facts of behaviour", async () => {
    const { schema } = JSON.parse(readFileSync(join(fixtures, "acme-schema.json"), "utf8"));
    const full = folder("full", {
      "schema.json": JSON.stringify({
        format_version: "1.0",
        provider_schemas: { "registry.terraform.io/acme/acme": schema },
      }),
    });
    const { code, stdout } = await sovereign(
      ["rehearse", "--dir", acme, "--schema", join(full, "schema.json")],
      { cwd: scratch },
    );
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "By schema alone, with no facts of how the provider behaves: acme_network, acme_server.",
    );
  });

  it("finds modules beside and inside the folder, and lifts protection there too where they were copied", async () => {
    const protectedData =
      'resource "terraform_data" "x" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n';
    const tree = folder("tree", {
      "modules/shared/main.tf": 'resource "terraform_data" "x" {}\n',
      "live/inner/main.tf": protectedData,
      "live/main.tf": `
        module "shared" {
          source = "../modules/shared"
        }
        module "inner" {
          source = "./inner"
        }
        ${protectedData}`,
    });
    const before = snapshot(tree);
    const { code, stdout } = await sovereign(["rehearse", "--dir", "live"], { cwd: tree });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^live +3 .* ok$/m);
    expect(stdout).toContain("prevent_destroy held for 2 resources;");
    expect(snapshot(tree)).toEqual(before);
  });

  it("shows terraform's own message and fails with 1", async () => {
    const wrong = folder("wrong", { "main.tf": 'resource "terraform_data" "x" {\n  input = var.nope\n}\n' });
    const { code, stdout } = await sovereign(["rehearse", "--dir", wrong], { cwd: scratch });
    expect(code).toBe(1);
    expect(stdout).toContain("wrong: validate failed");
    expect(stdout).toContain("Reference to undeclared input variable");
  });

  it("fails when the second plan is not empty", async () => {
    const restless = folder("restless", {
      "main.tf": 'resource "terraform_data" "x" {\n  input = timestamp()\n}\n',
    });
    const { code, stdout } = await sovereign(["rehearse", "--dir", restless], { cwd: scratch });
    expect(code).toBe(1);
    expect(stdout).toContain("restless: re-plan failed");
    expect(stdout).toContain("the second plan is not empty");
    expect(stdout).toContain("terraform_data.x will be updated in-place");
  });

  it("takes values of variables", async () => {
    const variables = folder("variables", {
      "main.tf": `
        variable "a" {}
        variable "b" {
          type = number
        }
        resource "terraform_data" "x" {
          input = "\${var.a}-\${var.b}"
        }`,
      "b.tfvars": "b = 2\n",
    });
    const kept = join(scratch, "kept-variables");
    const args = ["--var", "a=one", "--var-file", "variables/b.tfvars", "--keep", kept];
    const { code } = await sovereign(["rehearse", "--dir", variables, ...args], { cwd: scratch });
    expect(code).toBe(0);
    expect(readFileSync(join(kept, "variables", "state.json"), "utf8")).toContain('"input":"one-2"');
  });
});

describe("sovereign rehearse refuses what would act for real", () => {
  const marker = join(scratch, "acted");
  const refused: readonly [string, string, RegExp][] = [
    [
      "provisioner",
      `resource "terraform_data" "x" {
        provisioner "local-exec" {
          command = "touch ${marker}"
        }
      }`,
      /provisioner: terraform_data\.x: a provisioner acts for real, also in a rehearsal, got local-exec/,
    ],
    [
      "external",
      `data "external" "x" {
        program = ["touch", "${marker}"]
      }`,
      /external: this provider cannot be rehearsed: it would act for real, got hashicorp\/external/,
    ],
    [
      "http",
      `data "http" "x" {
        url = "http://192.0.2.1/"
      }`,
      /got hashicorp\/http/,
    ],
    [
      "two",
      `resource "local_file" "x" {
        filename = "${marker}"
      }
      resource "null_resource" "x" {}`,
      /got hashicorp\/local[\s\S]*got hashicorp\/null/,
    ],
    [
      "remote",
      `data "terraform_remote_state" "other" {
        backend = "local"
        config  = { path = "/dev/null" }
      }`,
      /remote: this reads a state that no rehearsed stack writes.*got data\.terraform_remote_state\.other/,
    ],
  ];

  it.each(refused)("%s", async (name, text, message) => {
    const work = folder(name, { "main.tf": text });
    const { code, stderr } = await sovereign(["rehearse", "--dir", work], { cwd: scratch });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(readdirSync(scratch)).not.toContain("acted");
  });

  it("finds them in modules as well", async () => {
    const work = folder("nested", {
      "main.tf": 'module "m" {\n  source = "./m"\n}\n',
      "m/main.tf": `resource "terraform_data" "x" {
        provisioner "local-exec" {
          command = "touch ${marker}"
        }
      }
      data "terraform_remote_state" "other" {
        backend = "local"
        config  = { path = "/dev/null" }
      }`,
    });
    const { code, stderr } = await sovereign(["rehearse", "--dir", work], { cwd: scratch });
    expect(code).toBe(2);
    expect(stderr).toContain("got module.m.data.terraform_remote_state.other");
  });
});

describe("sovereign rehearse --fail", () => {
  const rehearse = (...fault: string[]) =>
    sovereign(["rehearse", "--dir", acme, ...acmeFacts, "--fail", ...fault], { cwd: scratch });

  it("shows what a failed create leaves behind, heals it and exits with 0", async () => {
    const { code, stdout } = await rehearse("create:acme_server", "--after", "1");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^acme +3 .* healed$/m);
    expect(stdout).toContain("acme: a fault struck in apply");
    expect(stdout).toContain("You would be left with 2 resources in state:");
    expect(stdout).toMatch(/^ {4}acme_network\.one\n {4}acme_server\.pair\[[01]\]$/m);
    expect(stdout).toContain("The same command again heals it: rehearsed.");
  });

  it("finds an object that is gone, and one that somebody changed, in the second plan", async () => {
    const gone = await rehearse("read:acme_network");
    expect(gone.code).toBe(0);
    expect(gone.stdout).toContain("acme: a fault struck in re-plan");
    expect(gone.stdout).toContain("acme_network.one will be created");
    const changed = await rehearse("read:acme_server:changed");
    expect(changed.code).toBe(0);
    expect(changed.stdout).toMatch(/acme_server\.pair\[\d\] will be updated in-place/);
  });

  it("gives an update something to undo, and lets it fail once", async () => {
    const { code, stdout } = await rehearse("update:acme_server");
    expect(code).toBe(0);
    expect(stdout).toContain("Rehearsed failure: update of acme_server");
  });

  it("shows what a failed destroy leaves behind", async () => {
    const { code, stdout } = await rehearse("destroy:acme_network");
    expect(code).toBe(0);
    expect(stdout).toContain("a fault struck in destroy");
    expect(stdout).toMatch(/left with 1 resource in state:\n {4}acme_network\.one/);
  });

  it("fails with 1 when nothing gave the fault a chance", async () => {
    const { code, stdout } = await rehearse("create:acme_server", "--after", "2");
    expect(code).toBe(1);
    expect(stdout).toContain("The fault create:acme_server never struck.");
  });
});
