import { always, any, holds } from "../../answer.ts";
import { notHere } from "../../hand-work.ts";
import { iso27001, nis2, secNumCloud } from "../../knowledge/sources.ts";
import { evidenceOf, fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const noneHere = {
  pointer: "",
  shown: "no audit trail",
  note: "providers set it up for the whole account, outside plans",
};

/** What people do in the account of the cloud is recorded and kept for six months. */
export const rule: Rule = {
  id: "audit-trail-kept",
  topic: "logs",
  severity: "high",
  title: {
    en: "What people do in the cloud account is recorded and kept six months",
    fr: "Ce qui est fait dans le compte cloud est enregistré et gardé six mois",
  },
  fix: {
    en: "Set up the account’s audit trail, keep it 183 days or longer, and check that it runs",
    fr: "Mettez en place la piste d’audit du compte, gardez-la 183 jours ou plus, et vérifiez qu’elle tourne",
  },
  cannotVerify: {
    en: "Whether steps left to people were taken",
    fr: "Si les étapes confiées à des personnes ont été faites",
  },
  sources: [secNumCloud("12.6"), nis2("21(2)(b)"), iso27001("8.15")],
  appliesTo: "plan",
  check: (_, graph) => {
    const trails = graph
      .of("log.sink")
      .filter((sink) => sink.facts.signalType?.state === "known" && sink.facts.signalType.value === "audit");
    if (trails.length === 0) return notHere(graph, "audit-trail", noneHere);
    return any(
      ...trails.map((trail) => holds(fact(trail, "retentionDays"), (days) => days >= 183)),
      always("no", ...trails.map((trail) => evidenceOf(trail, "kept for less"))),
    );
  },
  examples: {
    pass: [{ class: "log.sink", facts: { signalType: "audit", retentionDays: 365 } }],
    fail: [{ class: "log.sink", facts: { signalType: "audit", retentionDays: 30 } }],
    unknown: [{ class: "compute.instance" }],
  },
};
