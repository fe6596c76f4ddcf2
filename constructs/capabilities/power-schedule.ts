import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { BillingRule } from "../../modules/catalogue/cloud.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName } from "./checks.ts";
import { type CommandRunner, checkCommandRunner } from "./command-runner.ts";
import type { Identity } from "./identity.ts";
import type { Instance } from "./instance.ts";
import { checkOfficeHours, type OfficeHours, weekdays } from "./office-hours.ts";
import type { PowerCommands } from "./power-steps.ts";
import { reportProblems } from "./problems.ts";

export interface PowerScheduleProps extends CapabilityProps, OfficeHours {
  /** Name inside the deployment, such as "office-hours". */
  readonly name: string;
  /** Machines of the same stack that run in office hours only. */
  readonly machines: readonly Instance[];
  /** Runs the commands inside the cloud, where it can. @default - the output `power_<name>_steps` tells how a machine of yours does */
  readonly runner?: CommandRunner;
}

/** Parts of a machine's price. */
export type Charge = "cores-and-memory" | "gpu" | "local-disk" | "root-disk" | "volumes" | "snapshot";

/** What a night off saves, and what goes on costing. */
export interface NightBill {
  /** No longer charged once the evening's commands ran. */
  readonly stops: readonly Charge[];
  /** Charged day and night. */
  readonly goesOn: readonly Charge[];
  /** What the catalogue knows of it, with its sources: also what looks like stopping and is none. */
  readonly rules: readonly BillingRule[];
}

/** Office hours for machines: in the evening their bill stops, in the morning they are there again. */
export abstract class PowerSchedule extends Capability {
  readonly name: string;
  readonly machines: readonly Instance[];
  readonly hours: Required<OfficeHours>;
  abstract readonly bill: NightBill;
  /** What the evening and the morning run, whoever runs it. */
  abstract readonly commands: PowerCommands;
  /** What the commands do to a machine, in the catalogue's words. */
  protected abstract readonly actions: readonly BillingRule["stopsWhen"][];

  constructor(scope: Construct, id: string, props: PowerScheduleProps) {
    super(scope, id, props, () => checkPowerScheduleProps(props));
    const { timeZone, days = weekdays.slice(0, 5), start, stop } = props;
    this.name = props.name;
    this.machines = [...new Map(props.machines.map((machine) => [machine.name, machine])).values()];
    this.hours = { timeZone, days, start, stop };
    reportProblems(this, () => props.machines.flatMap((machine) => this.#checkMachine(machine)));
  }

  /** Lets an identity run the commands and, as far as the cloud can tell them apart, nothing else. */
  abstract grantOperate(identity: Identity): void;

  /** Rules of the machines' offers, each once. */
  protected get rules(): readonly BillingRule[] {
    const known = this.machines.map(({ offer }) => findOffer(this.placement.cloud, offer)?.billing);
    return [...new Set(known)].filter((rule) => rule !== undefined);
  }

  #checkMachine(machine: Instance): Problem[] {
    const where = "machines";
    const got = machine.name;
    const rule = findOffer(this.placement.cloud, machine.offer)?.billing;
    const what = "names a machine whose bill no command stops";
    const costly: Problem[] =
      rule === undefined || this.actions.includes(rule.stopsWhen)
        ? []
        : [{ where, what, got, allowed: this.actions.join(", "), fix: "leave it out, or destroy it" }];
    if (TerraformStack.of(machine) === TerraformStack.of(this)) return costly;
    const fix = "put the schedule beside its machines";
    return [...costly, { where, what: "names a machine of another stack", got, fix }];
  }
}

/** Problems of the props, before any cloud is asked. */
export const checkPowerScheduleProps = (props: PowerScheduleProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkOfficeHours(props),
  ...checkMachines(props.machines),
  ...checkCommandRunner(props.runner),
];

function checkMachines(machines: readonly Instance[]): Problem[] {
  if (machines.length === 0) {
    return [{ where: "machines", what: "names no machine", fix: "name those that nobody needs at night" }];
  }
  const names = machines.map(({ name }) => name);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({
      where: "machines",
      what: "names a machine twice",
      got: `"${name}"`,
      fix: "name it once",
    }));
}
