import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { planDocument } from "../modules/audit/plan-of.ts";
import { executable, launch, needed, open } from "./chromium.ts";
import { realPlan, reportFile } from "./pages.ts";

const run = describe.skipIf(executable === undefined);
const why = executable === undefined ? ` (skipped: ${needed})` : "";

run(`the HTML report in Chromium${why}`, { timeout: 60_000 }, () => {
  const file = reportFile("plan.json", realPlan);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(() => browser.close());

  const shown = (page: Page) => page.locator("details.finding:not([hidden])").count();
  const viewOf = async (page: Page) => {
    const [x = 0, y = 0, width = 0, height = 0] = (
      (await page.locator("#map svg").first().getAttribute("viewBox")) ?? ""
    )
      .split(" ")
      .map(Number);
    return { x, y, width, height };
  };
  const paper = (page: Page) => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  const openAll = 'for (const one of document.querySelectorAll("details")) one.open = true';

  it("loads with the network off, without an error and without asking for anything", async () => {
    const { page, faults } = await open(browser, file);
    await page.waitForTimeout(200);
    expect(await page.title()).toBe("Audit de souveraineté – plan.json");
    expect(faults).toEqual([]);
  });

  it.each([
    ["light", "fr"],
    ["light", "en"],
    ["dark", "fr"],
    ["dark", "en"],
  ] as const)("has contrast, names and landmarks by axe: %s, %s", async (colorScheme, language) => {
    const { page } = await open(browser, file, { colorScheme });
    await page.click(`[data-language=${language}]`);
    await page.evaluate(openAll);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>(
      'axe.run(document, { resultTypes: ["violations"] })',
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  });

  it("speaks one language at a time", async () => {
    const { page } = await open(browser, file);
    const visible = (language: string) =>
      page.locator(`main h2 [data-lang=${language}]`).filter({ visible: true }).count();
    expect([(await visible("fr")) > 0, await visible("en")]).toEqual([true, 0]);
    await page.click("[data-language=en]");
    expect([(await visible("en")) > 0, await visible("fr")]).toEqual([true, 0]);
    expect(await page.title()).toBe("Sovereignty audit – plan.json");
    expect(await page.locator("#outcome option[value=fail]").textContent()).toBe("failed");
    expect(await page.getAttribute("html", "lang")).toBe("en");
  });

  it("turns light and dark, from what the reader's machine prefers", async () => {
    const { page } = await open(browser, file, { colorScheme: "dark" });
    const dark = await paper(page);
    await page.click("#theme");
    const light = await paper(page);
    await page.click("#theme");
    expect([dark === light, await paper(page)]).toEqual([false, dark]);
  });

  it("searches and filters the findings and says how many are left", async () => {
    const { page } = await open(browser, file);
    const all = await shown(page);
    await page.selectOption("#outcome", "fail");
    const failed = await shown(page);
    await page.selectOption("#severity", "high");
    const grave = await shown(page);
    expect(all > failed && failed > grave && grave > 0).toBe(true);
    await page.click("#clear");
    await page.fill("#find", "security_group 8000");
    const hits = await shown(page);
    expect(hits > 0 && hits < all).toBe(true);
    expect(await page.textContent("#found")).toBe(String(hits));
    // A hit among what passed is seen without another click.
    for (const finding of await page.locator("details.finding:not([hidden])").all())
      expect(await finding.isVisible()).toBe(true);
    await page.fill("#find", "nothing is called like this");
    expect([await shown(page), await page.textContent("#found")]).toEqual([0, "0"]);
  });

  it("leads from the first steps to the finding, opened, whatever is filtered", async () => {
    const { page } = await open(browser, file);
    await page.selectOption("#outcome", "pass");
    await page.locator(".steps a").first().click();
    const target = page.locator("details.finding:target");
    expect([await target.isVisible(), await target.getAttribute("open")]).toEqual([true, ""]);
  });

  it("draws the places that were too many when somebody asks", async () => {
    const many = planDocument(
      Array.from({ length: 100 }, (_, index) => ({
        address: `scaleway_object_bucket.b${index}`,
        values: {},
      })),
    );
    const { page, faults } = await open(browser, reportFile("many.json", many));
    const id = await page.locator("details.finding:has(.more)").first().getAttribute("id");
    const finding = page.locator(`#${id}`);
    await page.fill("#find", "object_bucket.b99");
    expect(await finding.isVisible()).toBe(true);
    await finding.locator("summary").click();
    const places = finding.locator(".places li");
    const before = await places.count();
    await finding.locator(".more button").click();
    const all = Number(/\d+$/.exec((await finding.locator(".badge").first().textContent()) ?? "")?.[0]);
    expect([before, await places.count()]).toEqual([40, all]);
    expect(faults).toEqual([]);
  });

  it("magnifies the map by buttons, keys and wheel, the wheel only once the map is chosen", async () => {
    const { page } = await open(browser, file);
    const start = await viewOf(page);
    await page.click("[data-map=in]");
    const larger = await viewOf(page);
    expect(larger.width).toBeLessThan(start.width);
    await page.locator("#map").scrollIntoViewIfNeeded();
    await page.locator("#map").hover();
    await page.mouse.wheel(0, -10);
    expect(await viewOf(page)).toEqual(larger);
    await page.locator("#map").focus();
    await page.mouse.wheel(0, -10);
    const wheeled = await viewOf(page);
    expect(wheeled.width).toBeLessThan(larger.width);
    await page.keyboard.press("ArrowRight");
    expect((await viewOf(page)).x).toBeGreaterThan(wheeled.x);
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    expect((await viewOf(page)).width).toBeGreaterThan(wheeled.width);
    await page.keyboard.press("0");
    const whole = await viewOf(page);
    expect(whole.width).toBeGreaterThanOrEqual(start.width);
    const box = await page.locator("#map").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 600, (box?.y ?? 0) + 300);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 300);
    await page.mouse.up();
    expect((await viewOf(page)).x).toBeGreaterThan(whole.x);
  });

  it("finds a resource on the map, goes to it and says its flows", async () => {
    const { page } = await open(browser, file);
    await page.fill("#map-find", "huggingface");
    expect(await page.textContent("#map-found")).toBe("1 trouvés");
    const hit = page.locator("#map svg[data-lang=fr] .hit");
    const [drawn, map] = [await hit.boundingBox(), await page.locator("#map").boundingBox()];
    expect(
      Math.abs((drawn?.x ?? 0) + (drawn?.width ?? 0) / 2 - (map?.x ?? 0) - (map?.width ?? 0) / 2),
    ).toBeLessThan(3);
    await page.press("#map-find", "Enter");
    expect(await page.textContent("#map-chosen")).toContain("← m: modèle");
  });

  it("leads from a resource on the map to its findings", async () => {
    const { page } = await open(browser, file);
    await page.locator("#map svg[data-lang=fr] .box[data-id='scaleway_lb.lb']").click();
    expect(await page.textContent("#map-chosen")).toMatch(/← Internet: .*adresse publique/);
    await page.click("#map-chosen button");
    expect(await page.inputValue("#find")).toBe("scaleway_lb.lb");
    expect(await shown(page)).toBeGreaterThan(0);
    await page.locator("#map").focus();
    await page.keyboard.press("Escape");
    expect(await page.textContent("#map-chosen")).toBe("");
  });

  it("prints everything: details opened, controls gone, the whole map", async () => {
    const { page } = await open(browser, file, { colorScheme: "dark" });
    await page.click("[data-map=in]");
    await page.evaluate(`addEventListener("beforeprint", () => {
      document.body.dataset.closed = document.querySelectorAll("details:not([open])").length;
      document.body.dataset.view = document.querySelector("#map svg").getAttribute("viewBox");
    })`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(10);
    expect(await page.getAttribute("body", "data-closed")).toBe("0");
    expect(await page.getAttribute("body", "data-view")).toMatch(/^0 0 /);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".tools").first().isVisible()).toBe(false);
    expect(await paper(page)).toBe("rgb(255, 255, 255)");
  });

  it("reads and prints without its script", async () => {
    const { page, faults } = await open(browser, file, { javaScriptEnabled: false });
    expect(await page.locator("main h1").isVisible()).toBe(true);
    expect(await page.locator(".tools").first().isVisible()).toBe(false);
    expect(await page.locator("#map svg[data-lang=fr]").isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("details.finding .fix").first().isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it("is reached by keyboard, the content first", async () => {
    const { page } = await open(browser, file);
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("main");
  });

  it.each([320, 768, 1440])("does not scroll sideways at %i pixels", async (width) => {
    const { page } = await open(browser, file, { viewport: { width, height: 800 } });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });

  it("runs nothing that a plan holds", async () => {
    const evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
    const hostile = planDocument(
      Array.from({ length: 60 }, (_, index) => ({
        address: `scaleway_secret.${evil}${index}`,
        values: { region: evil, name: "</script>" },
      })),
    );
    const { page, faults } = await open(browser, reportFile("evil.json", hostile));
    await page.evaluate(openAll);
    while ((await page.locator(".more button").count()) > 0)
      await page.locator(".more button").first().click();
    expect(await page.locator("img").count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
