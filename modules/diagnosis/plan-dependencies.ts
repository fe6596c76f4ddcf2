import type { Audit, Source as PlanSource } from "../audit/index.ts";
import { operatorBehind } from "../audit/jurisdiction.ts";
import type { Operator as HostOperator } from "../audit/knowledge/operators.ts";
import type { Node } from "../audit/node.ts";
import { findCloud } from "../catalogue/clouds.ts";
import type { DataClass } from "../sizing/wish.ts";
import type { Dependency } from "./dependency.ts";
import { fromKnowledge, type Known, known, type Source, unknown } from "./evidence.ts";

/** A plan with what the audit made of it. */
export interface AuditedPlan {
  readonly source: PlanSource;
  readonly audit: Audit;
}

const notInPlan = unknown("no plan shows it", "aucun plan ne le montre");

/** What a plan rests on: the clouds that it builds on, and whoever runs the hosts that its machines talk to. */
export function planDependencies(plan: AuditedPlan, today: string): Dependency[] {
  const { nodes } = plan.audit.graph;
  const clouds = [...new Set(nodes.map(({ cloud }) => cloud))].filter((cloud) => cloud !== "").sort();
  return [...clouds.map((cloud) => cloudDependency(cloud, plan, today)), ...hostDependencies(plan)];
}

function cloudDependency(cloud: string, { source, audit }: AuditedPlan, today: string): Dependency {
  const nodes = audit.graph.nodes.filter((node) => node.cloud === cloud && node.bearsData);
  const operator = findCloud(cloud)?.operator;
  const nobody = unknown("the catalogue does not hold it", "le catalogue ne le connaît pas");
  return {
    ...silent,
    name: `${operator?.name ?? cloud} (${shortName(source.name)})`,
    use: "hosting",
    data: classesOf(nodes),
    operator:
      operator === undefined
        ? nobody
        : fromKnowledge({ name: operator.name, country: operator.country }, operator.provenance, today),
    controller:
      operator === undefined
        ? nobody
        : fromKnowledge(
            { name: operator.parent, country: operator.parentCountry },
            operator.provenance,
            today,
          ),
    hostedIn: countriesOf(nodes, source.name),
    source: at(source.name, nodes[0]?.pointer ?? ""),
  };
}

/** Where everything that bears data stands; one resource whose country is not told makes the whole unknown. */
function countriesOf(nodes: readonly Node[], plan: string): Known<readonly string[]> {
  const told = nodes.map(({ facts }) => facts.country);
  const silentAt = nodes.find((_, index) => told[index]?.state !== "known");
  if (nodes.length === 0) return unknown("the plan holds no data", "le plan ne porte aucune donnée");
  if (silentAt !== undefined) {
    return unknown(
      `the plan does not tell the country of ${silentAt.address}`,
      `le plan ne dit pas le pays de ${silentAt.address}`,
    );
  }
  const countries = told.flatMap((fact) => (fact?.state === "known" ? [fact.value] : []));
  return known([...new Set(countries)].sort(), at(plan, nodes[0]?.pointer ?? ""));
}

function classesOf(nodes: readonly Node[]): DataClass[] {
  const told = nodes.flatMap(({ facts }) =>
    facts.dataClass?.state === "known" ? [facts.dataClass.value] : [],
  );
  return [...new Set(told)].sort();
}

function hostDependencies({ source, audit }: AuditedPlan): Dependency[] {
  const byOperator = new Map<string, { operator?: HostOperator; hosts: Set<string>; pointer: string }>();
  const clouds = new Set(audit.graph.nodes.map(({ cloud }) => findCloud(cloud)?.operator.name));
  for (const { facts } of audit.graph.nodes) {
    if (facts.endpoints?.state !== "known") continue;
    for (const endpoint of facts.endpoints.value) {
      const operator = operatorBehind(endpoint);
      // The plan's own domains lead back into this infrastructure, and the cloud stands in a line of its own.
      if (operator?.country === "" || clouds.has(operator?.name)) continue;
      const key = operator?.name ?? endpoint.host;
      const group = byOperator.get(key) ?? {
        ...(operator === undefined ? {} : { operator }),
        hosts: new Set<string>(),
        pointer: facts.endpoints.evidence.pointer,
      };
      byOperator.set(key, group);
      group.hosts.add(endpoint.host);
    }
  }
  return [...byOperator]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => hostDependency(key, group, source.name));
}

function hostDependency(
  key: string,
  { operator, hosts, pointer }: { operator?: HostOperator; hosts: ReadonlySet<string>; pointer: string },
  plan: string,
): Dependency {
  const names = [...hosts].sort().join(", ");
  const party: Dependency["operator"] =
    operator === undefined
      ? unknown("nobody listed this host", "aucune liste ne connaît cet hôte")
      : known({ name: operator.name, country: operator.country }, knowledgeOf(operator));
  return {
    ...silent,
    name: `${operator === undefined ? key : `${operator.name}: ${names}`} (${shortName(plan)})`,
    use: "other",
    data: [],
    operator: party,
    controller: party,
    hostedIn: notInPlan,
    source: at(plan, pointer),
  };
}

/** What no plan tells of a dependency. */
const silent = {
  own: false,
  essential: false,
  subprocessors: [],
  contract: notInPlan,
  exportTested: notInPlan,
} as const;

function knowledgeOf({ source, checkedOn }: HostOperator): Source {
  if (checkedOn === undefined) return { from: "knowledge", where: source, mark: "recalled" };
  return { from: "knowledge", where: source, mark: "verified", checkedOn };
}

function at(plan: string, pointer: string): Source {
  return { from: "plan", where: `${plan}#${pointer}` };
}

/** Enough of a path to tell plans apart: every stack's is called plan.json. */
function shortName(path: string): string {
  return path.split("/").slice(-2).join("/");
}
