import { byRule } from "../../audit/audit.ts";
import type { Fact } from "../../audit/fact.ts";
import { framework as gdpr } from "../../audit/frameworks/gdpr.ts";
import type { Node } from "../../audit/node.ts";
import type { AuditedPlan } from "../plan-dependencies.ts";
import { cited, resources } from "./cited.ts";
import type { Entry } from "./register.ts";

const periods = {
  retentionDays: { en: "kept", fr: "conservation" },
  backupRetentionDays: { en: "backups kept", fr: "sauvegardes conservées" },
  lockDays: { en: "deletion locked", fr: "suppression verrouillée" },
} as const;

/** How long things are kept, where the plan says so. */
export function retentionOf(nodes: readonly Node[], plan: string): Entry[] {
  return nodes.flatMap(({ address, facts }) =>
    Object.entries(periods).flatMap(([fact, words]): Entry[] => {
      const days = facts[fact as keyof typeof periods] as Fact<number> | undefined;
      if (days?.state !== "known") return [];
      return [
        {
          text: {
            en: `${address}: ${words.en} ${days.value} days`,
            fr: `${address} : ${words.fr} ${days.value} jours`,
          },
          evidence: cited(plan, [days.evidence.pointer]),
        },
      ];
    }),
  );
}

/** The controls that serve article 32 and hold somewhere in the plan; where one also fails, that is said. */
export function measuresOf({ source, audit }: AuditedPlan): Entry[] {
  const security = new Set(
    gdpr.requirements.filter(({ id }) => id.startsWith("32(1)")).flatMap(({ rules }) => rules),
  );
  const failing = new Map(byRule(audit, "fail").map(({ rule, verdicts }) => [rule.id, verdicts.length]));
  return byRule(audit, "pass")
    .filter(({ rule }) => security.has(rule.id))
    .map(({ rule, verdicts }) => {
      const fails = failing.get(rule.id) ?? 0;
      return {
        text: {
          en: `${rule.title.en} (${resources(verdicts.length).en}${fails === 0 ? "" : `; fails on ${fails}`})`,
          fr: `${rule.title.fr} (${resources(verdicts.length).fr}${fails === 0 ? "" : ` ; en échec sur ${fails}`})`,
        },
        evidence: cited(
          source.name,
          verdicts.map(({ evidence }) => evidence[0]?.pointer ?? ""),
        ),
      };
    });
}
