import type { Problem } from "../../../modules/problem/problem.ts";
import { checkText } from "../../capabilities/checks.ts";

/** What a policy takes, without blanks. */
const maxCharacters = 5120;

/** A policy that allows actions over the account; the cloud has no smaller scope. */
export const documentOf = (actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: [...actions].sort(), Resource: ["*"] }] });

/** The plan checks neither the actions nor the length. */
export function checkActions(actions: readonly string[]): Problem[] {
  const named = actions.flatMap((action) =>
    checkText(
      "permit",
      action,
      /^api:[A-Z][A-Za-z]+\*?$/,
      'one action such as "api:StopVms" or "api:ReadVms*"',
    ),
  );
  const { length } = documentOf(actions);
  if (length <= maxCharacters) return named;
  const what = "makes a policy that is too long";
  const allowed = `at most ${maxCharacters} characters`;
  return [
    ...named,
    { where: "permit", what, got: `${length} characters`, allowed, fix: "use two identities" },
  ];
}
