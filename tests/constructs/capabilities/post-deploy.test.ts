import { App, TerraformStack, Testing } from "cdktf";
import { describe, expect, it } from "vitest";
import { describe as describeResources, manifestOf } from "../../../constructs/capabilities/manifest.ts";
import {
  byHand,
  leaveToOperator,
  type PostDeployStep,
} from "../../../constructs/capabilities/post-deploy.ts";
import {
  everyHoursCalendar,
  everyHoursCron,
  everyHoursWords,
  timerStep,
} from "../../../constructs/capabilities/timer-step.ts";
import { readManifest } from "../../../modules/audit/manifest.ts";
import { scalewayCase } from "../../contracts/scaleway.ts";

const step: PostDeployStep = {
  name: "export",
  purpose: "Export the log",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own
  files: { "/usr/local/sbin/export": "#!/bin/sh\necho ${HOME:-none} %{if}\n" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own
  commands: ['sh /usr/local/sbin/export "${1:-x}"'],
  check: "test -e /run/exported",
};
const built = (steps: readonly PostDeployStep[]) => {
  const stack = new TerraformStack(new App({ outdir: "never-written" }), "one");
  scalewayCase.cloud.configure(stack, scalewayCase.placement);
  describeResources(stack, { dataClass: "internal" });
  leaveToOperator(stack, "audit-trail", "audit-trail", steps);
  return stack;
};

describe("steps that are left to an operator", () => {
  it("are an output whose scripts Terraform does not read as its own", () => {
    const { output } = JSON.parse(Testing.synth(built([step])));
    expect(output.audit_trail_steps.value).toEqual([
      {
        ...step,
        files: { "/usr/local/sbin/export": "#!/bin/sh\necho $${HOME:-none} %%{if}\n" },
        commands: ['sh /usr/local/sbin/export "$${1:-x}"'],
      },
    ]);
  });

  it("stand in the manifest, which an audit still reads", () => {
    const manifest = manifestOf(built([step]));
    expect(manifest["output.audit_trail_steps"]).toMatchObject({
      dataClass: "internal",
      byHand: { control: "audit-trail", steps: ["Export the log"] },
    });
    const outputs = [{ name: "__sovereign_manifest", pointer: "/outputs/0", value: manifest }];
    expect(readManifest({ outputs } as unknown as Parameters<typeof readManifest>[0])).toHaveProperty(
      "entries",
    );
  });

  it("make no output where there are none", () => {
    const stack = built([]);
    expect(JSON.parse(Testing.synth(stack)).output).toBeUndefined();
    expect(stack.node.findAll().filter((each) => byHand(each) !== undefined)).toEqual([]);
  });
});

describe("a step with a timer", () => {
  const { files = {}, commands } = timerStep(
    { name: "schedule", purpose: "Back up" },
    {
      unit: "backup",
      script: "#!/bin/sh\n",
      onCalendar: "daily",
      environment: ["KEY"],
      rights: "A key that may",
    },
  );

  it("asks for its variables in a file that only root reads, and holds no value", () => {
    expect(files["/etc/backup.env"]).toBe("# A key that may\nKEY=\n");
    expect(commands[0]).toBe("chmod 600 /etc/backup.env");
  });

  it("runs as nobody in particular and makes up for a missed run", () => {
    expect(files["/etc/systemd/system/backup.service"]).toMatch(
      /DynamicUser=yes\n[\s\S]*ProtectSystem=strict/,
    );
    expect(files["/etc/systemd/system/backup.timer"]).toContain("OnCalendar=daily\nPersistent=yes");
  });

  it("runs once a day, or every few hours of it", () => {
    expect([24, 4].map(everyHoursCalendar)).toEqual(["*-*-* 01:17:00 UTC", "*-*-* 0/4:17:00 UTC"]);
    expect([24, 4].map(everyHoursCron)).toEqual(["17 1 * * *", "17 */4 * * *"]);
    expect([24, 4, 1].map(everyHoursWords)).toEqual(["every day", "every 4 hours", "every hour"]);
  });
});
