import { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { PowerScheduleProps } from "../../../../constructs/capabilities/power-schedule.ts";
import { ScalewayInstance } from "../../../../constructs/clouds/scaleway/instance.ts";
import { ScalewayPowerSchedule } from "../../../../constructs/clouds/scaleway/power-schedule.ts";
import { offers } from "../../../../modules/catalogue/offers.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { scalewayCase } from "../../../contracts/scaleway.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";
import { asApplied, runScript } from "../../../support/run-script.ts";

const parts = partsOf(scalewayCase);
const image = `registry.example.org/cli@sha256:${"0".repeat(64)}`;
const build = (stack: TerraformStack, wanted: Partial<PowerScheduleProps> = {}) =>
  new ScalewayPowerSchedule(stack, "OfficeHours", {
    name: "office-hours",
    machines: wanted.machines ?? [parts.instance(stack, parts.service(stack).network, scalewayCase.gpu)],
    timeZone: "Europe/Paris",
    days: ["Mon", "Sun"],
    start: "07:30",
    stop: "19:05",
    dataClass: "internal",
    ...wanted,
  });
const scheduled = () =>
  synthesize(scalewayCase, (stack) => {
    build(stack, { runner: { image, credentials: parts.secrets(stack).secret("access") } });
  });

describe("traps of Scaleway's office hours", () => {
  it("a machine that shuts itself down is in standby and charged: the API powers it off", () => {
    const jobs = scheduled().all("scaleway_job_definition");
    const id = expect.stringMatching(/^\$\{element\(split\("\/", scaleway_instance_server\./);
    expect(jobs.map(({ args }) => args)).toEqual([
      ["instance", "server", "start", id, "zone=fr-par-2", "--wait"],
      ["instance", "server", "stop", id, "zone=fr-par-2", "--wait"],
    ]);
  });

  it("every machine of the catalogue stops costing by a power-off", () => {
    const rules = offers.filter(({ cloud }) => cloud === "scaleway").map(({ billing }) => billing.stopsWhen);
    expect(new Set(rules)).toEqual(new Set(["powered-off-by-api"]));
  });

  it("a job's clock is UTC unless its time zone is written", () => {
    const crons = scheduled()
      .all("scaleway_job_definition")
      .map(({ cron }) => cron);
    expect(crons).toEqual([
      { schedule: "30 7 * * 0,1", timezone: "Europe/Paris" },
      { schedule: "5 19 * * 0,1", timezone: "Europe/Paris" },
    ]);
  });

  it("the environment of a job is plain text: its key comes as a file, from the secret", () => {
    for (const job of scheduled().all("scaleway_job_definition")) {
      expect(job.secret_reference).toEqual([
        expect.objectContaining({ secret_id: expect.stringMatching(/^\$\{scaleway_secret\./) }),
      ]);
      expect(Object.keys(job.env as object)).toEqual(["SCW_CONFIG_PATH", "SCW_DISABLE_CHECK_VERSION"]);
    }
  });

  it("an image that moves would run with a key that stops machines", () => {
    const found = problemsOf(scalewayCase, (stack) => {
      const credentials = parts.secrets(stack).secret("access");
      build(stack, { runner: { image: "scaleway/cli:latest", credentials } });
    });
    expect(found).toEqual([expect.stringContaining("runner.image: is not pinned")]);
  });

  it("may start and stop machines and nothing else", () => {
    const made = synthesize(scalewayCase, (stack) => build(stack).grantOperate(parts.identity(stack)));
    expect(made.the("scaleway_iam_policy").rule).toEqual([
      expect.objectContaining({
        permission_set_names: ["InstancesReadOnly", "InstancesServerStart", "InstancesServerStop"],
      }),
    ]);
  });

  it("a machine that cannot be stopped keeps no other one running", () => {
    const made = synthesize(scalewayCase, (stack) => {
      const network = parts.network(stack);
      const second = parts.instance(stack, network, scalewayCase.gpu);
      const first = new ScalewayInstance(stack, "First", {
        name: "first",
        network,
        tier: "app",
        userData: "#cloud-config\n",
        dataClass: "internal",
        ...scalewayCase.cpu,
      });
      build(stack, { machines: [first, second] });
    });
    const [step] = stepsIn(made, "power_office_hours_steps");
    const script = asApplied(step?.files?.["/usr/local/sbin/acme-office-hours-stop"] ?? "", "fr-par-2/id");
    const run = runScript(script, { scw: "exit 1" });
    expect(run.calls).toHaveLength(2);
    expect(run.exitCode).toBe(1);
    expect(runScript(script, { scw: "exit 0" }).exitCode).toBe(0);
  });

  it("refuses machines of another stack, whose commands it could not know", () => {
    const found = problemsOf(scalewayCase, (stack) => {
      const other = build(stack).machines;
      const elsewhere = new TerraformStack(stack.node.root, "other");
      scalewayCase.cloud.configure(elsewhere, scalewayCase.placement);
      build(elsewhere, { machines: other });
    });
    expect(found).toContainEqual(expect.stringContaining("machines: names a machine of another stack"));
  });
});
