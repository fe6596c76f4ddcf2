import type { Language, Words } from "../page/language.ts";
import type { Answer } from "./answer.ts";
import type { ExampleNode } from "./example.ts";
import type { Graph } from "./graph.ts";
import type { Node, NodeClass } from "./node.ts";

export type { Language, Words };

export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export const topics = [
  "residency",
  "exposure",
  "egress",
  "encryption",
  "secrets",
  "identity",
  "logs",
  "backups",
  "availability",
  "reversibility",
  "ai",
  "costs",
] as const;
export type Topic = (typeof topics)[number];

/** One control, in a file of its own that has its name, in the folder of its topic. */
export interface Rule {
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  /** What holds when the rule passes. */
  readonly title: Words;
  /** What to do when it fails. */
  readonly fix: Words;
  /** What no plan can show about it. */
  readonly cannotVerify: Words;
  /** Where the demand comes from. */
  readonly sources: readonly string[];
  /** Classes of nodes it looks at; "data" are all that bear data; "plan" looks once at the whole. */
  readonly appliesTo: readonly NodeClass[] | "plan" | "data" | "every";
  /** Whether the control holds for a node; for a rule on the whole plan, for the graph. */
  readonly check: (node: Node, graph: Graph) => Answer;
  readonly examples: Examples;
}

/** Graphs for which the answer is known. The first node of each is the one looked at. */
export interface Examples {
  readonly pass: readonly ExampleNode[];
  readonly fail: readonly ExampleNode[];
  readonly unknown: readonly ExampleNode[];
}
