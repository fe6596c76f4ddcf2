import { byRule, compare } from "../audit/audit.ts";
import { type Severity, severities } from "../audit/rule.ts";
import type { Words } from "../page/language.ts";
import { type DataClass, dataClasses } from "../sizing/wish.ts";
import type { Dependency } from "./dependency.ts";
import type { AuditedPlan } from "./plan-dependencies.ts";
import { type Reach, reaches } from "./reach.ts";
import { type Reason, type ReasonKind, reasonKinds, reasonsOf } from "./reason.ts";

/** What may go wrong with one dependency, and why it is thought so. */
export interface Risk {
  readonly dependency: Dependency;
  readonly reasons: readonly Reason[];
  /** What its rank rests on, the first difference decides. */
  readonly rank: Rank;
}

/** Compared one after the other; no sum is made of them. */
export interface Rank {
  /** The gravest reason that is established; unset where all are open questions. */
  readonly gravest?: ReasonKind;
  readonly data?: DataClass;
  readonly reach?: Reach;
  readonly essential: boolean;
  readonly people: number;
}

/** A control of the audit that fails in a plan, with the places. */
export interface PlanRisk {
  readonly plan: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly title: Words;
  readonly fix: Words;
  readonly places: readonly { readonly address: string; readonly pointer: string }[];
}

/** Reasons that are established and are risks by themselves; the others are questions. */
const established: readonly ReasonKind[] = reasonKinds.filter(
  (kind) => kind !== "unknown" && kind !== "unconfirmed",
);

/** How the list is ordered, to be printed beside it. */
export const rankingWords: Words = {
  en: "Ranked by the first of these that differs: the most sensitive data that goes there, how closely the law of a country outside the EEA bears on it (operator, who controls it, place, sub-processor), whether work stops without it, how many people use it. No score is computed. What is not known ranks nowhere: it stands among the open questions.",
  fr: "Classement par le premier de ces critères qui diffère : la donnée la plus sensible qui y va, la proximité du droit d’un pays hors de l’EEE (exploitant, qui le contrôle, lieu, sous-traitant), si le travail s’arrête sans lui, combien de personnes l’utilisent. Aucune note n’est calculée. Ce qui n’est pas connu n’est pas classé : il figure parmi les questions ouvertes.",
};

/** Every dependency that gives a reason, the gravest first; those with questions alone come last. */
export function risksOf(dependencies: readonly Dependency[]): Risk[] {
  return dependencies
    .map((dependency) => riskOf(dependency))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(byRank);
}

function riskOf(dependency: Dependency): Risk {
  const reasons = reasonsOf(dependency);
  const sure = reasons.filter(({ kind }) => established.includes(kind));
  const [first] = sure;
  const reach = reaches.find((one) => sure.some(({ exposure }) => exposure?.reach === one));
  const data = [...dataClasses].reverse().find((one) => dependency.data.includes(one));
  return {
    dependency,
    reasons,
    rank: {
      ...(first === undefined ? {} : { gravest: first.kind }),
      ...(data === undefined ? {} : { data }),
      ...(reach === undefined ? {} : { reach }),
      essential: dependency.essential,
      people: dependency.people ?? 0,
    },
  };
}

function byRank({ rank: a, dependency: one }: Risk, { rank: b, dependency: other }: Risk): number {
  const criteria = [
    Number(a.gravest === undefined) - Number(b.gravest === undefined),
    sensitivity(b.data) - sensitivity(a.data),
    distance(a.reach) - distance(b.reach),
    Number(b.essential) - Number(a.essential),
    b.people - a.people,
  ];
  return criteria.find((difference) => difference !== 0) ?? compare(one.name, other.name);
}

const sensitivity = (data: DataClass | undefined) => (data === undefined ? -1 : dataClasses.indexOf(data));
const distance = (reach: Reach | undefined) =>
  reach === undefined ? reaches.length : reaches.indexOf(reach);

/** Controls of severity high and critical that fail in the plans, the gravest first. */
export function planRisksOf(plans: readonly AuditedPlan[]): PlanRisk[] {
  return plans
    .flatMap(({ source, audit }) =>
      byRule(audit, "fail").map(({ rule, verdicts }) => ({
        plan: source.name,
        rule: rule.id,
        severity: rule.severity,
        title: rule.title,
        fix: rule.fix,
        places: verdicts.map(({ address, evidence }) => ({ address, pointer: evidence[0]?.pointer ?? "" })),
      })),
    )
    .filter(({ severity }) => severity === "critical" || severity === "high")
    .sort(
      (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || compare(a.rule, b.rule),
    );
}

/** Corporate groups on which several essential tools rest at once. */
export function concentrations(
  dependencies: readonly Dependency[],
): { readonly group: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { controller, essential, name } of dependencies) {
    if (!essential || controller.state !== "known") continue;
    groups.set(controller.value.name, [...(groups.get(controller.value.name) ?? []), name]);
  }
  return [...groups]
    .filter(([, names]) => names.length > 1)
    .map(([group, names]) => ({ group, names: [...names].sort(compare) }))
    .sort((a, b) => b.names.length - a.names.length || compare(a.group, b.group));
}
