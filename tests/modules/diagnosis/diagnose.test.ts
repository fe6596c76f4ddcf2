import { describe, expect, it } from "vitest";
import { diagnose } from "../../../modules/diagnosis/diagnose.ts";
import { answersOf, diagnosisOf, onDay } from "./answers.ts";

const slack = "tool: Slack, use: messaging, data: [personal]";
const chatGpt = "tool: ChatGPT, use: assistant, data: [confidential]";
const jira = "tool: Jira, use: projects, data: [personal], hostedIn: [DE], contract: signed";
const nobodys = "tool: Chantier+, use: other, data: [health]";
const nextcloud = "tool: Nextcloud, use: documents, data: [health], essential: true";

const kinds = (tools: readonly string[], name: string, on = onDay) =>
  diagnosisOf(tools, { onDay: on })
    .risks.find(({ dependency }) => dependency.name === name)
    ?.reasons.map(({ kind, exposure }) =>
      exposure === undefined ? kind : `${kind} ${exposure.reach} ${exposure.country}`,
    );

describe("a dependency", () => {
  it("is exposed by its operator, by who controls it, by its place and by its sub-processors", () => {
    expect(kinds([slack], "Slack")).toEqual([
      "outside-law controller US",
      "outside-law subprocessor US",
      "outside-place hosting US",
      "unknown",
    ]);
    expect(kinds([chatGpt], "ChatGPT")).toEqual(["outside-law controller US", "outside-place hosting US"]);
  });

  it("counts by the contract's place where the questionnaire says one", () => {
    expect(kinds([`${chatGpt}, hostedIn: [EEA]`], "ChatGPT")).toEqual(["outside-law controller US"]);
  });

  it("stays an open question where it is unknown, whatever its data", () => {
    const { risks, jurisdictions, dependencies } = diagnosisOf([nobodys]);
    expect(dependencies[0]).toMatchObject({ operator: { state: "unknown" }, hostedIn: { state: "unknown" } });
    expect(risks[0]?.rank.gravest).toBe("health-hosting-unproven");
    expect(kinds([nobodys.replace("health", "confidential")], "Chantier+")).toEqual(["unknown", "unknown"]);
    expect(jurisdictions).toEqual([expect.not.objectContaining({ country: expect.anything() })]);
  });

  it("establishes nothing by what was only recalled", () => {
    expect(kinds([jira], "Jira")).toEqual(["unconfirmed operator AU", "unconfirmed controller US"]);
    expect(diagnosisOf([jira]).risks[0]?.rank).not.toHaveProperty("gravest");
  });

  it("turns unknown when what is known of it grows stale", () => {
    expect(kinds([chatGpt], "ChatGPT", "2028-01-01")).toEqual(["unknown", "unknown"]);
  });

  it("believes the contract before what is known, and does not guess who controls a company", () => {
    const told =
      "tool: ChatGPT, use: assistant, data: [internal], hostedIn: [FR], operator: {name: Acme AI, country: FR}";
    expect(kinds([told], "ChatGPT")).toEqual(["unknown"]);
    const owned = told.replace("country: FR}", "country: FR, parentName: Parent, parentCountry: JP}");
    expect(kinds([owned], "ChatGPT")).toEqual(["outside-law controller JP"]);
  });

  it("gives no reason where one runs it oneself", () => {
    expect(diagnosisOf([nextcloud]).risks).toEqual([]);
  });

  it("asks for a contract, a way out and proof of hosting only where they matter", () => {
    expect(kinds([`${slack}, contract: none`], "Slack")).toContain("no-contract");
    expect(kinds([slack.replace("personal", "internal")], "Slack")).not.toContain("unknown");
    expect(kinds([`${slack}, essential: true, export: untested`], "Slack")).toContain("export-untested");
    expect(kinds([slack.replace("personal", "health")], "Slack")).toContain("health-hosting-unproven");
  });
});

describe("the ranking", () => {
  const names = (tools: readonly string[]) =>
    diagnosisOf(tools).risks.map(({ dependency }) => dependency.name);

  it("puts the more sensitive data first, whatever the rest", () => {
    expect(names([`${chatGpt}, people: 40, essential: true`, slack])).toEqual(["Slack", "ChatGPT"]);
  });

  it("puts the closer reach first where the data is the same", () => {
    const zoom = "tool: Zoom, use: meetings, data: [personal]";
    expect(names([chatGpt.replace("confidential", "personal"), zoom])).toEqual(["Zoom", "ChatGPT"]);
  });

  it("puts what is essential, then what more people use first", () => {
    const mail = "tool: Microsoft 365, use: mail, data: [personal]";
    expect(names([slack, mail])).toEqual(["Microsoft 365", "Slack"]);
    expect(names([mail, `${slack}, essential: true`])).toEqual(["Slack", "Microsoft 365"]);
    expect(names([`${mail}, people: 3`, `${slack}, people: 5`])).toEqual(["Slack", "Microsoft 365"]);
  });

  it("puts open questions after what is established", () => {
    expect(names([jira, chatGpt])).toEqual(["ChatGPT", "Jira"]);
  });

  it("does not depend on the order of the answers", () => {
    const tools = [slack, chatGpt, jira, nobodys];
    expect(names([...tools].reverse())).toEqual(names(tools));
  });
});

describe("the diagnosis as a whole", () => {
  it("tells every country once, the unknown last", () => {
    const countries = diagnosisOf([slack, chatGpt, nobodys]).jurisdictions.map(({ country }) => country);
    expect(countries).toEqual(["IE", "US", undefined]);
  });

  it("names groups on which several essential tools rest", () => {
    const mail = "tool: Microsoft 365, use: mail, data: [internal], essential: true";
    const azure = "tool: Azure, use: hosting, data: [internal], essential: true";
    expect(diagnosisOf([mail, azure, slack]).concentrations).toEqual([
      { group: "Microsoft Corporation", names: ["Azure", "Microsoft 365"] },
    ]);
  });

  it("is the same for the same input", () => {
    const tools = [slack, chatGpt, jira];
    expect(JSON.stringify(diagnosisOf(tools))).toBe(JSON.stringify(diagnosisOf(tools)));
  });

  it("holds for no tool at all", () => {
    const { risks, actions, target } = diagnose(answersOf([]), { onDay });
    expect([risks, actions, target]).toEqual([[], [], undefined]);
  });
});
