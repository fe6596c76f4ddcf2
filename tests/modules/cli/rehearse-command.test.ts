import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { snapshot, sovereign } from "./sovereign.ts";

const root = resolve(import.meta.dirname, "../../..");
const fixtures = join(root, "tests/fixtures/rehearsal");

const scratch = mkdtempSync(join(tmpdir(), "rehearse-command-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** An app as a user has it, with real state of an earlier deployment. */
function project(name: string): string {
  const path = join(scratch, name);
  cpSync(join(fixtures, "two-stacks"), path, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  mkdirSync(join(path, "cdktf.out"));
  writeFileSync(join(path, "cdktf.out", "manifest.json"), "precious");
  writeFileSync(join(path, "terraform.foundation.tfstate"), "precious");
  return path;
}

/** Without the link to installed packages, which is large. */
function snapshotOf(path: string): Record<string, string> {
  return snapshot(path, (name) => !name.startsWith("node_modules"));
}

const cdktf = join(root, "node_modules", ".bin", "cdktf");
const nodeMajor = Number(process.versions.node.split(".")[0]);
const noPty = "cdktf-cli 0.21 has no terminal binding for Node 24 and newer";

describe("sovereign rehearse -- cdktf", () => {
  // One test: the state lives as long as the command that is wrapped.
  it.skipIf(nodeMajor >= 24)(
    `synth, diff, deploy and destroy run, and leave the user's files alone (skipped where ${noPty})`,
    { timeout: 240_000 },
    async () => {
      const cwd = project("cdktf");
      const home = join(scratch, "home");
      mkdirSync(home);
      const before = snapshotOf(cwd);
      const all = "foundation compute --auto-approve";
      const script = [
        `"${cdktf}" synth`,
        `"${cdktf}" diff foundation`,
        `"${cdktf}" deploy ${all}`,
        `"${cdktf}" diff compute`,
        `"${cdktf}" destroy compute --auto-approve`,
      ].join("\n");
      const { code, stdout, stderr } = await sovereign(["rehearse", "--", "sh", "-ec", script], {
        cwd,
        env: { ...process.env, HOME: home },
      });
      const said = `${stdout}${stderr}`;
      expect({ code, said }).toMatchObject({ code: 0 });
      expect(said).toContain("Apply complete! Resources: 1 added");
      expect(said).toContain("No changes");
      expect(said).toContain("Destroy complete! Resources: 1 destroyed");
      expect(snapshotOf(cwd)).toEqual(before);
      expect(Object.keys(snapshot(home)).filter((name) => name.includes("terraform"))).toEqual([]);
    },
  );
});

describe("sovereign rehearse -- terraform", () => {
  const acme = join(fixtures, "acme");
  const facts = ["--schema", join(fixtures, "acme-schema.json")];

  it("works in a copy of the folder, through several commands, and exits with the command's code", async () => {
    const cwd = join(scratch, "plain");
    cpSync(acme, cwd, { recursive: true });
    writeFileSync(join(cwd, "precious.tfstate"), "precious");
    const before = snapshot(cwd);
    const script = [
      "terraform init",
      "terraform providers lock",
      "terraform apply -auto-approve",
      "terraform state list",
      "exit 7",
    ].join("\n");
    const { code, stdout, stderr } = await sovereign(["rehearse", ...facts, "--", "sh", "-ec", script], {
      cwd,
    });
    expect({ code, stderr }).toMatchObject({ code: 7 });
    expect(stdout).toContain("Apply complete! Resources: 3 added");
    expect(stdout).toContain("acme_server.pair[1]");
    expect(snapshot(cwd)).toEqual(before);
  });

  it("gives the command no credential, and the variables that were given", async () => {
    const env = { ...process.env, SCW_SECRET_KEY: "canary", TF_VAR_other: "canary" };
    const { code, stdout } = await sovereign(["rehearse", "--var", "name=value", "--", "env"], {
      cwd: scratch,
      env,
    });
    expect(code).toBe(0);
    expect(stdout).toContain("TF_VAR_name=value");
    expect(stdout).not.toContain("canary");
  });

  it("refuses provisioners before terraform runs", async () => {
    const cwd = join(scratch, "provisioner");
    mkdirSync(cwd);
    writeFileSync(
      join(cwd, "main.tf"),
      `resource "terraform_data" "x" {
        provisioner "local-exec" {
          command = "touch acted"
        }
      }`,
    );
    const { code, stderr } = await sovereign(["rehearse", "--", "terraform", "init"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "sovereign: provisioner: main.tf: a provisioner acts for real, also in a rehearsal, got local-exec",
    );
  });
});
