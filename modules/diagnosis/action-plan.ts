import { type Action, efforts, removed } from "./action.ts";
import { replaceableUses } from "./knowledge/tool.ts";
import type { PlanRisk, Risk } from "./risk.ts";
import { replaceAction, riskActions } from "./risk-actions.ts";
import type { Target } from "./target.ts";

/** What to do, the least effort first and within it in the order of the risks that it touches. */
export function actionsFor(
  risks: readonly Risk[],
  planRisks: readonly PlanRisk[],
  target: Target | undefined,
  today: string,
): Action[] {
  const ownAi = ownAiAction(risks, target);
  const actions = [
    ...(ownAi === undefined ? [] : [ownAi]),
    ...planRisks.map(fixAction),
    ...risks.flatMap((risk) => [
      ...riskActions(risk),
      ...(takenOver(risk, target) ? [] : replaceAction(risk, today)),
    ]),
  ];
  return actions.sort((a, b) => efforts.indexOf(a.effort) - efforts.indexOf(b.effort));
}

/** The same tool can be in use for other things, too, which a stack of one's own does not take over. */
const takenOver = ({ dependency: { name, use } }: Risk, target: Target | undefined) =>
  target?.chosen !== undefined && target.replaces.includes(name) && replaceableUses.includes(use);

function ownAiAction(risks: readonly Risk[], target: Target | undefined): Action | undefined {
  const { chosen, size, replaces = [] } = target ?? {};
  if (chosen === undefined || size === undefined || replaces.length === 0) return undefined;
  const touched = risks.filter((risk) => takenOver(risk, target));
  const names = replaces.join(", ");
  return {
    title: {
      en: `Set up the stack ${size} on ${chosen.operator.name} and move the work of ${names} there`,
      fr: `Mettre en place la pile ${size} chez ${chosen.operator.name} et y déplacer le travail de ${names}`,
    },
    effort: "weeks",
    removes: touched.map(({ dependency, reasons }) => removed(dependency.name, reasons)),
    leaves: {
      en: `${chosen.operator.name} hosts the machines and is subject to the law of its own seat; you answer for running them`,
      fr: `${chosen.operator.name} héberge les machines et relève du droit de son siège ; vous répondez de leur exploitation`,
    },
  };
}

function fixAction({ plan, title, fix }: PlanRisk): Action {
  return { title: fix, effort: "days", removes: [{ from: plan, what: [title] }] };
}
