import type { Problem } from "../../modules/problem/problem.ts";

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export type Weekday = (typeof weekdays)[number];

/** When people work, on their own clock. */
export interface OfficeHours {
  /** IANA name such as "Europe/Paris"; summer time is followed. */
  readonly timeZone: string;
  /** @default - Monday to Friday */
  readonly days?: readonly Weekday[];
  /** "HH:MM", on each of the days. */
  readonly start: string;
  /** "HH:MM", later on the same day. */
  readonly stop: string;
}

/** Hours of a week in which machines run; a week has 168. */
export const hoursPerWeek = ({ days, start, stop }: Required<OfficeHours>): number =>
  (new Set(days).size * (minutesOf(stop) - minutesOf(start))) / 60;

/** Times of day as cron takes them: `30 19 * * 1-5`. */
export function cronOf(time: string, days: readonly Weekday[]): string {
  const numbers = days.map((day) => (weekdays.indexOf(day) + 1) % 7).sort((a, b) => a - b);
  const [hours, minutes] = time.split(":").map(Number);
  return `${minutes} ${hours} * * ${[...new Set(numbers)].join(",")}`;
}

/** Problems of the hours. */
export const checkOfficeHours = (hours: OfficeHours): Problem[] => [
  ...checkTimeZone(hours.timeZone),
  ...checkDays(hours.days),
  ...checkTimes(hours),
];

function checkTimeZone(timeZone: string): Problem[] {
  if (/^[A-Z][A-Za-z_]+(?:\/[A-Za-z_-]+)*$/.test(timeZone) && isKnown(timeZone)) return [];
  const allowed = 'an IANA name such as "Europe/Paris"';
  const fix = "name the place whose clock the people follow";
  return [{ where: "timeZone", what: "is no time zone", got: `"${timeZone}"`, allowed, fix }];
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function checkDays(days: readonly Weekday[] | undefined): Problem[] {
  if (days === undefined) return [];
  const unknown = days.filter((day) => !weekdays.includes(day));
  const allowed = weekdays.join(", ");
  if (days.length === 0) {
    return [{ where: "days", what: "names no day", allowed, fix: "leave the machines out instead" }];
  }
  return unknown.map((day) => ({
    where: "days",
    what: "is no day",
    got: `"${day}"`,
    allowed,
    fix: "correct it",
  }));
}

function checkTimes({ start, stop }: OfficeHours): Problem[] {
  const malformed = Object.entries({ start, stop }).filter(
    ([, time]) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time),
  );
  if (malformed.length > 0) {
    const allowed = '"00:00" to "23:59"';
    return malformed.map(([where, time]) => ({
      where,
      what: "is no time of day",
      got: `"${time}"`,
      allowed,
      fix: "write hours and minutes with two digits each",
    }));
  }
  if (minutesOf(start) < minutesOf(stop)) return [];
  const what = `does not lie after the start at ${start}`;
  return [{ where: "stop", what, got: `"${stop}"`, fix: "state hours of one day; a night shift needs none" }];
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
