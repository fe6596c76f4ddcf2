import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Runs the app as cdktf and `sovereign` do, in a folder of its own. */
function app(settings?: string, env: Record<string, string> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), "sovereign-app-"));
  if (settings !== undefined) writeFileSync(join(cwd, "sovereign.yaml"), settings);
  return new Promise<{ code: number; err: string; cwd: string }>((done) => {
    const { SOVEREIGN_CONFIG: _, CDKTF_OUTDIR: __, ...clean } = process.env;
    execFile(
      process.execPath,
      [join(root, "stacks/start.cjs")],
      { cwd, env: { ...clean, ...env } },
      (error, _out, err) => done({ code: Number(error?.code ?? 0), err, cwd }),
    );
  });
}

/** The first of the package's own deployments. */
const reference = readFileSync(join(root, "stacks/reference.yaml"), "utf8")
  .split(/^(?= {2}- name)/m)
  .slice(0, 2)
  .join("");

/** Every file below a folder, by name. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(folder.length),
        readFileSync(join(entry.parentPath, entry.name), "utf8"),
      ]),
  );
}

describe("the app", () => {
  it("writes the reference stacks, the same bytes in every folder and no path of the machine", async () => {
    const [first, second] = await Promise.all([app(), app()]);
    expect([first.code, first.err]).toEqual([0, ""]);
    const files = filesOf(join(first.cwd, "cdktf.out"));
    expect(Object.keys(files)).toContain("/stacks/small-scaleway-foundation/cdk.tf.json");
    expect(files).toEqual(filesOf(join(second.cwd, "cdktf.out")));
    const text = Object.values(files).join("\n");
    for (const path of [first.cwd, root]) expect(text).not.toContain(path);
  });

  it("takes sovereign.yaml of the folder, and writes where CDKTF_OUTDIR says", async () => {
    const { code, cwd } = await app(reference.replace("name: small-scaleway", "name: acme"), {
      CDKTF_OUTDIR: "out",
    });
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, "out/stacks")).sort()).toEqual(["acme-compute", "acme-foundation"]);
    expect(existsSync(join(cwd, "cdktf.out"))).toBe(false);
  });

  it("takes the file that SOVEREIGN_CONFIG names, and says when it cannot be read", async () => {
    const { code, err } = await app(undefined, { SOVEREIGN_CONFIG: "elsewhere.yaml" });
    expect(code).toBe(2);
    expect(err).toBe(
      "elsewhere.yaml: the settings file cannot be read, got ENOENT; fix: set SOVEREIGN_CONFIG to a readable file, or unset it\n",
    );
  });

  it("prints wrong settings one a line, exits with 2 and writes nothing", async () => {
    const wrong = reference
      .replace("region: fr-par", "region: fr-paris")
      .replace("size: small", "size: huge");
    const { code, err, cwd } = await app(wrong);
    expect(code).toBe(2);
    expect(err.split("\n")).toEqual([
      'sovereign.yaml:6 deployments[0].size: is not accepted, got "huge"; allowed: micro, small, medium',
      'sovereign.yaml:8 deployments[0].region: is no region of scaleway, got "fr-paris"; allowed: fr-par, nl-ams, pl-waw; fix: for example "fr-par"',
      "",
    ]);
    expect(existsSync(join(cwd, "cdktf.out"))).toBe(false);
  });

  it("prints what constructs refuse in every stack, exits with 2 and writes nothing", async () => {
    const deployment = reference.slice(reference.indexOf("  - name"));
    const two = `${reference}    gpuOffer: L4-1-24G\n${deployment.replace("name: small-scaleway", "name: other").replace("fr-par-2", "fr-par-1")}    gpuOffer: H100-1-80G\n`;
    const { code, err, cwd } = await app(two);
    expect(code).toBe(2);
    expect(err).toMatch(/^small-scaleway-compute\/Inference offer: mistral-small-3\.2-24b does not fit/m);
    expect(err).toMatch(
      /^other-compute\/Inference offer: fr-par-1 does not sell this machine, only fr-par-2, pl-waw-2, got "H100-1-80G"; allowed: L4-2-24G/m,
    );
    expect(err).not.toMatch(/^\s+at /m);
    expect(filesOf(join(cwd, "cdktf.out"))).toEqual({});
  });

  it("lets no secret of the environment into any byte it writes", async () => {
    const canary = "canary-5f2b8e";
    const { code, cwd } = await app(undefined, {
      SCW_ACCESS_KEY: `SCW${canary}`,
      SCW_SECRET_KEY: canary,
      AWS_ACCESS_KEY_ID: canary,
      AWS_SECRET_ACCESS_KEY: canary,
      TF_VAR_gateway_administrator_password: canary,
      CI_TOKEN: canary,
    });
    expect(code).toBe(0);
    expect(Object.values(filesOf(join(cwd, "cdktf.out"))).join("\n")).not.toContain(canary);
  });
});
