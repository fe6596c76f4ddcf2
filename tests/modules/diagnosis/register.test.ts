import { describe, expect, it } from "vitest";
import { registerCsv } from "../../../modules/diagnosis/register/csv.ts";
import { registerDocument } from "../../../modules/diagnosis/register/document.ts";
import { type FieldId, type Register, registerOf } from "../../../modules/diagnosis/register/register.ts";
import { markdownOf } from "../../../modules/diagnosis/report/markdown.ts";
import { answersOf, onDay } from "./answers.ts";
import { manifest, planOf } from "./plans.ts";

const tools = [
  "tool: Slack, use: messaging, data: [personal]",
  "tool: Jira, use: projects, data: [personal], hostedIn: [DE]",
  "tool: Wiki, use: documents, data: [internal]",
];
const activities =
  "activities:\n  - {name: Clients, purposes: [répondre], retention: [3 ans], tools: [Jira]}\n";
const bucket = "scaleway_object_bucket.documents";
const database = "scaleway_rdb_instance.d";
const plan = planOf(
  [
    {
      address: bucket,
      values: { name: "acme-documents", region: "fr-par", versioning: [{ enabled: true }] },
    },
    {
      address: database,
      values: {
        region: "fr-par",
        backup_schedule_retention: 30,
        disable_backup: false,
        encryption_at_rest: true,
      },
    },
    { address: "scaleway_cockpit_source.l", values: { type: "logs", retention_days: 31, region: "fr-par" } },
  ],
  manifest(bucket, "personal"),
);

function field(register: Register, activity: string, id: FieldId) {
  const found = register.activities.find(({ name }) => name.fr === activity)?.fields[id];
  return {
    texts: found?.entries.map(({ text }) => text.fr) ?? [],
    toComplete: found?.toComplete,
    entries: found?.entries,
  };
}

describe("the register from answers", () => {
  const register = registerOf(answersOf(tools, activities), [], onDay);

  it("names the controller with the line that says so, and leaves the rest blank", () => {
    expect(register.controller.name).toEqual({
      entries: [{ text: { en: "Acme", fr: "Acme" }, evidence: ["acme.yaml:1 organisation.name"] }],
      toComplete: false,
    });
    expect(register.controller.dataProtectionOfficer).toEqual({ entries: [], toComplete: true });
  });

  it("has the activities told, and one for every other tool with personal data", () => {
    expect(register.activities.map(({ name }) => name.fr)).toEqual(["Clients", "Usage de Slack"]);
  });

  it("invents no purpose, no person and no time limit", () => {
    for (const id of ["purposes", "persons", "retention", "measures"] as const)
      expect(field(register, "Usage de Slack", id)).toMatchObject({ texts: [], toComplete: true });
    expect(field(register, "Clients", "purposes")).toMatchObject({ texts: ["répondre"], toComplete: false });
  });

  it("leaves the basis of a transfer blank, and never says that there is none", () => {
    const slack = field(register, "Usage de Slack", "transfers");
    expect(slack.texts[0]).toMatch(/États-Unis.*dire s’il y a transfert, et sur quel fondement/);
    expect(field(register, "Clients", "transfers")).toMatchObject({
      texts: [expect.stringContaining("(à confirmer)"), expect.stringContaining("(à confirmer)")],
      toComplete: true,
    });
  });
});

describe("the register from a plan", () => {
  const register = registerOf(undefined, [plan], onDay);
  const activity = "Infrastructure de plan.json";

  it("leads every statement back to a place in the plan", () => {
    const entries = Object.values(register.activities[0]?.fields ?? {}).flatMap((one) => one.entries);
    expect(entries.length).toBeGreaterThan(5);
    for (const { evidence } of entries)
      expect(evidence[0]).toMatch(/^plan\.json#\/(?:resource_changes|output_changes)\//);
  });

  it("says the kind of data that the manifest declares, and what it does not", () => {
    expect(field(register, activity, "dataCategories").texts).toEqual([
      expect.stringMatching(/^nature des données non déclarée/),
      "données déclarées « personal », 1 ressource",
    ]);
  });

  it("holds time limits and measures that the plan shows, and where one fails", () => {
    expect(field(register, activity, "retention").texts).toEqual([
      `${database} : sauvegardes conservées 30 jours`,
      "scaleway_cockpit_source.l : conservation 31 jours",
    ]);
    const measures = field(register, activity, "measures").texts.join("\n");
    expect(measures).toContain("La base est chiffrée au repos (1 ressource)");
    expect(measures).not.toContain("183 jours");
  });

  it("says where data stands, what is outside the EEA, and what the plan does not tell", () => {
    const transfers = (values: object, unknown = {}) =>
      field(
        registerOf(undefined, [planOf([{ address: bucket, values: { ...values }, unknown }])], onDay),
        activity,
        "transfers",
      );
    expect(transfers({ region: "fr-par" })).toMatchObject({
      texts: ["dans l’EEE (France) : 1 ressource avec des données"],
      toComplete: true,
    });
    expect(transfers({}, { region: true }).texts).toEqual([
      "le plan ne dit pas le pays de 1 ressource avec des données",
    ]);
    const abroad = planOf([
      {
        address: "ovh_cloud_project_storage.s",
        values: { region_name: "BHS", name: "s" },
        provider: "registry.terraform.io/ovh/ovh",
      },
    ]);
    expect(field(registerOf(undefined, [abroad], onDay), activity, "transfers").texts).toEqual([
      "hors de l’EEE (Canada) : 1 ressource avec des données ; fondement à compléter",
    ]);
  });

  it("has no activity for a plan without data", () => {
    const empty = planOf([{ address: "scaleway_vpc_acl.a", values: { region: "fr-par" } }]);
    expect(registerOf(undefined, [empty], onDay).activities).toEqual([]);
  });
});

describe("the printed register", () => {
  const register = registerOf(answersOf(tools, activities), [plan], onDay);

  it("says that it is a draft, in every line of a spreadsheet", () => {
    const lines = registerCsv(register, "fr").trim().split("\r\n");
    expect(lines.slice(1).filter((line) => !line.startsWith("BROUILLON,"))).toEqual([]);
    expect(registerCsv(register, "en")).toContain("DRAFT,Clients,(b) Purposes,répondre,");
  });

  it("shows its blanks", () => {
    expect(markdownOf(registerDocument(register, "Acme"), "fr")).toContain(
      "| b) Finalités | **[à compléter]** |",
    );
    expect(registerCsv(register, "en")).toContain("[to be completed]");
  });

  it("keeps a spreadsheet from taking an answer for a formula", () => {
    const formula = registerOf(answersOf(tools, "activities: [{name: '=1+1'}]\n"), [], onDay);
    expect(registerCsv(formula, "en")).toContain("DRAFT,'=1+1,");
  });
});
