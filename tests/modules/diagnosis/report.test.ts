import { describe, expect, it } from "vitest";
import { diagnosisDocument } from "../../../modules/diagnosis/report/diagnosis.ts";
import { htmlOf } from "../../../modules/diagnosis/report/html.ts";
import { markdownOf } from "../../../modules/diagnosis/report/markdown.ts";
import { diagnosisOf } from "./answers.ts";
import { planOf } from "./plans.ts";

const canaries = ["Canary-3xP0sed", "CanaryKeyBody"];
const secretive = planOf([
  {
    address: "scaleway_instance_server.s",
    values: {
      cloud_init: `#cloud-config\n-----BEGIN PRIVATE KEY-----\n${canaries[1]}\n-----END PRIVATE KEY-----\npassword: ${canaries[0]}\n`,
    },
  },
  { address: "scaleway_rdb_instance.d", values: { password: canaries[0], user_name: "u" } },
]);
const tools = [
  "tool: Slack, use: messaging, data: [personal], people: 40",
  "tool: ChatGPT, use: assistant, data: [internal], monthlyCostEur: 1250.4",
  "tool: Chantier+, use: other, data: [health]",
];
const whole = diagnosisOf(tools, { plans: [secretive] });
const document = diagnosisDocument(whole);

describe("the printed diagnosis", () => {
  it("says the same things in both languages", () => {
    const [fr, en] = [markdownOf(document, "fr"), markdownOf(document, "en")];
    const shape = (text: string) => text.split("\n").map((line) => /^(?:#+|\||-|>|$)?/.exec(line)?.[0]);
    expect(shape(fr)).toEqual(shape(en));
    expect(fr).toContain("## Risques, classés");
    expect(en).toContain("## Risks, ranked");
    expect(fr).toContain("1 250 €");
  });

  it("lets no secret of a plan out, in any format", () => {
    const outputs = [markdownOf(document, "fr"), htmlOf(document, "en"), JSON.stringify(whole)];
    for (const output of outputs) for (const canary of canaries) expect(output).not.toContain(canary);
    expect(outputs[0]).toContain("scaleway_rdb_instance");
  });

  it("takes what people write for text, not for markup", () => {
    const evil = diagnosisOf([
      "tool: '<script>alert(1)</script> | **x** [a](b)', use: mail, data: [personal]",
    ]);
    const page = htmlOf(diagnosisDocument(evil), "fr");
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("&#60;script&#62;alert(1)");
    const markdown = markdownOf(diagnosisDocument(evil), "fr");
    expect(markdown).toContain("\\<script\\>alert(1)");
    expect(markdown).toContain("\\*\\*x\\*\\* \\[a\\](b)");
    const rows = markdown.split("\n").filter((line) => line.startsWith("|") && line.includes("alert"));
    expect(rows.length).toBeGreaterThan(0);
  });

  it("claims no conformity and no immunity, and says whose law it is", () => {
    const text = `${markdownOf(document, "en")}${markdownOf(document, "fr")}`;
    expect(text).not.toMatch(/immun|compliant|conforme\b|qualified stack/i);
    expect(text).toContain("neither legal advice nor a statement of conformity");
    expect(text).toContain("is subject to the law there");
    expect(text).toContain("relève du droit de ce pays");
  });

  it("prints no number that could be taken for a score", () => {
    expect(JSON.stringify(whole)).not.toMatch(/"(?:score|grade|rating|percent)"/i);
  });

  it("is a page that asks nobody for anything", () => {
    const page = htmlOf(document, "fr");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(?:link|img|iframe)|src=|style="/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("draws a line for every role in which a country is involved, in both languages", () => {
    const page = htmlOf(document, "fr");
    const [english = "", french = "", ...others] = page.match(/<svg [\s\S]*?<\/svg>/g) ?? [];
    expect(others).toEqual([]);
    const roles = whole.jurisdictions.flatMap(({ names }) => Object.values(names).flat());
    expect(english.match(/<path d="M\d+ [\d.]+C/g)).toHaveLength(roles.length);
    expect(english).toContain(">United States</text>");
    expect(french).toContain(">États-Unis</text>");
  });

  it("leaves the drawing out where it would be too crowded to read", () => {
    const many = Array.from({ length: 25 }, (_, index) => `tool: T${index}, use: mail, data: [public]`);
    expect(htmlOf(diagnosisDocument(diagnosisOf(many)), "fr")).not.toContain("<svg");
  });

  it("keeps the order of headings", () => {
    const levels = [...htmlOf(document, "fr").matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });
});
