import { leftOut, presence } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unsettled } from "../../fact.ts";
import type { Endpoint } from "../../flow.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";
import { place } from "./place.ts";

/** Permission sets that contain all rights, or the right to give oneself all rights. */
const everything: ReadonlySet<string> = new Set([
  "AllProductsFullAccess",
  "OrganizationManager",
  "IAMManager",
]);

/** Logs, identities and money. */
export const operations: Mappings = {
  scaleway_cockpit_source: (r) => ({
    class: "log.sink",
    bearsData: true,
    facts: { ...place(r), retentionDays: r.number("retention_days"), signalType: r.text("type") },
  }),
  scaleway_cockpit_token: (r) => ({
    class: "log.token",
    facts: {
      canQuery: chain(r.blocks("scopes"), ([scopes]) =>
        scopes === undefined
          ? known(false, r.evidence("no scopes block: write scopes only"))
          : anyOf(
              ["query_logs", "query_metrics", "query_traces"].map((name) => scopes.flag(name)),
              scopes,
            ),
      ),
    },
  }),
  scaleway_cockpit_exporter: (r) => ({ class: "log.export", facts: { endpoints: exportHosts(r) } }),
  scaleway_cockpit_alert_manager: (r) => ({
    class: "alerting",
    facts: { enabled: map(r.blocks("contact_points"), (points) => points.length > 0) },
  }),
  scaleway_iam_application: () => ({ class: "identity.principal", facts: {} }),
  scaleway_iam_user: () => ({ class: "identity.principal", facts: {} }),
  scaleway_iam_policy: (r) => ({
    class: "identity.grant",
    facts: {
      permissions: permissions(r),
      isAdministrator: map(permissions(r), (names) => names.some((name) => everything.has(name))),
      organisationWide: organisationWide(r),
    },
  }),
  scaleway_iam_api_key: (r) => ({
    class: "identity.key",
    facts: {
      // The user decides about an expiry; a key without one never expires.
      expiresAt: leftOut(r.text("expires_at")),
      ownedByPerson: presence(r, "user_id"),
    },
  }),
  scaleway_billing_budget: (r) => ({ class: "budget", facts: { enabled: r.flag("enabled") } }),
  scaleway_billing_budget_alert: () => ({ class: "budget.alert" }),
};

function permissions(r: View): Fact<readonly string[]> {
  return chain(r.blocks("rule"), (rules) => {
    const sets = rules.map((rule) => rule.texts("permission_set_names"));
    return map(together(sets, sets[0]?.evidence ?? r.evidence("no rule")), (names) => names.flat());
  });
}

/** A rule without projects, or with an organisation, holds for everything the organisation owns. */
function organisationWide(r: View): Fact<boolean> {
  return chain(r.blocks("rule"), (rules) =>
    anyOf(
      rules.map((rule) => presence(rule, "organization_id")),
      r,
    ),
  );
}

/** True when one is; unknown when one could be. */
function anyOf(facts: readonly Fact<boolean>[], r: View): Fact<boolean> {
  const yes = facts.find((fact) => fact.state === "known" && fact.value);
  return yes ?? unsettled(facts) ?? facts[0] ?? known(false, r.evidence("none"));
}

/** A Datadog destination without a URL of its own goes to the service's site in the United States. */
function exportHosts(r: View): Fact<readonly Endpoint[]> {
  const otlp = r.text("otlp_destination", 0, "endpoint");
  const datadog = r.blocks("datadog_destination");
  if (datadog.state === "known" && datadog.value.length > 0) {
    const url = orElse(
      r.text("datadog_destination", 0, "endpoint"),
      "https://datadoghq.com",
      "the provider's default",
    );
    return map(url, (value) => [{ host: hostOf(value), use: "export" }]);
  }
  return map(otlp, (value) => [{ host: hostOf(value), use: "export" }]);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
