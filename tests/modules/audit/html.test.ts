import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultLimits, htmlReport, type Source } from "../../../modules/audit/index.ts";
import { html } from "../../../modules/page/markup.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { auditOf, clouds, planDocument } from "./plan-of.ts";

const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
const options = { language: "fr", limits: defaultLimits, onDay: "2026-11-24" } as const;
const everything = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/real-plans/scaleway/plan.json"), "utf8"),
);

function report(document: unknown, name = "plan.json", rehearsed = false): string {
  const source: Source = {
    name,
    sha256: "0".repeat(64),
    rehearsed,
    plan: maskPlan(readPlan(document), known),
  };
  return htmlReport(auditOf(document), source, options);
}

describe("the HTML report", () => {
  const page = report(everything);

  it("asks for nothing outside, and its own policy forbids it", () => {
    expect(page).not.toMatch(/<(?:link|img|iframe|object|base)\b|\bsrc=|@import|url\(/);
    for (const [, target] of page.matchAll(/<a [^>]*href="([^"]+)"/g)) expect(target).toMatch(/^#/);
    const [, policy = ""] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    expect(policy).toContain("default-src 'none'");
    const own = [...page.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)];
    expect(new Set(own.map(([, tag]) => tag))).toEqual(new Set(["style", "script"]));
    for (const [, , body = ""] of own)
      expect(policy).toContain(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  });

  it("has landmarks, one first heading, labels for its controls and both languages", () => {
    for (const landmark of ["<header ", "<nav ", "<main ", "<footer>"])
      expect(page.split(landmark)).toHaveLength(2);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    for (const [, id] of page.matchAll(/<(?:input|select) id="([^"]+)"/g))
      expect(page).toContain(`for="${id}"`);
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain("Les journaux sont gardés au moins 183 jours");
    expect(page).toContain("Logs are kept for at least 183 days");
  });

  it("says what the plan costs and of what no price is known", () => {
    const machine = { address: "scaleway_instance_server.s", values: { type: "L4-1-24G", zone: "fr-par-2" } };
    const costly = report(planDocument([machine, { address: "acme_thing.t", values: {} }]));
    expect(costly).toMatch(/€\d+ to €\d+ a month/);
    expect(costly).toMatch(/De \d+\s€ à \d+\s€ par mois/);
    expect(costly).toContain("acme_thing.t</code> acme_thing: ");
  });

  it("says that a plan was rehearsed", () => {
    expect(report(everything, "plan.json", true)).toContain("REHEARSED");
    expect(page).not.toContain("REHEARSED");
  });

  it("holds no secret, claims no compliance and is the same twice", () => {
    expect(page).not.toContain("Abcdefgh12345678!");
    expect(page).not.toMatch(/SecNumCloud[ -](?:compliant|certified|ready)/i);
    expect(report(everything)).toBe(page);
  });

  it("lets nothing of a plan become markup", () => {
    const evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'";
    const hostile = report(
      planDocument([{ address: `scaleway_secret.${evil}`, values: { region: evil } }]),
      evil,
    );
    expect(hostile).not.toContain("<script>alert");
    expect(hostile).not.toContain("<img");
    expect(html`<p title="${evil}">${["<b>", html`<i>${"&"}</i>`]}</p>`.html).toBe(
      '<p title="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;img src=x onerror=alert(1)&#62;&#39;">&#60;b&#62;<i>&#38;</i></p>',
    );
  });

  it("stays below 8 MB for 30,000 failures, each with its place", () => {
    const buckets = Array.from({ length: 5_000 }, (_, index) => ({
      address: `scaleway_object_bucket.b${index}`,
      values: {},
    }));
    expect(report(planDocument(buckets)).length).toBeLessThan(8_000_000);
  });
});
