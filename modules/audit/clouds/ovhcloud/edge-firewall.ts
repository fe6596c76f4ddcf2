import { type Fact, known, unknown } from "../../fact.ts";
import type { Mappings } from "../../mapper.ts";
import type { View } from "../../view.ts";

const ruleType = "ovh_ip_firewall_rule";

/** The filter in front of a public address: what none of its rules names comes in. */
export const edgeFirewall: Mappings = {
  ovh_ip_firewall: (r) => ({
    class: "network.acl",
    facts: { inboundDefault: inboundDefault(r) },
  }),
  [ruleType]: () => ({ class: "joint" }),
};

/** Rules name the address they guard, not the filter. */
function rulesOf(r: View): Fact<readonly View[]> {
  const rules = r.around.all(r, ruleType).map((rule) => ({ rule, guards: rule.text("ip_on_firewall") }));
  const guarded = r.text("ip_on_firewall");
  if (guarded.state !== "known") return guarded;
  const open = rules.find(({ guards }) => guards.state !== "known");
  if (open !== undefined)
    return unknown("reference", open.rule.evidence(`${open.rule.resource.address} may guard it`));
  const own = rules.filter(({ guards }) => guards.state === "known" && guards.value === guarded.value);
  return known(
    own.map(({ rule }) => rule),
    r.evidence(`${own.length} rules`),
  );
}

/** Closed by a rule that denies every protocol from everywhere; a filter that is off lets everything in. */
function inboundDefault(r: View): Fact<"accept" | "drop"> {
  const enabled = r.flag("enabled");
  if (enabled.state === "known" && !enabled.value) return known("accept", enabled.evidence);
  const rules = rulesOf(r);
  if (rules.state !== "known") return rules;
  const closing = rules.value.find(
    (rule) => says(rule, "action", "deny") && says(rule, "protocol", "ipv4") && everywhere(rule),
  );
  return closing === undefined
    ? known("accept", r.evidence("no rule denies what the others leave open"))
    : known("drop", closing.evidence(closing.resource.address));
}

function says(rule: View, name: string, value: string): boolean {
  const fact = rule.text(name);
  return fact.state === "known" && fact.value === value;
}

/** Left out, a rule holds for every source. */
function everywhere(rule: View): boolean {
  const source = rule.text("source");
  const unset = source.state === "unknown" && source.why === "provider-default";
  return (
    unset ||
    source.state === "absent" ||
    (source.state === "known" && /^(?:any|0\.0\.0\.0\/0)$/.test(source.value))
  );
}
