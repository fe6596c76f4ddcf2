import type { Construct } from "constructs";
import { refuseRunner } from "../../capabilities/command-runner.ts";
import type { Identity } from "../../capabilities/identity.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { type NightBill, PowerSchedule, type PowerScheduleProps } from "../../capabilities/power-schedule.ts";
import { type PowerCommands, powerSteps } from "../../capabilities/power-steps.ts";
import { reportProblems } from "../../capabilities/problems.ts";
import { ovhcloudIdentity } from "./identity.ts";

/**
 * Shelves machines, which frees their hosts; a machine that is only stopped keeps its host and its price. The cloud
 * runs nothing on a schedule: a machine or pipeline of yours does. The template ignores the power state, so that a
 * shelved machine is no drift.
 */
export class OvhcloudPowerSchedule extends PowerSchedule {
  readonly commands: PowerCommands;
  protected readonly actions = ["shelved"] as const;

  constructor(scope: Construct, id: string, props: PowerScheduleProps) {
    super(scope, id, props);
    reportProblems(this, () => refuseRunner(props.runner));
    this.commands = {
      stop: this.machines.map((machine) => this.#command("shelve", machine.instanceId)),
      start: this.machines.map((machine) => this.#command("unshelve", machine.instanceId)),
      environment: ["OVH_ENDPOINT", "OVH_CLIENT_ID", "OVH_CLIENT_SECRET"],
    };
    const steps = powerSteps(this.placement.nameOf(this.name), this.hours, this.commands);
    leaveToOperator(this, "office-hours", `power-${this.name}`, steps);
  }

  get bill(): NightBill {
    return {
      stops: ["cores-and-memory", "gpu", "local-disk"],
      goesOn: ["volumes", "snapshot"],
      rules: this.rules,
    };
  }

  grantOperate(identity: Identity): void {
    const urn = `urn:v1:eu:resource:publicCloudProject:${this.placement.project}`;
    const actions = ["get", "shelve", "unshelve"].map((each) => `publicCloudProject:apiovh:instance/${each}`);
    ovhcloudIdentity(identity).permit(urn, ...actions);
  }

  #command(action: "shelve" | "unshelve", instanceId: string): string {
    return `ovhcloud cloud instance ${action} ${instanceId} --cloud-project ${this.placement.project}`;
  }
}
