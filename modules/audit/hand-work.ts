import { type Answer, always } from "./answer.ts";
import type { Evidence } from "./fact.ts";
import type { Graph } from "./graph.ts";

/**
 * What a rule on the whole plan answers where the plan holds no resource for its control: unknown, with the steps that
 * the plan leaves to people as evidence. A step that is planned is not a step that is done.
 */
export function notHere(graph: Graph, control: string, none: Evidence): Answer {
  if (graph.nodes.length === 0) return always("not-applicable", none);
  const steps = graph.byHand.filter((work) => work.control === control).flatMap(({ evidence }) => evidence);
  return always("unknown", ...(steps.length === 0 ? [none] : steps));
}
