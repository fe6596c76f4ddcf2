import type { MaskedPlan } from "../plan/index.ts";
import { compare, concerns } from "./audit.ts";
import { buildGraph } from "./graph.ts";
import type { CloudMapper } from "./mapper.ts";
import type { Rule } from "./rule.ts";

/** What the audit knows about one resource type. */
export interface TypeCoverage {
  readonly provider: string;
  readonly type: string;
  /** Neutral class; "joint" where the resources that it joins tell its content; undefined where no mapper knows it. */
  readonly class?: string;
  /** Ids of the rules that look at it. */
  readonly rules: readonly string[];
}

/** For every type of a provider, the rules that look at it. A type without any is listed, not left out. */
export function coverageOf(
  types: readonly { readonly provider: string; readonly type: string }[],
  rules: readonly Rule[],
  clouds: readonly CloudMapper[],
): readonly TypeCoverage[] {
  // A mapper tells a type's class from any resource of it, also from an empty one.
  const graph = buildGraph(emptyPlan(types), clouds);
  const nodes = new Map(graph.nodes.map((node) => [node.type, node]));
  const general = new Set(rules.filter(({ appliesTo }) => appliesTo === "every").map(({ id }) => id));
  return [...types]
    .sort((a, b) => compare(a.provider, b.provider) || compare(a.type, b.type))
    .map(({ provider, type }) => {
      const node = nodes.get(type);
      if (node === undefined) return { provider, type, rules: [] };
      // A rule on every resource is no knowledge about this type.
      const concerned = rules.filter((rule) => !general.has(rule.id) && concerns(rule, node));
      return { provider, type, class: node.class, rules: concerned.map(({ id }) => id).sort(compare) };
    });
}

function emptyPlan(types: readonly { readonly provider: string; readonly type: string }[]): MaskedPlan {
  return {
    kind: "plan",
    formatVersion: "1.2",
    terraformVersion: "none",
    masked: true,
    variables: [],
    outputs: [],
    configuration: {},
    resources: types.map(({ provider, type }) => ({
      pointer: "",
      address: `${type}.any`,
      mode: "managed",
      type,
      provider,
      action: "create",
      after: {},
      afterUnknown: {},
      beforeSensitive: false,
      afterSensitive: false,
      secrets: [],
    })),
  };
}

/** The coverage as text: per provider its share and every type with its rules. */
export function coverageText(coverage: readonly TypeCoverage[]): string {
  const providers = [...new Set(coverage.map(({ provider }) => provider))];
  const lines = providers.flatMap((provider) => {
    const types = coverage.filter((one) => one.provider === provider);
    const ruled = types.filter(({ rules }) => rules.length > 0).length;
    const joints = types.filter((one) => one.class === "joint").length;
    return [
      `${provider}: ${types.length} types, ${ruled} with rules, ${joints} read as a part of others, ${types.length - ruled - joints} with none`,
      ...types.map(line),
      "",
    ];
  });
  return `${lines.join("\n")}\n`;
}

function line({ type, class: nodeClass, rules }: TypeCoverage): string {
  if (rules.length > 0) return `  ${type} (${nodeClass}): ${rules.join(", ")}`;
  return `  ${type}: ${nodeClass === "joint" ? "read as a part of others" : "none"}`;
}
