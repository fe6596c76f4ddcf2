import type { Construct } from "constructs";
import { CloudProjectAlerting } from "../../../.gen/ovh/cloud-project-alerting.js";
import { BudgetAlert, type BudgetAlertProps } from "../../capabilities/budget-alert.ts";
import { inProject } from "./locality.ts";

/** Once a day while an amount is passed; the provider takes a few lengths only. */
const secondsBetweenMails = 86_400;

/** An alert of the project has one amount and one address, so there is one for each threshold and contact. */
export class OvhcloudBudgetAlert extends BudgetAlert {
  readonly resources: readonly CloudProjectAlerting[];
  readonly steps = [];
  readonly watches = "project";

  constructor(scope: Construct, id: string, props: BudgetAlertProps) {
    super(scope, id, props);
    this.resources = this.thresholdsPercent.flatMap((percent) =>
      this.contacts.map(
        (email, index) =>
          new CloudProjectAlerting(this, `Alert-${percent}-${index + 1}`, {
            ...inProject(this.placement),
            delay: secondsBetweenMails,
            email,
            monthlyThreshold: this.amountAt(percent),
          }),
      ),
    );
  }
}
