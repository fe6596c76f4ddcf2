import type { TerraformStack } from "cdktf";
import { describe, expect, it } from "vitest";
import { isUnavailable, required } from "../../constructs/capabilities/cloud.ts";
import type { Instance } from "../../constructs/capabilities/instance.ts";
import { hoursPerWeek } from "../../constructs/capabilities/office-hours.ts";
import type { PowerSchedule, PowerScheduleProps } from "../../constructs/capabilities/power-schedule.ts";
import { findOffer } from "../../modules/catalogue/offers.ts";
import { type ContractCase, problemsOf, synthesize } from "../support/contract-stack.ts";
import { partsOf } from "./parts.ts";

/** What a PowerSchedule must do on every cloud. */
export function powerScheduleContract(setting: ContractCase): void {
  const { cloud, gpu } = setting;
  const make = required(cloud, "PowerSchedule");
  const parts = partsOf(setting);
  const engine = (stack: TerraformStack): Instance => parts.instance(stack, parts.network(stack), gpu);
  const schedule = (stack: TerraformStack, props: Partial<PowerScheduleProps> = {}): PowerSchedule =>
    new make(stack, "OfficeHours", {
      name: "office-hours",
      machines: props.machines ?? [engine(stack)],
      timeZone: "Europe/Paris",
      start: "07:30",
      stop: "19:30",
      dataClass: "internal",
      ...props,
    });
  const made = (read: (made: PowerSchedule) => void) => synthesize(setting, (stack) => read(schedule(stack)));

  describe(`PowerSchedule on ${cloud.name}`, () => {
    it("says what stops costing, what goes on, and by whose word", () => {
      made(({ bill }) => {
        expect(bill.stops).toEqual(expect.arrayContaining(["cores-and-memory", "gpu"]));
        expect(bill.goesOn).toContain("volumes");
        expect(bill.stops.filter((charge) => bill.goesOn.includes(charge))).toEqual([]);
        expect(bill.rules).toEqual([findOffer(cloud.name, gpu.offer)?.billing]);
      });
    });

    it("runs commands that name their machines exactly", () => {
      made(({ commands }) => {
        for (const line of [...commands.stop, ...commands.start]) {
          expect(line).toMatch(/TfToken\[|-target=[a-z_]+\.[\w-]+/);
        }
        expect(commands.environment.every((name) => /^[A-Z][A-Z_]+$/.test(name))).toBe(true);
      });
    });

    it("leaves timers on the people's clock to a machine of theirs, without a secret", () => {
      const { json } = made(() => {});
      const [step] = (json.output as { power_office_hours_steps: { value: Step[] } }).power_office_hours_steps
        .value;
      const files = step?.files ?? {};
      expect(files["/etc/systemd/system/acme-office-hours-stop.timer"]).toContain(
        "OnCalendar=Mon,Tue,Wed,Thu,Fri 19:30 Europe/Paris",
      );
      expect(files["/etc/systemd/system/acme-office-hours-start.timer"]).toContain("07:30 Europe/Paris");
      expect(files["/etc/acme-office-hours.env"]).toMatch(/^(?:[A-Z_]+=\n)+$/);
      expect(step?.check).toContain("systemctl is-active");
    });

    it("counts a week's hours", () => {
      made(({ hours }) => expect(hoursPerWeek(hours)).toBe(60));
    });

    it.runIf(!isUnavailable(cloud.Identity))("lets an identity switch machines", () => {
      const { text } = synthesize(setting, (stack) => {
        schedule(stack).grantOperate(parts.identity(stack));
      });
      expect(text).toMatch(/Stop|shelve/);
      expect(text).not.toMatch(/FullAccess|instance\/\*/);
    });

    it.each([
      [{ machines: [] }, "machines: names no machine"],
      [{ timeZone: "Paris" }, 'timeZone: is no time zone, got "Paris"'],
      [{ timeZone: "+01:00" }, "timeZone: is no time zone"],
      [{ days: [] }, "days: names no day"],
      [{ days: ["Monday" as "Mon"] }, 'days: is no day, got "Monday"'],
      [{ start: "7:30" }, 'start: is no time of day, got "7:30"'],
      [{ start: "20:00" }, "stop: does not lie after the start at 20:00"],
      [{ name: "Office hours" }, "name: has a form that is not accepted"],
    ] satisfies [Partial<PowerScheduleProps>, string][])("refuses %j", (props, message) => {
      const found = problemsOf(setting, (stack) => void schedule(stack, props));
      expect(found).toEqual([expect.stringContaining(message)]);
    });
  });
}

interface Step {
  readonly files: Readonly<Record<string, string>>;
  readonly check: string;
}
