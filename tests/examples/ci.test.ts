import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planDocument } from "../modules/audit/plan-of.ts";

const root = resolve(import.meta.dirname, "../..");
const ours = join(root, "examples/ci");
const scratch = mkdtempSync(join(tmpdir(), "sovereign-ci-"));
const [project, stubs, plans, temp, posted] = ["project", "stubs", "plans", "temp", "posted"].map((name) =>
  join(scratch, name),
) as [string, string, string, string, string];
afterAll(() => rmSync(scratch, { recursive: true }));

const bucket = (outbound: string) =>
  JSON.stringify(
    planDocument([
      {
        address: "scaleway_instance_security_group.g",
        values: { inbound_default_policy: "drop", outbound_default_policy: outbound, zone: "fr-par-2" },
      },
    ]),
  );

/** Stands for a program that is not ours: a rehearsal costs minutes, a forge is not there. */
function stub(name: string, script: string): void {
  writeFileSync(join(stubs, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(stubs, name), 0o755);
}

const env = {
  PATH: `${stubs}${delimiter}${process.env.PATH}`,
  RUNNER_TEMP: temp,
  GITHUB_BASE_REF: "main",
  GITHUB_STEP_SUMMARY: join(temp, "summary.md"),
  GITHUB_OUTPUT: join(temp, "output"),
  GITHUB_REPOSITORY: "acme/stack",
  PULL_REQUEST: "7",
  CI_PROJECT_DIR: project,
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
  CI_API_V4_URL: "https://gitlab.example.org/api/v4",
  CI_PROJECT_ID: "3",
  CI_MERGE_REQUEST_IID: "7",
  SOVEREIGN_TOKEN: "canary-token",
};
const shell = (script: string, more: Record<string, string> = {}) =>
  execa("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd: project,
    env: { ...env, ...more },
    reject: false,
    all: true,
  });

beforeAll(async () => {
  for (const folder of [project, stubs, temp, posted, join(plans, "before"), join(plans, "after")])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(plans, "before/compute.json"), bucket("drop"));
  writeFileSync(join(plans, "after/compute.json"), bucket("accept"));
  writeFileSync(join(plans, "after/new.json"), bucket("drop"));
  stub("npm", "exit 0");
  stub(
    "npx",
    `[ "$1" = sovereign ] || exit 9
shift
case "$1 $2" in
  "rehearse --keep="*)
    keep=\${2#--keep=}
    for plan in ${plans}/"$(basename "$keep")"/*.json; do
      mkdir -p "$keep/$(basename "$plan" .json)" && cp "$plan" "$keep/$(basename "$plan" .json)/plan.json"
    done ;;
  *) exec "${process.execPath}" --import "${join(root, "node_modules/tsx/dist/loader.mjs")}" "${join(root, "modules/cli/main.ts")}" "$@" ;;
esac`,
  );
  // What was posted last time is what the forge lists next time.
  const keep = (method: string) => `echo "${method} $*" >> ${posted}/calls`;
  stub(
    "gh",
    `${keep("gh")}\ncase "$*" in *--jq*) [ ! -e ${posted}/gh ] || echo 42 ;; *) touch ${posted}/gh ;; esac`,
  );
  stub(
    "curl",
    `${keep("curl")}
cat > ${posted}/config
case "$*" in
  *--request*) touch ${posted}/curl ;;
  *) if [ -e ${posted}/curl ]; then echo '[{"id":1,"body":"x"},{"id":42,"body":"<!-- sovereign-diff -->"}]'; else echo '[]'; fi ;;
esac`,
  );
  cpSync(ours, join(project, "ci"), { recursive: true });
  await shell(
    `git init -q -b main && git add . && git -c user.name=Acme -c user.email=it@example.org commit -q -m base
git clone -q --bare . ${scratch}/origin && git remote add origin ${scratch}/origin && git fetch -q origin`,
  );
});

const calls = () => readFileSync(join(posted, "calls"), "utf8").trimEnd().split("\n");

