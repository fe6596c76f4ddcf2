import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The machine's own Chromium, or undefined: nothing is ever downloaded. */
export const executable = [
  process.env.CHROMIUM_PATH,
  ...(process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
].find((file) => file !== undefined && isExecutable(file));

/** Said by tests that are skipped. */
export const needed = "needs Chromium on the PATH or in CHROMIUM_PATH";

export function launch(): Promise<Browser> {
  if (executable === undefined) throw new Error(needed);
  // Containers and root have no user namespaces for a sandbox; only pages of our own are opened.
  return chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
}

export interface Opened {
  readonly page: Page;
  /** Errors of the page and its console, and every request beyond the page's own file. */
  readonly faults: readonly string[];
}

/** Opens a file with the network off. */
export async function open(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const own = new URL(`file://${file}`).href;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(own);
  return { page, faults };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
