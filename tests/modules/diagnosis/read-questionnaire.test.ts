import { describe, expect, it } from "vitest";
import { questionnaireJsonSchema } from "../../../modules/diagnosis/questionnaire.ts";
import { readQuestionnaire } from "../../../modules/diagnosis/read-questionnaire.ts";
import { questionnaireTemplate } from "../../../modules/diagnosis/template.ts";
import { formatProblem, UserError } from "../../../modules/problem/problem.ts";

const organisation = "organisation: {name: Acme, country: FR, people: 40}\n";

function problems(text: string): string[] {
  try {
    readQuestionnaire(text, "acme.yaml");
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(formatProblem);
    throw error;
  }
}

describe("a questionnaire", () => {
  it("can be started from the template as it is", () => {
    const {
      organisation: who,
      tools,
      activities,
      target,
    } = readQuestionnaire(questionnaireTemplate(), "t.yaml");
    expect(who).toMatchObject({ name: "Acme", people: 40 });
    expect(tools).toHaveLength(1);
    expect([activities, target]).toEqual([[], {}]);
  });

  it("shows every question in the template", () => {
    const template = questionnaireTemplate();
    const { properties } = questionnaireJsonSchema() as {
      properties: Record<string, { properties?: object; items?: { properties: object } }>;
    };
    const questions = Object.values(properties).flatMap((part) =>
      Object.keys(part.properties ?? part.items?.properties ?? {}),
    );
    expect(questions.length).toBeGreaterThan(20);
    expect(questions.filter((question) => !new RegExp(`\\b${question}:`).test(template))).toEqual([]);
  });

  it("takes what is not answered as unknown, not as no", () => {
    const { tools } = readQuestionnaire(
      `${organisation}tools: [{tool: X, use: mail, data: [personal]}]\n`,
      "a.yaml",
    );
    expect(tools[0]).toMatchObject({ contract: "unknown", export: "unknown", essential: false });
    expect(tools[0]).not.toHaveProperty("hostedIn");
  });

  it.each([
    [
      "a mistyped use",
      "tools: [{tool: X, use: meil, data: [personal]}]\n",
      /acme\.yaml:2 tools\[0\]\.use: .*did you mean "mail"/,
    ],
    [
      "a mistyped key",
      "tools: [{tool: X, use: mail, data: [personal], hosted: [FR]}]\n",
      /:2 tools\[0\]\.hosted: there is no such setting/,
    ],
    [
      "a country in words",
      "tools: [{tool: X, use: mail, data: [public], hostedIn: [France]}]\n",
      /:2 tools\[0\]\.hostedIn\[0\]: .*got "France".*two capital letters/,
    ],
    [
      "no data",
      "tools: [{tool: X, use: mail, data: []}]\n",
      /:2 tools\[0\]\.data: is not accepted, got \[\]; allowed: a list of 1 or more/,
    ],
    ["a text for a list", "tools: ChatGPT\n", /:2 tools: is not accepted, got "ChatGPT"/],
    [
      "an activity in a tool that is not listed",
      "tools: [{tool: Slack, use: messaging, data: [personal]}]\nactivities: [{name: HR, tools: [Slak]}]\n",
      /:3 activities\[0\]\.tools\[0\]: .*got "Slak".*did you mean "Slack"/,
    ],
    ["broken YAML", "tools: [\n", /no valid YAML/],
    ["a secret", "tools: [{tool: X, use: mail, data: [public], apiKey: abc}]\n", /names a secret/],
  ])("refuses %s with its line", (_, text, message) => {
    expect(problems(organisation + text).join("\n")).toMatch(message);
  });

  it("names what is missing in an empty file", () => {
    expect(problems("")).toEqual([expect.stringMatching(/acme\.yaml:1.*is missing/)]);
    expect(problems("{}")).toEqual([expect.stringContaining('add "organisation:"')]);
  });

  it("takes no text of several lines, which could pose as another line of the report", () => {
    expect(problems('organisation: {name: "Acme\\n# Approved", country: FR, people: 4}\n')).toHaveLength(1);
  });
});
