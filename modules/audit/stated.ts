import { type Answer, always, any, holds } from "./answer.ts";
import { fact, type Node } from "./node.ts";

/**
 * Whether a resource names something about itself: by the manifest of its stack or by a label. Where neither can
 * exist, nobody can be asked for it.
 */
export function states(node: Node, name: "dataClass" | "owner" | undefined, label: RegExp): Answer {
  const { labels } = node.facts;
  const described = name === undefined ? undefined : node.facts[name];
  if (labels === undefined && described === undefined) return always("not-applicable");
  return any(
    ...(described === undefined ? [] : [holds<string>(described, (value) => value !== "")]),
    ...(labels === undefined
      ? []
      : [holds(fact(node, "labels"), (list) => list.some((text) => label.test(text)))]),
  );
}
