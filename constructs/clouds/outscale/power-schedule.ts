import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { FlexibleGpu } from "../../../.gen/outscale/flexible-gpu.js";
import { FlexibleGpuLink } from "../../../.gen/outscale/flexible-gpu-link.js";
import { refuseRunner } from "../../capabilities/command-runner.ts";
import type { Identity } from "../../capabilities/identity.ts";
import type { Instance } from "../../capabilities/instance.ts";
import { leaveToOperator } from "../../capabilities/post-deploy.ts";
import { type NightBill, PowerSchedule, type PowerScheduleProps } from "../../capabilities/power-schedule.ts";
import { type PowerCommands, powerSteps } from "../../capabilities/power-steps.ts";
import { reportProblem, reportProblems } from "../../capabilities/problems.ts";
import { OutscaleIdentity } from "./identity.ts";

const credentials = ["OSC_ACCESS_KEY", "OSC_SECRET_KEY"];

/** A GPU goes and comes by Terraform, which has to know: the stack's folder, and the keys of its state's bucket. */
const terraformVariables = ["STACK_FOLDER", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

const powerActions = ["api:ReadVms*", "api:StartVms", "api:StopVms"];
const gpuActions = [
  ...["Create", "Delete", "Link", "Unlink"].map((verb) => `api:${verb}FlexibleGpu`),
  ...["FlexibleGpus", "Nets", "SecurityGroups", "Subnets", "Volumes"].map((what) => `api:Read${what}`),
  "api:UpdateVm",
];

/**
 * Stops machines and releases their GPUs, which are charged until they are deleted, whatever their machine does.
 * Deleting a GPU's link starts the machine again, so the stop comes last. In the morning the stack is applied for the
 * GPUs alone: a new allocation may find none. Disks, addresses and programs stay.
 */
export class OutscalePowerSchedule extends PowerSchedule {
  readonly commands: PowerCommands;
  protected readonly actions = ["powered-off-by-api", "gpu-deleted"] as const;

  constructor(scope: Construct, id: string, props: PowerScheduleProps) {
    super(scope, id, props);
    reportProblems(this, () => refuseRunner(props.runner));
    this.commands = {
      stop: this.machines.map((machine) => this.#stop(machine)),
      start: this.machines.map((machine) => this.#start(machine)),
      environment: [...credentials, ...(this.#hasGpus ? terraformVariables : [])],
    };
    const steps = powerSteps(this.placement.nameOf(this.name), this.hours, this.commands);
    leaveToOperator(this, "office-hours", `power-${this.name}`, steps);
  }

  get bill(): NightBill {
    return {
      stops: this.#hasGpus ? ["cores-and-memory", "gpu"] : ["cores-and-memory"],
      goesOn: ["root-disk", "volumes"],
      rules: this.rules,
    };
  }

  grantOperate(identity: Identity): void {
    if (identity instanceof OutscaleIdentity) {
      identity.permit(...powerActions, ...(this.#hasGpus ? gpuActions : []));
      return;
    }
    const fix = "create one with this cloud's Identity";
    reportProblem(this, { where: identity.node.path, what: "is an identity of another cloud", fix });
  }

  get #hasGpus(): boolean {
    return this.machines.some((machine) => gpuAddresses(machine).length > 0);
  }

  #stop(machine: Instance): string {
    const stop = this.#api("StopVms", machine);
    const targets = gpuAddresses(machine);
    return targets.length === 0 ? stop : `${terraform("destroy", targets)} && ${stop}`;
  }

  #start(machine: Instance): string {
    const targets = gpuAddresses(machine);
    return targets.length === 0 ? this.#api("StartVms", machine) : terraform("apply", targets);
  }

  #api(call: "StartVms" | "StopVms", machine: Instance): string {
    return `OSC_REGION=${this.placement.region} octl iaas api ${call} --VmIds ${machine.instanceId}`;
  }
}

/** Addresses of a machine's GPUs and of their link. */
const gpuAddresses = (machine: Instance): string[] =>
  machine.node
    .findAll()
    .filter((each) => each instanceof FlexibleGpu || each instanceof FlexibleGpuLink)
    .filter((each) => TerraformResource.isTerraformResource(each))
    .map((each) => `${each.terraformResourceType}.${each.friendlyUniqueId}`);

const terraform = (command: "apply" | "destroy", targets: readonly string[]): string =>
  [
    `terraform -chdir="$STACK_FOLDER" ${command} -input=false -auto-approve`,
    ...targets.map((target) => `-target=${target}`),
  ].join(" ");
