import { holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { isEverywhere } from "../../flow.ts";
import { iso27001, secNumCloud } from "../../knowledge/sources.ts";
import type { Rule } from "../../rule.ts";
import { ifShown } from "../../shown.ts";

/** Only named networks reach shares, registries, consoles and log inputs. */
export const rule: Rule = {
  id: "service-sources-limited",
  topic: "exposure",
  severity: "high",
  title: {
    en: "Only named networks reach the service",
    fr: "Seuls des réseaux nommés atteignent le service",
  },
  fix: {
    en: "Name the networks that need it instead of every address",
    fr: "Nommez les réseaux qui en ont besoin au lieu de toute adresse",
  },
  cannotVerify: { en: "Who is inside these networks", fr: "Qui se trouve dans ces réseaux" },
  sources: [secNumCloud("9.6"), secNumCloud("13.2"), iso27001("8.20")],
  appliesTo: ["storage.file", "registry", "admin.console", "log.input"],
  check: (node) =>
    ifShown(node, "allowedSources", (shown) =>
      holds(shown, (sources) => !sources.some(isEverywhere), "unknown"),
    ),
  examples: {
    pass: [{ class: "storage.file", facts: { allowedSources: ["10.0.0.0/24"] } }],
    fail: [{ class: "storage.file", facts: { allowedSources: ["0.0.0.0/0"] } }],
    unknown: [{ class: "storage.file", facts: { allowedSources: notKnown } }],
  },
};
