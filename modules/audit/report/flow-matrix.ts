import type { Audit } from "../audit.ts";
import { type FlowLine, flowLines } from "../map/flow-lines.ts";
import type { Language, Words } from "../rule.ts";
import { csv } from "./csv-lines.ts";

/** What stands in each column of the matrix, in this order. */
export const flowColumns: { readonly [C in keyof FlowLine]: Words } = {
  resource: { en: "resource", fr: "ressource" },
  direction: { en: "direction", fr: "sens" },
  action: { en: "action", fr: "action" },
  protocol: { en: "protocol", fr: "protocole" },
  ports: { en: "ports", fr: "ports" },
  peer: { en: "peer", fr: "pair" },
  operator: { en: "operator", fr: "exploitant" },
  country: { en: "country", fr: "pays" },
  evidence: { en: "evidence", fr: "preuve" },
  justification: { en: "justification", fr: "justification" },
};
const columns = Object.keys(flowColumns) as readonly (keyof FlowLine)[];

/** The flows that the plan allows or makes, one line each. People fill in the justification where the rule has none. */
export function flowMatrix(audit: Pick<Audit, "graph">, language: Language = "en"): string {
  const say = (words: Words | string) => (typeof words === "string" ? words : words[language]);
  return csv([
    columns.map((column) => flowColumns[column][language]),
    ...flowLines(audit).map((line) => columns.map((column) => say(line[column]))),
  ]);
}
