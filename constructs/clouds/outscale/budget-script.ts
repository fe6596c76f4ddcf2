import { apiScript, apiVariables } from "./api-script.ts";

/** The user's key reads what was used; mail goes out through a server of yours, over TLS. */
export const budgetVariables = [...apiVariables, "SMTP_URL", "SMTP_USER", "SMTP_PASSWORD", "MAIL_FROM"];

export interface BudgetScript {
  readonly region: string;
  readonly account: string;
  readonly monthlyEur: number;
  /** Whole euros at each threshold, ascending. */
  readonly amountsEur: readonly number[];
  readonly contacts: readonly string[];
}

/**
 * Adds up what the account used since the first of the month, without VAT, and mails the contacts once for each amount
 * that it passed. What was told is remembered beside the script, so that a day that did not run is made up for.
 */
export function budgetScript({ region, account, monthlyEur, amountsEur, contacts }: BudgetScript): string {
  const recipients = contacts.map((contact) => `--mail-rcpt ${contact}`).join(" ");
  return apiScript(
    region,
    `printf 'user = "%s:%s"\\n' "$SMTP_USER" "$SMTP_PASSWORD" >"$work/mail"`,
    "month=$(date -u +%Y-%m)",
    `tomorrow=$(date -u -d "@$(($(date -u +%s) + 86400))" +%Y-%m-%d)`,
    `spent=$(osc ReadConsumptionAccount "{\\"FromDate\\":\\"$month-01\\",\\"ToDate\\":\\"$tomorrow\\",\\"ShowPrice\\":true}" |`,
    `  jq -er 'if .Currency == "EUR" then [.ConsumptionEntries[].Price // 0] | add // 0 | floor else error("not in EUR") end')`,
    `told=\${STATE_DIRECTORY:-.}/told-$month`,
    `touch "$told"`,
    `for amount in ${amountsEur.join(" ")}; do`,
    `  if [ "$spent" -lt "$amount" ] || grep -qx "$amount" "$told"; then continue; fi`,
    `  curl -fsS --ssl-reqd --url "$SMTP_URL" -K "$work/mail" --mail-from "$MAIL_FROM" ${recipients} -T - <<MAIL`,
    "From: $MAIL_FROM",
    `To: ${contacts.join(", ")}`,
    `Subject: Outscale account ${account}: $spent EUR spent in $month`,
    "",
    `$spent EUR without VAT were spent since the first of the month. That is at least $amount EUR of a budget of ${monthlyEur} EUR.`,
    "MAIL",
    `  echo "$amount" >>"$told"`,
    "done",
  );
}
