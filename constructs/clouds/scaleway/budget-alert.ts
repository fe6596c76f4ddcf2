import type { Construct } from "constructs";
import { BillingBudget } from "../../../.gen/scaleway/billing-budget.js";
import { BillingBudgetAlert } from "../../../.gen/scaleway/billing-budget-alert.js";
import { BillingBudgetAlertNotification } from "../../../.gen/scaleway/billing-budget-alert-notification.js";
import { BudgetAlert, type BudgetAlertProps } from "../../capabilities/budget-alert.ts";
import { reportProblems } from "../../capabilities/problems.ts";

/**
 * The budget of the organisation, which has one, with an alert per threshold. No organisation is written: alerts are
 * looked up in the default one of whoever applies, and would be lost from the state if the budget lay in another.
 */
export class ScalewayBudgetAlert extends BudgetAlert {
  readonly resource: BillingBudget;
  readonly steps = [];
  readonly watches = "organisation";

  constructor(scope: Construct, id: string, props: BudgetAlertProps) {
    super(scope, id, props);
    reportProblems(this, () => checkCount(this.thresholdsPercent));
    this.resource = new BillingBudget(this, "Resource", {
      // Whole euros: the API answers the number as units of money, though the provider's page says cents. Were the
      // page right, somebody would be told too early, and never too late.
      consumptionLimit: this.monthlyEur,
      enabled: true,
    });
    for (const percent of this.thresholdsPercent) {
      const alert = new BillingBudgetAlert(this, `Alert-${percent}`, {
        budgetId: this.resource.id,
        threshold: percent,
      });
      new BillingBudgetAlertNotification(this, `Mail-${percent}`, {
        budgetAlertId: alert.id,
        emailAddresses: [...this.contacts],
      });
    }
  }
}

/** The vendor's page on billing alerts allows ten. */
function checkCount({ length }: readonly number[]) {
  if (length <= 10) return [];
  const what = "are more than the cloud keeps";
  return [{ where: "thresholdsPercent", what, got: `${length}`, allowed: "10 at most", fix: "name fewer" }];
}
