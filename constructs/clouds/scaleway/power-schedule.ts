import type { Construct } from "constructs";
import type { CommandRunner } from "../../capabilities/command-runner.ts";
import type { Identity } from "../../capabilities/identity.ts";
import type { Instance } from "../../capabilities/instance.ts";
import { cronOf } from "../../capabilities/office-hours.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { type NightBill, PowerSchedule, type PowerScheduleProps } from "../../capabilities/power-schedule.ts";
import { type PowerCommands, powerSteps } from "../../capabilities/power-steps.ts";
import { scalewayIdentity } from "./identity.ts";
import { bareId } from "./locality.ts";
import { scheduledJob } from "./scheduled-job.ts";

/**
 * Powers machines off through the API, which frees their hosts: a shutdown from inside leaves them in standby, at the
 * full price. Serverless jobs do it where a runner is given. The power state stays open in the template, so that a
 * machine that is off is no drift.
 */
export class ScalewayPowerSchedule extends PowerSchedule {
  readonly commands: PowerCommands;
  protected readonly actions = ["powered-off-by-api"] as const;

  constructor(scope: Construct, id: string, props: PowerScheduleProps) {
    super(scope, id, props);
    this.commands = {
      stop: this.machines.map((machine) => ["scw", ...powerArguments("stop", machine)].join(" ")),
      start: this.machines.map((machine) => ["scw", ...powerArguments("start", machine)].join(" ")),
      environment: ["SCW_ACCESS_KEY", "SCW_SECRET_KEY"],
    };
    if (props.runner === undefined) {
      const steps = powerSteps(this.placement.nameOf(this.name), this.hours, this.commands);
      leaveToOperator(this, "office-hours", `power-${this.name}`, steps);
    } else {
      for (const machine of this.machines) this.#schedule(machine, props.runner);
    }
  }

  get bill(): NightBill {
    return {
      stops: ["cores-and-memory", "gpu", "local-disk"],
      goesOn: ["root-disk", "volumes"],
      rules: this.rules,
    };
  }

  grantOperate(identity: Identity): void {
    const sets = ["InstancesReadOnly", "InstancesServerStart", "InstancesServerStop"];
    scalewayIdentity(identity).permit(this.placement.project, ...sets);
  }

  #schedule(machine: Instance, runner: CommandRunner): void {
    const { timeZone: timezone, days } = this.hours;
    for (const action of ["stop", "start"] as const) {
      const name = `${this.placement.nameOf(this.name)}-${action}-${machine.name}`;
      scheduledJob(this, `Job-${action}-${machine.name}`, {
        name,
        description: `${name} at ${this.hours[action]} (${timezone})`,
        runner,
        command: ["/scw"],
        args: powerArguments(action, machine),
        cron: { schedule: cronOf(this.hours[action], days), timezone },
        timeout: "15m",
      });
    }
  }
}

/** It waits for the end, so that a morning that finds no stock fails where somebody sees it. */
const powerArguments = (action: "start" | "stop", machine: Instance): string[] => [
  "instance",
  "server",
  action,
  bareId(machine.instanceId),
  `zone=${machine.zone}`,
  "--wait",
];
