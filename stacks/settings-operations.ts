import { backupIntervals } from "../constructs/capabilities/backup-checks.ts";
import { weekdays } from "../constructs/capabilities/office-hours.ts";
import { z } from "../modules/lazy/zod.ts";
import { days, placeName, reason, text } from "./settings-groups.ts";

export const backups = () =>
  z()
    .strictObject({
      everyHours: z()
        .literal([...backupIntervals])
        .optional()
        .describe("Hours between two backups: what may be lost. Unset: what the size aims at."),
      retentionDays: days(7, 365).default(30).describe("Days that a backup is kept."),
      secondSite: z()
        .strictObject({
          region: placeName().describe("Another region of the same cloud."),
          within: z()
            .enum(["country", "eu"])
            .default("country")
            .describe("How far data may go: the deployment's own country, or any of the European Union."),
        })
        .optional()
        .describe("Where copies go. Unset: medium takes another region of the country, others their own."),
      oneSiteReason: reason()
        .optional()
        .describe("Why a size that keeps copies at a second site has none, for the auditor."),
    })
    .describe("Backups of database and documents.");

export const timeServers = () =>
  z()
    .array(
      z().strictObject({
        host: text(
          /^([a-z0-9-]+(\.[a-z0-9-]+)+|[0-9a-f:.]+)$/,
          "a name such as ntp.example.org, or an address",
        ).describe("Name, or address; with addresses alone the machines' firewalls open those alone."),
        authenticated: z()
          .boolean()
          .default(true)
          .describe("Whether it proves who it is (NTS, RFC 8915), which needs its name and TCP port 4460."),
      }),
    )
    .min(1)
    .max(8)
    .describe(
      "Servers that tell the machines the time, in place of three European ones that prove who they are; two have to agree. A machine whose clock nobody sets stays shut. Bastions keep to the European ones.",
    );

export const budget = () =>
  z()
    .strictObject({
      monthlyEur: z()
        .int()
        .min(1)
        .max(10_000_000)
        .optional()
        .describe(
          "What a month may cost, in euros without VAT. Unset: one and a half times the list price of the machines.",
        ),
      contacts: z()
        .array(z().email("an e-mail address"))
        .min(1)
        .max(10)
        .optional()
        .describe("Who is told when the month costs more. Unset: the owner."),
    })
    .describe("Somebody is told when spending reaches 50, 80 and 100 % of it. Nothing is stopped.");

const timeOfDay = () => text(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '"00:00" to "23:59", with quotes');

export const officeHours = () =>
  z()
    .strictObject({
      timeZone: z().string().max(60).describe('The clock that people follow, such as "Europe/Paris".'),
      days: z().array(z().enum(weekdays)).min(1).optional().describe("Unset: Monday to Friday."),
      start: timeOfDay().describe("When engines have to be there."),
      stop: timeOfDay().describe("When they may go, later on the same day."),
    })
    .describe("When the GPU machines run. The way it stops the bill differs by cloud; its README says how.");
