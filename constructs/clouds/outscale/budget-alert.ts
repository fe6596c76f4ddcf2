import type { Construct } from "constructs";
import { BudgetAlert, type BudgetAlertProps } from "../../capabilities/budget-alert.ts";
import { leaveToOperator, type PostDeployStep } from "../../capabilities/post-deploy.ts";
import { timerStep } from "../../capabilities/timer-step.ts";
import { budgetScript, budgetVariables } from "./budget-script.ts";

/** The cloud has no budgets, but tells what was used at which price: a script asks every day. */
export class OutscaleBudgetAlert extends BudgetAlert {
  readonly steps: readonly PostDeployStep[];
  readonly watches = "account";

  constructor(scope: Construct, id: string, props: BudgetAlertProps) {
    super(scope, id, props);
    const { region, project: account } = this.placement;
    const { monthlyEur, contacts } = this;
    const amountsEur = [...new Set(this.thresholdsPercent.map((percent) => this.amountAt(percent)))];
    this.steps = [
      timerStep(
        { name: "watch", purpose: `Mail ${contacts.join(", ")} when a month's spending passes a threshold` },
        {
          unit: this.placement.nameOf(this.name),
          script: budgetScript({ region, account, monthlyEur, amountsEur, contacts }),
          onCalendar: "*-*-* 06:23:00 UTC",
          environment: budgetVariables,
          rights:
            "OSC: an EIM user that may api:ReadConsumptionAccount and nothing else. SMTP_URL such as smtp://mail.example.org:587",
        },
      ),
    ];
    leaveToOperator(this, "budget-alert", this.name, this.steps);
  }
}
