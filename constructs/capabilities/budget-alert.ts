import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkName, checkText, checkWholeNumber } from "./checks.ts";
import type { PostDeployStep } from "./post-deploy.ts";

export interface BudgetAlertProps extends CapabilityProps {
  /** Name inside the deployment. @default "budget" */
  readonly name?: string;
  /** What a month may cost, in whole euros without VAT. */
  readonly monthlyEur: number;
  /** Percentages of the amount at which somebody is told, ascending. @default [50, 80, 100] */
  readonly thresholdsPercent?: readonly number[];
  /** Mail addresses of roles that are told, such as "finance@example.org". They stand in plan and state. */
  readonly contacts: readonly string[];
}

/** Somebody is told when spending passes a limit. No cloud stops anything by itself. */
export abstract class BudgetAlert extends Capability {
  readonly name: string;
  readonly monthlyEur: number;
  readonly thresholdsPercent: readonly number[];
  readonly contacts: readonly string[];
  /** What an operator does once, after apply; also the output `<name>_steps`. */
  abstract readonly steps: readonly PostDeployStep[];
  /** Whose spending is watched: the cloud knows no smaller unit. */
  abstract readonly watches: "organisation" | "account" | "project";

  constructor(scope: Construct, id: string, props: BudgetAlertProps) {
    super(scope, id, props, () => checkBudgetAlertProps(props));
    this.name = props.name ?? "budget";
    this.monthlyEur = props.monthlyEur;
    this.thresholdsPercent = props.thresholdsPercent ?? [50, 80, 100];
    this.contacts = props.contacts;
  }

  /** Whole euros at a threshold, rounded down so that nobody is told too late. */
  protected amountAt(percent: number): number {
    return Math.max(1, Math.floor((this.monthlyEur * percent) / 100));
  }
}

/** Problems of the props, before any cloud is asked. */
export function checkBudgetAlertProps(props: BudgetAlertProps): Problem[] {
  const { thresholdsPercent: thresholds = [], contacts } = props;
  return [
    ...(props.name === undefined ? [] : checkName("name", props.name)),
    ...checkWholeNumber("monthlyEur", props.monthlyEur, { least: 1, most: 10_000_000, unit: "euros" }),
    ...thresholds.flatMap((percent, index) =>
      checkWholeNumber(`thresholdsPercent[${index}]`, percent, { least: 1, most: 100, unit: "percent" }),
    ),
    ...checkAscending(props.thresholdsPercent),
    ...contacts.flatMap((contact, index) => checkMail(`contacts[${index}]`, contact)),
    ...checkSomebody(contacts),
  ];
}

function checkAscending(thresholds: readonly number[] | undefined): Problem[] {
  if (thresholds === undefined) return [];
  const isAscending = thresholds.every(
    (percent, index) => index === 0 || percent > (thresholds[index - 1] ?? 0),
  );
  if (thresholds.length > 0 && isAscending) return [];
  const what = "must be ascending and not empty";
  const got = `[${thresholds.join(", ")}]`;
  return [{ where: "thresholdsPercent", what, got, allowed: "such as [50, 80, 100]", fix: "sort them" }];
}

/** Simple on purpose: no quotes and no spaces, because scripts carry the address as it is. */
const checkMail = (where: string, value: string): Problem[] =>
  checkText(
    where,
    value,
    /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/,
    "a mail address such as finance@example.org",
  );

function checkSomebody(contacts: readonly string[]): Problem[] {
  const twice = contacts.find((contact, index) => contacts.indexOf(contact) !== index);
  if (contacts.length > 0 && twice === undefined) return [];
  const what = twice === undefined ? "is empty: nobody would be told" : "names somebody twice";
  const fix = "name each role once";
  return [{ where: "contacts", what, ...(twice === undefined ? {} : { got: `"${twice}"` }), fix }];
}
