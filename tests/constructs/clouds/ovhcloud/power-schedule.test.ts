import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import type { PowerScheduleProps } from "../../../../constructs/capabilities/power-schedule.ts";
import { OvhcloudPowerSchedule } from "../../../../constructs/clouds/ovhcloud/power-schedule.ts";
import { offers } from "../../../../modules/catalogue/offers.ts";
import { ovhcloudCase } from "../../../contracts/ovhcloud.ts";
import { partsOf } from "../../../contracts/parts.ts";
import { stepsIn } from "../../../contracts/steps.ts";
import { problemsOf, synthesize } from "../../../support/contract-stack.ts";
import { asApplied, runScript } from "../../../support/run-script.ts";

const parts = partsOf(ovhcloudCase);
const project = ovhcloudCase.placement.project;
const build = (stack: TerraformStack, wanted: Partial<PowerScheduleProps> = {}) =>
  new OvhcloudPowerSchedule(stack, "OfficeHours", {
    name: "office-hours",
    machines: [parts.instance(stack, parts.service(stack).network, ovhcloudCase.gpu)],
    timeZone: "Europe/Paris",
    start: "07:30",
    stop: "19:30",
    dataClass: "internal",
    ...wanted,
  });

describe("traps of OVHcloud's office hours", () => {
  it("a stopped machine keeps its host and its price: it is shelved", () => {
    const made = synthesize(ovhcloudCase, (stack) => void build(stack));
    const [step] = stepsIn(made, "power_office_hours_steps");
    const run = (action: string) =>
      runScript(asApplied(step?.files?.[`/usr/local/sbin/acme-office-hours-${action}`] ?? ""), {
        ovhcloud: "",
      });
    expect(run("stop").calls).toEqual([`ovhcloud cloud instance shelve id-0001 --cloud-project ${project}`]);
    expect(run("start").calls).toEqual([
      `ovhcloud cloud instance unshelve id-0001 --cloud-project ${project}`,
    ]);
  });

  it("a shelved machine's local disk becomes a snapshot, which is charged", () => {
    synthesize(ovhcloudCase, (stack) => {
      expect(build(stack).bill).toMatchObject({
        stops: expect.arrayContaining(["local-disk"]),
        goesOn: expect.arrayContaining(["snapshot"]),
      });
    });
  });

  it("every machine of the catalogue stops costing when it is shelved", () => {
    const rules = offers.filter(({ cloud }) => cloud === "ovhcloud").map(({ billing }) => billing.stopsWhen);
    expect(new Set(rules)).toEqual(new Set(["shelved"]));
  });

  it("the cloud runs nothing on a schedule: a runner is refused", () => {
    const image = `registry.example.org/cli@sha256:${"0".repeat(64)}`;
    const found = problemsOf(ovhcloudCase, (stack) => {
      build(stack, { runner: { image, credentials: parts.secrets(stack).secret("access") } });
    });
    expect(found).toEqual([expect.stringContaining("runner: has nothing here that could run it")]);
  });

  it("may shelve and unshelve machines of one project", () => {
    const made = synthesize(ovhcloudCase, (stack) => build(stack).grantOperate(parts.identity(stack)));
    expect(made.the("ovh_iam_policy")).toMatchObject({
      resources: [`urn:v1:eu:resource:publicCloudProject:${project}`],
      allow: ["get", "shelve", "unshelve"].map((each) => `publicCloudProject:apiovh:instance/${each}`),
    });
  });
});
