import { any, holds } from "../../answer.ts";
import { notHere } from "../../hand-work.ts";
import { aiAct, anssiAi, secNumCloud } from "../../knowledge/sources.ts";
import { fact } from "../../node.ts";
import type { Rule } from "../../rule.ts";

const noneHere = { pointer: "", shown: "no log sink", note: "another plan may hold it" };

/** The plan has a place where logs are kept. */
export const rule: Rule = {
  id: "log-sink-exists",
  topic: "logs",
  severity: "high",
  title: {
    en: "The plan has a place where logs are kept",
    fr: "Le plan comporte un lieu de conservation des journaux",
  },
  fix: {
    en: "Add a log sink and send the logs of every machine and service to it",
    fr: "Ajoutez un puits de journaux et envoyez-y ceux de chaque machine et service",
  },
  cannotVerify: {
    en: "Sinks that another plan creates; what is really sent",
    fr: "Les puits créés par un autre plan ; ce qui est vraiment envoyé",
  },
  sources: [secNumCloud("12.6"), anssiAi("R29"), aiAct("12")],
  appliesTo: "plan",
  check: (_, graph) => {
    const sinks = graph
      .of("log.sink")
      .map((sink) => holds(fact(sink, "signalType"), (type) => type !== "metrics", "yes"));
    if (sinks.length > 0) return any(...sinks);
    return notHere(graph, "log-sink", noneHere);
  },
  examples: {
    pass: [{ class: "log.sink", facts: { signalType: "logs" } }],
    fail: [{ class: "log.sink", facts: { signalType: "metrics" } }],
    unknown: [{ class: "compute.instance" }],
  },
};
