import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { concerns, evaluate } from "../../../modules/audit/audit.ts";
import { type ExampleNode, exampleGraph, hidden } from "../../../modules/audit/example.ts";
import { buildGraph, type Graph, graphOf } from "../../../modules/audit/graph.ts";
import type { Facts, Node } from "../../../modules/audit/node.ts";
import { topics } from "../../../modules/audit/rule.ts";
import type { Verdict } from "../../../modules/audit/verdict.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { clouds, rules } from "./plan-of.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = join(root, "modules/audit/rules");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

describe("rules", () => {
  it("are all loaded, one per file", () => {
    expect(rules.map(({ topic, id }) => join(topic, `${id}.ts`)).sort()).toEqual(files.sort());
  });

  it("stand in the folder of a known topic", () => {
    expect(new Set(files.map((file) => dirname(file))).size).toBeGreaterThan(7);
    for (const file of files) expect(topics).toContain(dirname(file));
  });

  it("name no cloud's resource types", () => {
    for (const file of files)
      expect(readFileSync(join(folder, file), "utf8")).not.toMatch(
        /(?:scaleway|ovh|outscale|openstack|aws)_/,
      );
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const judge = (nodes: readonly ExampleNode[]) => {
    const graph = exampleGraph(nodes);
    const address = rule.appliesTo === "plan" ? "" : graph.nodes[0]?.address;
    return evaluate(graph, [rule]).find((verdict) => verdict.address === address)?.outcome;
  };

  it("says what it wants in both languages, with sources and limits", () => {
    for (const words of [rule.title, rule.fix, rule.cannotVerify]) {
      expect(words.en.length).toBeGreaterThan(8);
      expect(words.fr.length).toBeGreaterThan(8);
      expect(words.en).not.toBe(words.fr);
      expect(words.en).not.toMatch(/\.$|compliant|certified/);
    }
    expect(rule.sources.length).toBeGreaterThan(0);
  });

  it("passes, fails and does not know in its examples", () => {
    expect(judge(rule.examples.pass)).toBe("pass");
    expect(judge(rule.examples.fail)).toBe("fail");
    expect(judge(rule.examples.unknown)).toBe("unknown");
  });

  it("never turns a failure into a pass when a fact becomes unknown", () => {
    for (const example of Object.values(rule.examples)) neverBetter(exampleGraph(example), [rule]);
  });
});

const realPlan = (name: string) =>
  JSON.parse(readFileSync(join(root, `tests/fixtures/real-plans/${name}/plan.json`), "utf8"));

describe.each(["scaleway", "outscale"])("a real plan: %s", (name) => {
  const everything = realPlan(name);

  it("keeps every failure when any single fact becomes unknown", () => {
    const graph = buildGraph(maskPlan(readPlan(everything)), clouds);
    expect(neverBetter(graph, rules)).toBeGreaterThan(80);
  });

  it("keeps every failure when any single value of the document becomes unknown", () => {
    const before = failures(verdictsOf(everything));
    expect(before.size).toBeGreaterThan(3);
    let mutations = 0;
    for (const [index, change] of everything.resource_changes.entries()) {
      for (const key of Object.keys(change.change.after)) {
        if (change.change.after[key] === null) continue;
        const document = structuredClone(everything);
        delete document.resource_changes[index].change.after[key];
        document.resource_changes[index].change.after_unknown[key] = true;
        expectNoBetter(before, verdictsOf(document), `${change.address}.${key}`);
        mutations++;
      }
    }
    expect(mutations).toBeGreaterThan(100);
  });
});

function verdictsOf(document: unknown): Verdict[] {
  return evaluate(buildGraph(maskPlan(readPlan(document)), clouds), rules);
}

function failures(verdicts: readonly Verdict[]): Set<string> {
  return new Set(
    verdicts.filter(({ outcome }) => outcome === "fail").map(({ rule, address }) => `${rule} ${address}`),
  );
}

function expectNoBetter(failed: ReadonlySet<string>, verdicts: readonly Verdict[], hiddenFact: string): void {
  const better = verdicts.filter(
    ({ rule, address, outcome }) => outcome === "pass" && failed.has(`${rule} ${address}`),
  );
  expect(
    better.map(({ rule, address }) => `${rule} ${address}`),
    `with ${hiddenFact} unknown`,
  ).toEqual([]);
}

/** Hides each known fact of each node in turn; answers how many there were. */
function neverBetter(graph: Graph, checked: typeof rules): number {
  const failed = failures(evaluate(graph, checked));
  let count = 0;
  for (const node of graph.nodes) {
    for (const [name, fact] of Object.entries(node.facts)) {
      if (fact?.state !== "known" && fact?.state !== "absent") continue;
      count++;
      const changed: Node = { ...node, facts: { ...node.facts, [name]: hidden() } as Facts };
      const other = graphOf(graph.nodes.map((one) => (one === node ? changed : one)));
      const concerned = checked.filter((rule) => rule.appliesTo === "plan" || concerns(rule, node));
      expectNoBetter(failed, evaluate(other, concerned), `${node.address} ${name}`);
    }
  }
  return count;
}
