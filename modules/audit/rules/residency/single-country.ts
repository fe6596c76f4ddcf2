import { all, always, holds } from "../../answer.ts";
import { notKnown } from "../../example.ts";
import { gdpr, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

/** All data lies in one country. */
export const rule: Rule = {
  id: "single-country",
  topic: "residency",
  severity: "low",
  title: { en: "All data lies in one country", fr: "Toutes les données sont dans un seul pays" },
  fix: {
    en: "Place every store of data in one country, or note why another holds a part",
    fr: "Placez toutes les données dans un pays, ou notez pourquoi un autre en détient une part",
  },
  cannotVerify: { en: "Data of other plans", fr: "Les données d’autres plans" },
  sources: [gdpr("30"), secNumCloud("19.2")],
  appliesTo: "plan",
  check: (_, graph) => {
    const facts = graph.nodes.filter((node) => node.bearsData).map((node) => fact(node, "country"));
    if (facts.length === 0) return always("not-applicable");
    const [first] = facts.filter((one) => one.state === "known");
    return all(
      ...facts.map((one) => holds(one, (country) => first?.state === "known" && country === first.value)),
    );
  },
  examples: {
    pass: [
      { class: "storage.object", facts: { country: "FR" } },
      { class: "database.instance", facts: { country: "FR" } },
    ],
    fail: [
      { class: "storage.object", facts: { country: "FR" } },
      { class: "database.instance", facts: { country: "NL" } },
    ],
    unknown: [
      { class: "storage.object", facts: { country: "FR" } },
      { class: "database.instance", facts: { country: notKnown } },
    ],
  },
};
