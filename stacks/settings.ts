import type { output } from "zod";
import { dataClasses } from "../constructs/capabilities/data-class.ts";
import { z } from "../modules/lazy/zod.ts";
import { hosting, images, placeName, reason, retention, signIn, state, text } from "./settings-groups.ts";
import { backups, budget, officeHours, timeServers } from "./settings-operations.ts";
import { teams } from "./settings-teams.ts";
import type { SizeProfile } from "./size-profile.ts";

/** What the app can deploy; settings may name nothing else. */
export interface Choices {
  readonly clouds: readonly string[];
  /** By name, the smallest first. */
  readonly sizes: Readonly<Record<string, SizeProfile>>;
}

export const environments = ["production", "staging", "development"] as const;

const name = () =>
  text(/^[a-z](?:[a-z0-9-]{1,22}[a-z0-9])$/, '3 to 24 of a–z, 0–9 and "-", starting with a letter');
const domain = () =>
  text(
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "a DNS name in lower case, without a scheme or a final stop",
  );
/** One deployment. Every setting is documented here once; the editors' JSON Schema is made from it. */
export const deploymentSchema = (choices: Choices) =>
  z()
    .strictObject({
      name: name().describe("Names the stacks and starts every resource's name. Unique in the file."),
      size: z()
        .enum(Object.keys(choices.sizes))
        .describe("The reference stack: micro is for fewer than 10 people, small for 50, medium for 250."),
      cloud: z().enum(choices.clouds).describe("The cloud that everything runs on."),
      region: placeName().describe("The cloud's region. Every resource states it."),
      zone: placeName().describe("The zone of the machines, inside the region."),
      secondZone: placeName()
        .optional()
        .describe(
          "The zone of the second engine and front machine, where the size has two. Unset: the region's first other one with a GPU machine on which the model fits.",
        ),
      oneZoneReason: reason()
        .optional()
        .describe("Why both engines of the size stand in one zone, for the auditor. Unset: they may not."),
      project: text(/^[A-Za-z0-9-]{8,64}$/, "an id of 8 to 64 letters, digits and hyphens").describe(
        "The id of the cloud's project (or account) that owns the resources. One per environment.",
      ),
      organisation: z().string().min(2).max(80).describe("The organisation that answers for the data."),
      country: text(/^[A-Z]{2}$/, "two capital letters (ISO 3166)")
        .optional()
        .describe("The organisation's seat, such as FR. Some models' licences ask for it."),
      annualRevenueEur: z()
        .number()
        .min(0)
        .optional()
        .describe("Consolidated revenue of the last year in euros. Some models' licences ask for it."),
      monthlyRevenueEur: z()
        .number()
        .min(0)
        .optional()
        .describe("Highest consolidated revenue of a single month in euros. Few licences ask for it."),
      owner: z().email("an e-mail address").describe("Who is called when something breaks."),
      environment: z().enum(environments).default("production").describe("What the deployment is for."),
      domain: domain().describe("The DNS name under which people reach the service."),
      adminCidrs: z()
        .array(z().string())
        .min(1)
        .max(32)
        .describe("The only networks that administrators come from, as CIDR."),
      operatorKeys: z()
        .array(
          text(
            /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/]+=*(?: .*)?$/,
            "a line of a .pub file",
          ),
        )
        .min(1)
        .max(32)
        .describe("Public SSH keys of those who may hand secrets over to the machines."),
      model: z().string().optional().describe("A model of the catalogue. Unset: the size's own choice."),
      gpuOffer: z()
        .string()
        .optional()
        .describe("The cloud's GPU machine. Unset: the cheapest one of the zone on which the model fits."),
      contextTokens: z()
        .int()
        .min(2048)
        .max(1_048_576)
        .optional()
        .describe("Longest prompt plus answer, in tokens. Unset: the size's own choice."),
      people: z()
        .int()
        .min(1)
        .max(Math.max(...Object.values(choices.sizes).map((size) => size.people)))
        .optional()
        .describe("People who will use it. Unset: the most that the size is made for."),
      concurrentRequests: z()
        .int()
        .min(1)
        .max(512)
        .optional()
        .describe("Answers written at the same time at peak. Unset: a tenth of the people."),
      dataClasses: z()
        .array(z().enum(dataClasses))
        .min(1)
        .default(["internal", "personal"])
        .describe("The kinds of data that will be processed; the strictest one rules."),
      hosting: hosting(),
      hostingReason: reason()
        .optional()
        .describe(
          "Why the place is qualified although the catalogue does not hold it as such: the document that says so, for the auditor.",
        ),
      hdsContract: reason()
        .optional()
        .describe(
          "The contract for hosting health data, for the auditor: its number, its date and that it covers the managed database. Health data needs one.",
        ),
      weightsManifest: z()
        .string()
        .min(1)
        .max(500)
        .optional()
        .describe(
          "File of the model's files and their SHA-256, one `sum  path` a line as `sha256sum` writes it; relative to this file.",
        ),
      trustedAuthorities: z()
        .array(z().string().min(1).max(500))
        .max(20)
        .default([])
        .describe(
          "Files with certificates of your own authorities, PEM, relative to this file: every machine believes what they sign, such as your identity provider.",
        ),
      timeServers: timeServers().optional(),
      services: z()
        .record(
          text(/^[a-z][A-Za-z0-9]{1,30}$/, "the cloud's word for a service"),
          text(/^[A-Za-z0-9._-]{1,100}$/, "an id or a host"),
        )
        .default({})
        .describe(
          "Ids of services that the cloud sells apart and that are ordered beforehand, by the words of its README. No secrets.",
        ),
      images: images().prefault({}),
      signIn: signIn().prefault({}),
      teams: teams(),
      retention: retention().prefault({}),
      backups: backups().prefault({}),
      budget: budget().prefault({}),
      officeHours: officeHours().optional(),
      dnsZone: domain()
        .optional()
        .describe(
          "Zone of the domain that this cloud serves and that exists already. Unset: you keep the names.",
        ),
      state: state().prefault({ backend: "local" }),
    })
    .describe("One deployment: one stack of one size on one cloud.");

/** The whole file. */
export const settingsSchema = (choices: Choices) =>
  z()
    .strictObject({
      deployments: z().array(deploymentSchema(choices)).min(1).describe("The deployments, one or several."),
    })
    .describe("Settings of sovereign-ai-stack.");

export type DeploymentSettings = output<ReturnType<typeof deploymentSchema>>;
export type StateSettings = DeploymentSettings["state"];

/** What editors read: the same rules, as far as JSON Schema can say them. */
export function settingsJsonSchema(choices: Choices): Record<string, unknown> {
  return z().toJSONSchema(settingsSchema(choices), { io: "input" });
}
