/** The part of a plan's text that lists what it would do. */
export function changesIn(plan: string): string {
  const actions = plan.slice(Math.max(0, plan.indexOf("will perform the following actions:")));
  const start = actions.search(/^ {2}# /m);
  const end = actions.search(/^(Plan:|─)/m);
  return actions.slice(Math.max(0, start), end > start ? end : undefined).trimEnd();
}

/** One line for each resource of a plan's text. */
export function headlines(changes: string): string {
  return [...changes.matchAll(/^ {2}# (\S.*)$/gm)].map(([, line]) => `  ${line}`).join("\n");
}
