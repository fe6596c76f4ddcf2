import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { executable, launch, needed } from "../browser/chromium.ts";
import { largePlan } from "./audit.ts";
import { type Bench, medianMs } from "./figure.ts";

const resources = 5_000;

/** How long a reader waits for the report of a large plan: from opening the file until it is drawn and answers. */
export const reportPage: Bench = async ({ root }) => {
  const name = `opening the report of ${resources} resources in Chromium`;
  const command = join(root, "dist", "modules", "cli", "main.js");
  if (!existsSync(command)) return [{ name, needs: "npm run build" }];
  if (executable === undefined) return [{ name, needs: needed.replace(/^needs /, "") }];
  const folder = mkdtempSync(join(tmpdir(), "bench-report-"));
  const browser = await launch();
  try {
    const [plan, page] = [join(folder, "plan.json"), join(folder, "report.html")];
    writeFileSync(plan, JSON.stringify(largePlan(root, resources)));
    await execa(process.execPath, [command, "report", plan, "--output", page]);
    const empty = join(folder, "empty.html");
    writeFileSync(empty, "<!doctype html><title>-</title>");
    const open = async (file: string) => {
      const tab = await browser.newPage();
      await tab.goto(`file://${file}`);
      // Two frames: the first is asked for, the second comes when the first is drawn.
      await tab.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))",
      );
      await tab.close();
    };
    return [
      {
        name,
        value: await medianMs(() => open(page)),
        unit: "ms",
        limit: 2_000,
        baseline: { name: "opening an empty page", value: await medianMs(() => open(empty)) },
      },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
};
