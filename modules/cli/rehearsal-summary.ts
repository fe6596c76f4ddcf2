import type { StackResult, Step } from "../rehearsal/run/index.ts";
import { renderTable } from "./table.ts";

/** One stack on one line. */
export function resultLine(result: StackResult): string {
  const seconds = Object.values(result.milliseconds).reduce((sum, step) => sum + step, 0) / 1000;
  return `${result.stack}: ${outcome(result)}, ${seconds.toFixed(1)} s`;
}

export interface SummaryOptions {
  /** Wall time of the whole rehearsal. */
  readonly milliseconds: number;
  /** Resource types that were rehearsed by their schema alone. */
  readonly typesWithoutBehaviour: readonly string[];
  /** More that the reader should know, one sentence each. */
  readonly notes: readonly string[];
}

/** The columns with seconds. */
const timed: readonly { readonly title: string; readonly of: readonly Step[] }[] = [
  { title: "check", of: ["init", "validate"] },
  { title: "plan", of: ["plan"] },
  { title: "apply", of: ["apply"] },
  { title: "re-plan", of: ["re-plan"] },
  { title: "destroy", of: ["destroy"] },
];

/** The summary of a rehearsal, at most 80 characters wide where names allow it. */
export function renderSummary(results: readonly StackResult[], options: SummaryOptions): string {
  const table = renderTable(
    [
      { title: "stack" },
      { title: "create", align: "right" },
      ...timed.map(({ title }) => ({ title, align: "right" as const })),
      { title: "result" },
    ],
    results.map((result) => [
      result.stack,
      String(result.changes?.create ?? "-"),
      ...timed.map(({ of }) => seconds(of.map((step) => result.milliseconds[step]))),
      verdict(result),
    ]),
  );
  const sections = [
    table,
    ...results.filter(({ failure }) => failure !== undefined).map(renderFailure),
    ...results.filter(({ faults }) => faults.length > 0).map(renderFaults),
    [...notesOn(results, options), conclusion(results, options)].map((note) => wrapped(note, 80)).join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function renderFailure({ stack, failure }: StackResult): string {
  return `${stack}: ${failure?.step} failed\n${indent(failure?.message ?? "")}`;
}

function renderFaults({ stack, faults, failure }: StackResult): string {
  const struck = faults.map(
    ({ step, message, left }) => `${stack}: a fault struck in ${step}
${indent(message)}
  You would be left with ${countOf(left.length)} in state:
${indent(shortList(left, 20).join("\n"), 4)}`,
  );
  const end =
    failure === undefined ? "  The same command again heals it: rehearsed." : "  It was not healed.";
  return [...struck, end].join("\n");
}

function shortList(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `… and ${lines.length - most} more`];
}

function notesOn(results: readonly StackResult[], options: SummaryOptions): string[] {
  const guarded = results.flatMap(({ protectedResources }) => protectedResources).length;
  const placeholders = [...new Set(results.flatMap((result) => result.placeholders))];
  const { typesWithoutBehaviour: types } = options;
  return [
    ...(guarded > 0
      ? [`prevent_destroy held for ${countOf(guarded)}; it was lifted in the copy to rehearse the destroy.`]
      : []),
    ...(placeholders.length > 0 ? [`Placeholders stood in for variables: ${placeholders.join(", ")}.`] : []),
    ...(types.length > 0
      ? [`By schema alone, with no facts of how the provider behaves: ${types.join(", ")}.`]
      : []),
    ...(results.some(({ failure }) => failure?.message.includes("does not support resource type"))
      ? ["The pinned schema holds the types that the constructs use; name a full one with --schema."]
      : []),
    ...options.notes,
  ];
}

function conclusion(results: readonly StackResult[], { milliseconds }: SummaryOptions): string {
  const good = results.filter(
    (result) => verdict(result) !== "failed" && verdict(result) !== "skipped",
  ).length;
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  return `${good} of ${results.length} stacks rehearsed in ${time}. Rehearsed, not deployed.`;
}

function outcome(result: StackResult): string {
  if (result.failure !== undefined) return `failed in ${result.failure.step}`;
  if (result.skipped !== undefined) return `skipped, because ${result.skipped}`;
  if (result.changes === undefined) return "valid";
  const { create, update, replace, destroy } = result.changes;
  const counts = Object.entries({ create, update, replace, destroy }).filter(([, count]) => count > 0);
  const changes = counts.map(([name, count]) => `${count} to ${name}`).join(", ");
  return `${changes || "nothing to change"}${result.faults.length > 0 ? ", healed" : ""}`;
}

function verdict({ failure, skipped, faults }: StackResult): "ok" | "failed" | "skipped" | "healed" {
  if (failure !== undefined) return "failed";
  if (skipped !== undefined) return "skipped";
  return faults.length > 0 ? "healed" : "ok";
}

function seconds(durations: readonly (number | undefined)[]): string {
  const ran = durations.filter((duration) => duration !== undefined);
  return ran.length === 0 ? "-" : (ran.reduce((sum, duration) => sum + duration, 0) / 1000).toFixed(1);
}

const countOf = (resources: number) => `${resources} ${resources === 1 ? "resource" : "resources"}`;

function wrapped(text: string, width: number): string {
  return text.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}) `, "g"), "$1\n");
}

function indent(text: string, spaces = 2): string {
  return text.replace(/^(?=.)/gm, " ".repeat(spaces));
}
