import { type Answer, any, holds } from "./answer.ts";
import { leftOut } from "./derive.ts";
import type { Node } from "./node.ts";

const kept = "backups?|sauvegardes?|dumps?|logs?|journal|journaux|audit|archives?|evidence|preuves?";
const keptLabel = new RegExp(
  `^(?:purpose|usage|content|role|data-?class|classification)[:=](?:${kept})$`,
  "i",
);
const keptName = new RegExp(`(?:^|[-_.])(?:${kept})(?:[-_.]|$)`, "i");

/**
 * Whether a bucket holds backups, logs or evidence, by its name or labels. What a cloud's mapper does not show says
 * nothing.
 */
export function keepsRecords({ facts: { labels, name } }: Node): Answer {
  return any(
    ...(labels === undefined ? [] : [holds(labels, (list) => list.some((text) => keptLabel.test(text)))]),
    ...(name === undefined ? [] : [holds(leftOut(name), (text) => keptName.test(text))]),
  );
}
