import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import type { PowerScheduleProps } from "../../../../constructs/capabilities/power-schedule.ts";
import { OutscalePowerSchedule } from "../../../../constructs/clouds/outscale/power-schedule.ts";
import { loadPinnedProviders } from "../../../../modules/bindings/pinned.ts";
import { offers } from "../../../../modules/catalogue/offers.ts";
import { startOfflineProviders } from "../../../../modules/rehearsal/index.ts";
import { outscaleCase } from "../../../contracts/outscale.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";
import { asApplied, runScript } from "../../../support/run-script.ts";

const parts = partsOf(outscaleCase);
const { gpu, cpu, placement } = outscaleCase;
const build = (stack: TerraformStack, machine = gpu, wanted: Partial<PowerScheduleProps> = {}) =>
  new OutscalePowerSchedule(stack, "OfficeHours", {
    name: "office-hours",
    machines: [parts.instance(stack, parts.network(stack), machine)],
    timeZone: "Europe/Paris",
    start: "07:30",
    stop: "19:30",
    dataClass: "internal",
    ...wanted,
  });

/** What a script of the schedule runs, with stand-ins for the tools that reach the cloud. */
function runs(action: "start" | "stop", machine = gpu, terraform = "exit 0") {
  const made = synthesize(outscaleCase, (stack) => void build(stack, machine));
  const [step] = stepsIn(made, "power_office_hours_steps");
  const script = asApplied(step?.files?.[`/usr/local/sbin/acme-office-hours-${action}`] ?? "", "i-0001");
  return runScript(script, { terraform, octl: "echo $OSC_REGION" }, { STACK_FOLDER: "/srv/acme-compute" });
}

describe("traps of Outscale's office hours", () => {
  it("a GPU is charged while its machine is stopped: it is released, and the stop comes last, because the link's end starts the machine", () => {
    const { calls, output } = runs("stop");
    expect(calls).toEqual([
      expect.stringMatching(
        /^terraform -chdir=\/srv\/acme-compute destroy -input=false -auto-approve( -target=outscale_flexible_gpu(_link)?\.\S+){2}$/,
      ),
      "octl iaas api StopVms --VmIds i-0001",
    ]);
    expect(output.trim()).toBe(placement.region);
  });

  it("a GPU that could not be released fails the evening", () => {
    expect(runs("stop", gpu, "exit 1")).toMatchObject({ exitCode: 1 });
  });

  it("a machine without a GPU is only stopped", () => {
    expect(runs("stop", cpu).calls).toEqual(["octl iaas api StopVms --VmIds i-0001"]);
    expect(runs("start", cpu).calls).toEqual(["octl iaas api StartVms --VmIds i-0001"]);
    synthesize(outscaleCase, (stack) => {
      expect(build(stack, cpu).bill.stops).toEqual(["cores-and-memory"]);
    });
  });

  it("the evening takes GPUs alone and the morning brings them back: nothing else changes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "office-hours-"));
    const cwd = join(folder, "stacks", "night");
    const providers = await startOfflineProviders(loadPinnedProviders());
    try {
      const app = new App({ outdir: folder });
      const stack = new TerraformStack(app, "night");
      outscaleCase.cloud.configure(stack, { ...placement, environment: "development" });
      stack.addOverride("terraform.backend", { local: { path: "state.json" } });
      const { commands } = build(stack);
      app.synth();
      const shell = (line: string) =>
        execa("sh", ["-c", `${line} -no-color`], { env: { ...providers.env, STACK_FOLDER: cwd } });
      const terraform = (...args: string[]) => execa("terraform", args, { cwd, env: providers.env });
      const planned = async () => {
        await terraform("plan", "-input=false", "-out=plan");
        const { resource_changes } = JSON.parse((await terraform("show", "-json", "plan")).stdout);
        return (resource_changes as { type: string; change: { actions: string[] } }[])
          .filter(({ change }) => change.actions.join() !== "no-op")
          .map(({ type, change }) => `${change.actions.join()} ${type}`);
      };
      await terraform("init", "-input=false");
      await terraform("apply", "-input=false", "-auto-approve");
      await shell(commands.stop[0]?.split(" && ")[0] ?? "");
      expect(await planned()).toEqual(["create outscale_flexible_gpu", "create outscale_flexible_gpu_link"]);
      await shell(commands.start[0] ?? "");
      expect(await planned()).toEqual([]);
    } finally {
      await providers.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);

  it("every machine of the catalogue stops costing by a stop or by its GPU's end", () => {
    const rules = offers.filter(({ cloud }) => cloud === "outscale").map(({ billing }) => billing.stopsWhen);
    expect([...new Set(rules)].sort()).toEqual(["gpu-deleted", "powered-off-by-api"]);
  });

  it("the cloud runs nothing on a schedule: a runner is refused", () => {
    const image = `registry.example.org/cli@sha256:${"0".repeat(64)}`;
    const credentials = { name: "key", path: "/acme/key", id: "1" };
    const found = problemsOf(
      outscaleCase,
      (stack) => void build(stack, gpu, { runner: { image, credentials } }),
    );
    expect(found).toEqual([expect.stringContaining("runner: has nothing here that could run it")]);
  });

  it("may name API calls alone: those that stop, start and read, and GPUs where there are some", () => {
    const document = (machine: typeof gpu) => {
      const made = synthesize(outscaleCase, (stack) =>
        build(stack, machine).grantOperate(parts.identity(stack)),
      );
      return String(made.the("outscale_policy").document);
    };
    expect(document(cpu)).not.toContain("FlexibleGpu");
    expect(document(gpu)).toContain("api:DeleteFlexibleGpu");
    expect(document(gpu)).not.toContain("api:DeleteVms");
  });
});
