import type { Action } from "./action.ts";
import { actionsFor } from "./action-plan.ts";
import type { StackCost } from "./candidate.ts";
import type { Dependency } from "./dependency.ts";
import { type Jurisdiction, jurisdictionsOf } from "./jurisdiction.ts";
import { type AuditedPlan, planDependencies } from "./plan-dependencies.ts";
import type { Answers } from "./read-questionnaire.ts";
import { concentrations, type PlanRisk, planRisksOf, type Risk, risksOf } from "./risk.ts";
import { type Target, targetFor } from "./target.ts";
import { toolDependency } from "./tool-dependency.ts";

/** What an organisation depends on, what may follow from it, and what to do. The same input gives the same diagnosis. */
export interface Diagnosis {
  readonly organisation: Answers["organisation"];
  /** The day by which knowledge counts as stale, YYYY-MM-DD. */
  readonly onDay: string;
  readonly dependencies: readonly Dependency[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly risks: readonly Risk[];
  readonly planRisks: readonly PlanRisk[];
  readonly concentrations: ReturnType<typeof concentrations>;
  /** Unset: nothing asks for an AI of one's own. */
  readonly target?: Target;
  readonly actions: readonly Action[];
  readonly plans: readonly { readonly name: string; readonly sha256: string; readonly rehearsed: boolean }[];
}

export interface DiagnoseOptions {
  /** YYYY-MM-DD */
  readonly onDay: string;
  readonly plans?: readonly AuditedPlan[];
  /** What the reference stacks cost. @default - not estimated */
  readonly stackCosts?: readonly StackCost[];
}

export function diagnose(answers: Answers, { onDay, plans = [], stackCosts }: DiagnoseOptions): Diagnosis {
  const dependencies = [
    ...answers.tools.map((tool, index) =>
      toolDependency(tool, { from: "questionnaire", where: answers.where(["tools", index]) }, onDay),
    ),
    ...plans.flatMap((plan) => planDependencies(plan, onDay)),
  ];
  const risks = risksOf(dependencies);
  const planRisks = planRisksOf(plans);
  const target = targetFor(answers, onDay, stackCosts);
  return {
    organisation: answers.organisation,
    onDay,
    dependencies,
    jurisdictions: jurisdictionsOf(dependencies),
    risks,
    planRisks,
    concentrations: concentrations(dependencies),
    ...(target === undefined ? {} : { target }),
    actions: actionsFor(risks, planRisks, target, onDay),
    plans: plans.map(({ source: { name, sha256, rehearsed } }) => ({ name, sha256, rehearsed })),
  };
}
