import { describe, expect, it } from "vitest";
import {
  commentMarker,
  costOf,
  diffAudits,
  jsonDiff,
  markdownDiff,
  plain,
  type Source,
  textDiff,
} from "../../../modules/audit/index.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { auditOf, clouds, planDocument, rules, type TestResource } from "./plan-of.ts";

const known = clouds.flatMap(({ secretAttributes }) => secretAttributes);
const canary = "Canary-12345678";

/** The diff of two plans in every format and language. */
function reports(before: readonly TestResource[], after: readonly TestResource[]) {
  const [old, now] = [planDocument(before), planDocument(after)];
  const source = (name: string, document: unknown): Source => ({
    name,
    sha256: "ab".repeat(32),
    rehearsed: false,
    plan: maskPlan(readPlan(document), known),
  });
  const sources = { before: source("main.json", old), after: source("change.json", now) };
  const diff = diffAudits(auditOf(old), auditOf(now));
  const cost = costOf(sources, "2026-11-24");
  return {
    cost,
    json: JSON.parse(jsonDiff(diff, sources.before, sources.after, cost)),
    text: (language: "en" | "fr") => textDiff(diff, sources, rules, { paint: plain, language, cost }),
    markdown: (language: "en" | "fr") => markdownDiff(diff, sources, rules, language, cost),
  };
}

const group = (name: string, outbound: string, more: Partial<TestResource> = {}): TestResource => ({
  address: `scaleway_instance_security_group.${name}`,
  values: { inbound_default_policy: "drop", outbound_default_policy: outbound, zone: "fr-par-2" },
  ...more,
});
const machine: TestResource = {
  address: "scaleway_instance_server.m",
  values: { type: "L4-1-24G", zone: "fr-par-2" },
};
const logs = (more: Partial<TestResource> = {}): TestResource => ({
  address: "scaleway_cockpit_source.l",
  values: { type: "logs", retention_days: 200, region: "fr-par" },
  ...more,
});

describe("a diff with everything in it", () => {
  const unclear = { values: { inbound_default_policy: "drop" }, unknown: { outbound_default_policy: true } };
  const { text, markdown, json } = reports(
    [group("lost", "drop"), group("gained", "accept"), group("vague", "drop"), group("gone", "drop"), logs()],
    [
      group("lost", "accept"),
      group("gained", "drop"),
      group("vague", "drop", unclear),
      group("new", "accept"),
      logs({ actions: ["delete"], before: { type: "logs", retention_days: 200, region: "fr-par" } }),
      machine,
      { address: "scaleway_rdb_instance.d", values: { password: canary } },
      {
        address: "scaleway_inference_model.m",
        values: { url: "https://huggingface.co/acme/m", region: "fr-par" },
      },
    ],
  );

  it.each([
    ["en", "Data destroyed or replaced", "it promised to keep its data for 200 days"],
    ["en", "Controls lost", "passed → failed"],
    ["en", "New resources that fail", "new → failed"],
    ["en", "New secrets in the state", "password"],
    ["en", "New jurisdictions", "outside the EEA"],
    ["en", "New ways out", "→ huggingface.co"],
    ["en", "Now unknown", "passed → unknown"],
    ["en", "Controls gained", "failed → passed"],
    ["en", "Gone with their resource, which is no repair", "passed → gone"],
    ["en", "by list price", "+"],
    ["fr", "Données détruites ou remplacées", "ses données devaient être gardées 200 jours"],
    ["fr", "Contrôles perdus", "réussite → échec"],
    ["fr", "Nouvelles ressources en échec", "nouveau → échec"],
    ["fr", "Nouveaux secrets dans l’état", "password"],
    ["fr", "Nouvelles juridictions", "hors EEE"],
    ["fr", "Nouvelles sorties", "partout, par défaut"],
    ["fr", "Désormais inconnu", "réussite → inconnu"],
    ["fr", "Contrôles gagnés", "échec → réussite"],
    ["fr", "Partis avec leur ressource", "réussite → disparu"],
    ["fr", "par mois, prix public", "+"],
  ] as const)("says in %s: %s", (language, title, said) => {
    expect(markdown(language)).toContain(title);
    expect(markdown(language).replace(/\\/g, "")).toContain(said);
    expect(text(language).toLowerCase()).toContain(title.toLowerCase());
    expect(text(language).replace(/\s+/g, " ")).toContain(said);
  });

  it("holds no secret in any format and fits 80 columns", () => {
    const all = [text("en"), text("fr"), markdown("en"), markdown("fr"), JSON.stringify(json)];
    for (const report of all) expect(report).not.toContain(canary);
    for (const line of text("fr").split("\n"))
      expect(line.length <= 80 || !line.trim().includes(" ")).toBe(true);
  });

  it("begins a comment with the marker, once, whatever the language", () => {
    for (const language of ["en", "fr"] as const) {
      expect(markdown(language).startsWith(`${commentMarker}\n`)).toBe(true);
      expect(markdown(language).split(commentMarker)).toHaveLength(2);
    }
  });
});

describe("a diff without change", () => {
  it("is silent for the same resources in another order", () => {
    const same = [group("a", "drop"), logs(), machine];
    const { markdown, json, cost } = reports(same, [...same].reverse());
    expect(markdown("fr")).toContain("Aucun contrôle n’a changé.");
    expect([json.conclusion, cost.changes]).toEqual(["ok", []]);
  });

  it("is silent for a resource that moved, its cost too", () => {
    const moved = {
      ...machine,
      address: "scaleway_instance_server.renamed",
      previousAddress: "scaleway_instance_server.m",
    };
    const { markdown, json, cost } = reports([machine], [moved]);
    expect(markdown("en")).toContain("No control changed.");
    expect([json.conclusion, cost.changes]).toEqual(["ok", []]);
  });
});

describe("a comment", () => {
  it("stays within what forges take, and says what is left out", () => {
    const many = Array.from({ length: 600 }, (_, index) => group(`g${index}`, "accept"));
    const comment = reports([], many).markdown("fr");
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toMatch(/et \d+ de plus/);
  });
});
