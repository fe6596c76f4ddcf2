import type { ControlChange } from "../diff/diff.ts";
import type { Language } from "../rule.ts";
import type { LapsedWaiver } from "../waiver/waiver.ts";
import { diffWords } from "./diff-words.ts";
import { phrase } from "./phrases.ts";
import { words } from "./words.ts";

/** A change of one resource. */
export interface DiffItem {
  /** Which control; undefined where the resource itself is what changes. */
  readonly control?: string;
  /** Address, or a country. */
  readonly subject: string;
  /** What became of it, then what shows it. */
  readonly said: readonly string[];
  /** Id of the control's rule. */
  readonly rule?: string;
}

/** A control whose verdict changed. */
export function controlItem(change: ControlChange, title: string, language: Language): DiffItem {
  const { rule, address, before, after, verdict } = change;
  const say = diffWords[language];
  const { outcomeNames, wholePlan } = words[language];
  const was = before === undefined ? say.isNew : outcomeNames[before];
  const is = after === undefined ? say.isGone : outcomeNames[after];
  const evidence = verdict.evidence
    .slice(0, 2)
    .map(({ shown, note }) =>
      [shown, note]
        .flatMap((part) => (part === undefined || part === "" ? [] : [phrase(part)[language]]))
        .join(" – "),
    );
  return {
    control: title,
    subject: address === "" ? wholePlan : address,
    said: [
      `${was} → ${is}`,
      ...evidence.filter((said) => said !== ""),
      ...(verdict.waiver === undefined ? [] : [words[language].waiver(verdict.waiver)]),
    ],
    rule,
  };
}

/** A waiver that no longer covers what it was written for. */
export function lapsedItem(
  { waiver, reason, address }: LapsedWaiver,
  title: string | undefined,
  language: Language,
) {
  const { lapses, waiver: describe, wholePlan } = words[language];
  return {
    control: title ?? waiver.rule,
    subject: address === "" ? wholePlan : address,
    said: [lapses[reason], describe(waiver)],
    rule: waiver.rule,
  };
}