describe("the GitHub workflow", { timeout: 120_000 }, () => {
  const { jobs } = parse(readFileSync(join(ours, "github.yml"), "utf8"));
  const steps: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[] =
    jobs.diff.steps;

  it("plans, compares, comments, reports and ends as the comparison did", async () => {
    for (const { name, run } of steps) {
      if (run === undefined || name === "verdict") continue;
      const { exitCode, all } = await shell(run);
      expect([name, exitCode, all]).toEqual([name, 0, expect.anything()]);
    }
    const comment = readFileSync(join(temp, "comment.md"), "utf8");
    expect(comment).toContain("### Controls lost");
    expect(comment).toMatch(/From none to .*new\/plan\.json/);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toBe(comment);
    expect(readdirSync(join(project, "reports"))).toEqual(["compute.html", "new.html"]);
    expect(readFileSync(env.GITHUB_OUTPUT, "utf8")).toBe("code=1\n");
    const verdict = steps.find(({ name }) => name === "verdict")?.run ?? "";
    expect((await shell(verdict, { CODE: "1" })).exitCode).toBe(1);
  });

  it("posts a comment first and updates it the next time", async () => {
    await shell(`ci/comment-github.sh ${temp}/comment.md`);
    expect(calls().filter((call) => call.includes("--method"))).toEqual([
      expect.stringContaining("--method POST repos/acme/stack/issues/7/comments --field body=@"),
      expect.stringContaining("--method PATCH repos/acme/stack/issues/comments/42 --field body=@"),
    ]);
  });

  it("uses actions of a fixed major version", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(2);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });
});

describe("the GitLab job", { timeout: 120_000 }, () => {
  const { sovereignty } = parse(readFileSync(join(ours, "gitlab.yml"), "utf8"));

  it("plans, compares, posts a note, reports and ends as the comparison did", async () => {
    rmSync(join(project, "reports"), { recursive: true, force: true });
    // A runner joins the lines of a script into one.
    const { exitCode, all } = await shell(sovereignty.script.join("\n"));
    expect([exitCode, all]).toEqual([1, expect.anything()]);
    expect(readFileSync(join(project, "comment.md"), "utf8")).toContain("### Contrôles perdus");
    expect(readdirSync(join(project, "reports")).sort()).toEqual([
      "compute.html",
      "compute.xml",
      "new.html",
      "new.xml",
    ]);
    expect(sovereignty.artifacts.reports.junit).toBe("reports/*.xml");
  });

  it("posts a note first and updates it the next time, with the token on no command line", async () => {
    await shell("ci/comment-gitlab.sh comment.md");
    const notes = "https://gitlab.example.org/api/v4/projects/3/merge_requests/7/notes";
    expect(calls().filter((call) => call.includes("--request"))).toEqual([
      expect.stringMatching(`--request POST .*body@comment.md ${notes}$`),
      expect.stringMatching(`--request PUT .*body@comment.md ${notes}/42$`),
    ]);
    expect(calls().join()).not.toContain("canary-token");
    expect(readFileSync(join(posted, "config"), "utf8")).toContain("PRIVATE-TOKEN: canary-token");
  });
});

describe("comparing stacks", { timeout: 60_000 }, () => {
  it("stops with 2 where a plan cannot be read", async () => {
    mkdirSync(join(scratch, "broken/compute"), { recursive: true });
    writeFileSync(join(scratch, "broken/compute/plan.json"), "{");
    const { exitCode } = await shell(`ci/diff-stacks.sh ${temp}/before ${scratch}/broken ${temp}/broken.md`);
    expect(exitCode).toBe(2);
  });

  it("has every script that the jobs name, and names every script", () => {
    const jobs = ["github.yml", "gitlab.yml"].map((file) => readFileSync(join(ours, file), "utf8")).join();
    const named = new Set([...jobs.matchAll(/\bci\/([\w-]+\.sh)/g)].map(([, script = ""]) => script));
    expect([...named].filter((script) => !existsSync(join(ours, script)))).toEqual([]);
    expect(
      readdirSync(ours)
        .filter((file) => file.endsWith(".sh"))
        .sort(),
    ).toEqual([...named].sort());
  });
});
