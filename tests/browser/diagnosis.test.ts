import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checklistOf } from "../../modules/diagnosis/ai-act/checklist.ts";
import { checklistDocument } from "../../modules/diagnosis/ai-act/document.ts";
import { registerDocument } from "../../modules/diagnosis/register/document.ts";
import { registerOf } from "../../modules/diagnosis/register/register.ts";
import { diagnosisDocument } from "../../modules/diagnosis/report/diagnosis.ts";
import type { Document } from "../../modules/diagnosis/report/document.ts";
import { htmlOf } from "../../modules/diagnosis/report/html.ts";
import { answersOf, diagnosisOf, onDay } from "../modules/diagnosis/answers.ts";
import { planOf } from "../modules/diagnosis/plans.ts";
import { executable, launch, needed, open } from "./chromium.ts";

const run = describe.skipIf(executable === undefined);
const why = executable === undefined ? ` (skipped: ${needed})` : "";
const folder = mkdtempSync(join(tmpdir(), "sovereign-diagnosis-"));

const tools = [
  "tool: Slack, use: messaging, data: [personal], people: 40, contract: none",
  "tool: ChatGPT, use: assistant, data: [confidential], essential: true, monthlyCostEur: 725",
  "tool: Chantier+, use: other, data: [health]",
];
const plans = [
  planOf([
    { address: "scaleway_rdb_instance.d", values: { region: "fr-par", encryption_at_rest: true } },
    { address: "scaleway_cockpit_source.l", values: { type: "logs", retention_days: 31, region: "fr-par" } },
  ]),
];
const pages: readonly (readonly [string, Document])[] = [
  ["diagnosis", diagnosisDocument(diagnosisOf(tools, { plans }))],
  ["register", registerDocument(registerOf(answersOf(tools), plans, onDay), "Acme")],
  ["checklist", checklistDocument(plans.map(checklistOf))],
];

function fileOf(name: string, document: Document): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, htmlOf(document, "fr"));
  return file;
}

run.each(pages)(`the page of the %s in Chromium${why}`, { timeout: 60_000 }, (name, document) => {
  const file = fileOf(name, document);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(() => browser.close());

  it("loads with the network off, without an error and without asking for anything", async () => {
    const { page, faults } = await open(browser, file);
    await page.waitForTimeout(200);
    expect(await page.title()).toContain(document.title.fr);
    expect(faults).toEqual([]);
  });

  it.each([
    ["light", "fr"],
    ["dark", "en"],
  ] as const)("has contrast, names and landmarks by axe: %s, %s", async (colorScheme, language) => {
    const { page } = await open(browser, file, { colorScheme });
    await page.click(`[data-language=${language}]`);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>(
      'axe.run(document, { resultTypes: ["violations"] })',
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });

  it("does not run over the edge of a narrow screen", async () => {
    const { page } = await open(browser, file, { viewport: { width: 360, height: 740 } });
    const [wide, screen] = await page.evaluate<[number, number]>(
      "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
    );
    expect(wide).toBeLessThanOrEqual(screen);
  });
});
