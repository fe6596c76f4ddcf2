import { required } from "../../constructs/capabilities/cloud.ts";
import { reportProblem } from "../../constructs/capabilities/problems.ts";
import { findOffer, hourlyPriceEur, hoursPerMonth } from "../../modules/catalogue/offers.ts";
import { contentClass, globalName } from "../stack-props.ts";
import type { Workload } from "../workload.ts";
import type { Foundation, FoundationProps } from "./foundation.ts";
import { secondSiteOf } from "./second-site.ts";

/** What every size keeps an eye on: who changed what, what it costs, and a copy of what people stored. */
export function watch(
  foundation: Foundation,
  { deployment, cloud, profile, workload }: FoundationProps,
): void {
  const { backups, budget, owner, retention } = deployment;
  new (required(cloud, "AuditTrail"))(foundation, "AuditTrail", {
    dataClass: "personal",
    bucketName: globalName(deployment, "audit-trail"),
    retentionDays: retention.logsDays,
  });
  new (required(cloud, "BudgetAlert"))(foundation, "BudgetAlert", {
    dataClass: "internal",
    monthlyEur: budget.monthlyEur ?? usualBudget(foundation, workload),
    contacts: budget.contacts ?? [owner],
  });
  const secondSite = secondSiteOf(deployment, profile);
  new (required(cloud, "Backup"))(foundation, "Backup", {
    name: "content",
    dataClass: contentClass(deployment),
    volumes: foundation.chatDisks,
    buckets: [foundation.documents],
    copiesBucketName: globalName(deployment, "copies"),
    everyHours: backups.everyHours ?? profile.recovery.pointHours,
    retentionDays: backups.retentionDays,
    ...(secondSite === undefined ? {} : { secondSite, ...databases(foundation) }),
  });
}

/** A managed database keeps its backups in its region by itself; one on a machine of yours copies to its own bucket. */
const databases = ({ database }: Foundation) =>
  database.selfHosted === undefined ? { databases: [database] } : {};

/** Machines are most of the bill; the other half of it is room for the rest, before somebody has to look. */
function usualBudget(foundation: Foundation, { engines, fronts }: Workload): number {
  const { cloud } = foundation.placement;
  const machines = [...engines, ...fronts].flatMap((machine) => {
    const offer = findOffer(cloud, machine.offer);
    return offer === undefined ? [] : [{ offer, zone: machine.zone }];
  });
  // The price of whatever age: a budget must not come and go with a date.
  const prices = machines.map(({ offer, zone }) => hourlyPriceEur(offer, zone, ""));
  const known = prices.filter((price) => price !== undefined);
  if (known.length < prices.length) {
    const what = "is needed: the catalogue holds no price of one of the machines";
    reportProblem(foundation, { where: "budget.monthlyEur", what, fix: "say what a month may cost" });
  }
  return Math.ceil((1.5 * hoursPerMonth * known.reduce((sum, price) => sum + price, 0)) / 100) * 100 || 1;
}
