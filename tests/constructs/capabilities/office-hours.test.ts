import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkOfficeHours,
  cronOf,
  hoursPerWeek,
  type Weekday,
  weekdays,
} from "../../../constructs/capabilities/office-hours.ts";

const hours = { timeZone: "Europe/Paris", start: "07:30", stop: "19:45", days: ["Mon", "Fri"] } as const;

describe("office hours", () => {
  it("count what runs in a week, each day once", () => {
    expect(hoursPerWeek(hours)).toBe(24.5);
    expect(hoursPerWeek({ ...hours, days: ["Mon", "Mon"] })).toBe(12.25);
  });

  it("are a line of cron, whose week begins on Sunday", () => {
    expect(cronOf("07:05", ["Sun", "Mon", "Sat"])).toBe("5 7 * * 0,1,6");
  });

  it("name every day by one number", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom<Weekday>(...weekdays), { minLength: 1 }), (days) => {
        const [, , , , numbers = ""] = cronOf("00:00", days).split(" ");
        expect(
          numbers
            .split(",")
            .map((number) => weekdays[(Number(number) + 6) % 7])
            .sort(),
        ).toEqual([...days].sort());
      }),
    );
  });

  it.each(["Europe/Paris", "America/Argentina/Buenos_Aires", "UTC"])("take the clock of %s", (timeZone) => {
    expect(checkOfficeHours({ ...hours, timeZone })).toEqual([]);
  });

  it("refuse every text that is no time of day", () => {
    fc.assert(
      fc.property(fc.string(), (start) => {
        fc.pre(!/^([01]\d|2[0-3]):[0-5]\d$/.test(start));
        expect(checkOfficeHours({ ...hours, start })).toEqual([
          expect.objectContaining({ where: "start", what: "is no time of day" }),
        ]);
      }),
    );
  });
});
