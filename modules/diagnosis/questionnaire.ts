import { z } from "zod";
import { dataClasses } from "../sizing/wish.ts";
import { works } from "../sizing/works.ts";
import { toolUses } from "./knowledge/tool.ts";

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, "one line of text");
const lines = z.array(line).max(50);
const country = z.string().regex(/^[A-Z]{2}$/, "two capital letters (ISO 3166), such as FR");
const place = z.string().regex(/^(?:[A-Z]{2}|EEA)$/, "two capital letters (ISO 3166), or EEA");
const eur = z.number().min(0).max(1e12);

const organisation = z
  .strictObject({
    name: line.describe("The organisation's name."),
    country: country.describe("Its seat, such as FR."),
    people: z.int().min(1).max(1_000_000).describe("People who work there."),
    annualRevenueEur: eur.optional().describe("Revenue of the last year. Some models' licences ask for it."),
    contact: line.optional().describe("Who answers for the register of processing: name and address."),
    dataProtectionOfficer: line.optional().describe("The data protection officer, where there is one."),
  })
  .describe("Who is looked at.");

const tool = z.strictObject({
  tool: line.describe("The tool's name, as people say it."),
  use: z.enum(toolUses).describe("What it is used for."),
  data: z.array(z.enum(dataClasses)).min(1).describe("The kinds of data that go into it."),
  people: z.int().min(1).max(1_000_000).optional().describe("People who use it. Unset: unknown."),
  essential: z.boolean().default(false).describe("Whether work stops without it."),
  hostedIn: z
    .array(place)
    .min(1)
    .max(30)
    .optional()
    .describe("Where your contract says that the data is kept. Unset: what is known of the tool."),
  operator: z
    .strictObject({
      name: line.describe("The company that you have the contract with."),
      country: country.describe("Its seat."),
      parentName: line.optional().describe("The company that controls it, where there is one."),
      parentCountry: country.optional().describe("That company's seat."),
    })
    .optional()
    .describe("Who runs it, by your contract. Unset: what is known of the tool."),
  contract: z
    .enum(["signed", "none", "unknown"])
    .default("unknown")
    .describe("Whether a contract on the processing of data is signed (GDPR, article 28)."),
  export: z
    .enum(["tested", "untested", "unknown"])
    .default("unknown")
    .describe("Whether somebody got all data out of it once, as a test."),
  monthlyCostEur: eur.optional().describe("What it costs in a month, without VAT."),
});

const activity = z.strictObject({
  name: line.describe("What is done, such as recruitment."),
  purposes: lines.default([]).describe("What for."),
  persons: lines.default([]).describe("Whose data: staff, applicants, customers …"),
  dataCategories: lines.default([]).describe("Which data: identity, contact, career …"),
  recipients: lines.default([]).describe("Who receives the data, beside the tools named here."),
  retention: lines.default([]).describe("How long it is kept, by category."),
  measures: lines.default([]).describe("Technical and organisational measures."),
  tools: lines.default([]).describe("The tools above in which it happens, by name."),
});

const target = z
  .strictObject({
    work: z
      .array(z.enum(works.map(({ name }) => name)))
      .min(1)
      .optional()
      .describe("What an AI of your own is wanted for. Unset: what the tools above are used for."),
    country: country
      .optional()
      .describe("The country in which the machines must stand. Unset: any of the EU."),
    people: z.int().min(1).max(1_000_000).optional().describe("People who will use it. Unset: all."),
  })
  .prefault({})
  .describe("What is wanted instead.");

/** The questionnaire of `sovereign diagnose`. Every question is documented here once. */
export const questionnaireSchema = z.strictObject({
  organisation,
  tools: z.array(tool).max(500).default([]).describe("The tools in use today."),
  activities: z
    .array(activity)
    .max(500)
    .default([])
    .describe("What is done with personal data, for the register of processing (GDPR, article 30)."),
  target,
});

export type Questionnaire = z.infer<typeof questionnaireSchema>;
export type ToolInUse = Questionnaire["tools"][number];
export type Activity = Questionnaire["activities"][number];

export function questionnaireJsonSchema(): object {
  return z.toJSONSchema(questionnaireSchema, { io: "input" });
}
