import { describe, expect, it } from "vitest";
import type { StackCost } from "../../../modules/diagnosis/candidate.ts";
import { diagnosisOf } from "./answers.ts";

const chat = "tool: ChatGPT, use: assistant, data: [personal], monthlyCostEur: 725";
const mail = "tool: Microsoft 365, use: mail, data: [health]";
const cost = (cloud: string, lowEur: number, size = "small"): StackCost => ({
  size,
  cloud,
  lowEur,
  highEur: lowEur * 1.2,
  unknownLines: 1,
});

describe("the target architecture", () => {
  it("is the cheapest reference stack of the size that serves the wish", () => {
    const { target } = diagnosisOf([chat], { stackCosts: [cost("scaleway", 1500), cost("ovhcloud", 1600)] });
    expect(target).toMatchObject({
      people: 40,
      size: "small",
      data: "personal",
      replaces: ["ChatGPT"],
      chosen: { cloud: "scaleway", stack: { lowEur: 1500 } },
    });
    expect(target?.chosen?.machine?.model.id).toBeTypeOf("string");
  });

  it("passes over a cloud that has no stack of the size, and says why", () => {
    const { target } = diagnosisOf([chat], {
      stackCosts: [cost("ovhcloud", 1600), cost("scaleway", 1, "micro")],
    });
    expect(target?.chosen?.cloud).toBe("ovhcloud");
    const passedOver = target?.candidates.filter(({ why }) => why !== undefined);
    expect(passedOver?.map(({ cloud }) => cloud).sort()).toEqual(["outscale", "scaleway"]);
    expect(passedOver?.[0]?.why?.fr).toContain("pas aujourd’hui de pile de référence de taille small");
  });

  it("goes by the machine's price where no stack was estimated", () => {
    const { target } = diagnosisOf([chat]);
    const prices =
      target?.candidates.map(({ machine }) => machine?.price?.aroundTheClockEur ?? Infinity) ?? [];
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(target?.chosen).toBe(target?.candidates[0]);
  });

  it("chooses nothing for more people than a stack is made for", () => {
    const { target } = diagnosisOf([chat], { rest: "target: {people: 400}\n" });
    expect(target).not.toHaveProperty("size");
    expect(target).not.toHaveProperty("chosen");
  });

  it("takes the strictest data of the tools that it replaces, not of the others", () => {
    expect(diagnosisOf([chat, mail]).target?.data).toBe("personal");
    const health = diagnosisOf([chat.replace("personal", "health"), mail]).target;
    expect(health?.data).toBe("health");
    for (const { machine } of health?.candidates ?? []) {
      if (machine !== undefined)
        expect(machine.residency.conditions.join()).toMatch(/HDS (?:listed|candidate)/);
    }
  });

  it("proposes nothing where nothing asks for an AI of one's own, unless it is wished for", () => {
    expect(diagnosisOf([mail]).target).toBeUndefined();
    expect(
      diagnosisOf([mail], { rest: "target: {work: [chat]}\n" }).target?.works.map(({ name }) => name),
    ).toEqual(["chat"]);
  });

  it("keeps machines in the country that is asked for", () => {
    const { target } = diagnosisOf([chat], { rest: "target: {country: FR}\n" });
    for (const { machine } of target?.candidates ?? []) {
      if (machine !== undefined) expect(machine.residency.countries).toEqual(["FR"]);
    }
  });
});

describe("the action plan", () => {
  it("moves the work to the stack instead of replacing each tool", () => {
    const { actions } = diagnosisOf([chat]);
    const titles = actions.map(({ title }) => title.en);
    expect(titles).toContainEqual(
      expect.stringMatching(/^Set up the stack small on .* and move the work of ChatGPT there$/),
    );
    expect(titles).not.toContainEqual(expect.stringMatching(/^Decide whether to replace ChatGPT/));
  });

  it("does not take over another use of a tool of the same name", () => {
    const both = [
      "tool: Mistral, use: assistant, data: [internal]",
      "tool: Mistral, use: documents, data: [internal], hostedIn: [US]",
    ];
    const replaced = diagnosisOf(both).actions.map(({ title }) => title.en);
    expect(replaced).toContainEqual(expect.stringMatching(/^Decide whether to replace Mistral/));
  });

  it("says what a change of place leaves as it was", () => {
    const { actions } = diagnosisOf(["tool: Slack, use: messaging, data: [internal]"]);
    const region = actions.find(({ title }) => title.en.startsWith("Have the data of Slack kept in the EEA"));
    expect(region?.removes).toEqual([
      {
        from: "Slack",
        what: [expect.objectContaining({ en: expect.stringContaining("outside the EEA (United States)") })],
      },
    ]);
    expect(region?.leaves?.en).toContain("does not change whose law");
  });

  it("names alternatives of the EEA only, and which of them are to be confirmed", () => {
    const { actions } = diagnosisOf([mail.replace("health", "internal")]);
    const replace = actions.find(({ title }) =>
      title.en.startsWith("Decide whether to replace Microsoft 365"),
    );
    expect(replace?.title.en).toMatch(/EEA: .*mailbox\.org.*Tuta \(to confirm\)/);
    expect(replace?.title.en).not.toMatch(/Proton|Infomaniak|Google/);
  });

  it("comes with the least effort first", () => {
    const efforts = diagnosisOf([chat, mail]).actions.map(({ effort }) => effort);
    expect(efforts).toEqual(
      [...efforts].sort(
        (a, b) => ["days", "weeks", "months"].indexOf(a) - ["days", "weeks", "months"].indexOf(b),
      ),
    );
    expect(new Set(efforts).size).toBe(3);
  });
});
