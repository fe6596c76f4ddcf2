import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { audit } from "../../../modules/audit/index.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";
import { clouds, rules } from "./plan-of.ts";

/** The plan that touches every capability, repeated under other names until it has as many resources as asked. */
function largePlan(resources: number): string {
  const text = readFileSync(
    join(import.meta.dirname, "../../fixtures/plans/scaleway-everything.json"),
    "utf8",
  );
  const document = JSON.parse(text);
  const [changes, declared] = [document.resource_changes, document.configuration.root_module.resources];
  const copies = Math.ceil(resources / changes.length);
  const renamed = (value: object, copy: number) =>
    JSON.parse(JSON.stringify(value).replace(/"(scaleway_[a-z0-9_]+)\.([a-z0-9_]+)/g, `"$1.$2_${copy}`));
  const many = (list: object[]) =>
    Array.from({ length: copies }, (_, copy) => list.map((item) => renamed(item, copy))).flat();
  document.resource_changes = many(changes).slice(0, resources);
  document.configuration.root_module.resources = many(declared);
  return JSON.stringify(document);
}

it("audits 5,000 resources with every rule in a moment", () => {
  const text = largePlan(5_000);
  const run = () => {
    const start = process.cpuUsage();
    const result = audit(
      maskPlan(
        readPlan(text),
        clouds.flatMap(({ secretAttributes }) => secretAttributes),
      ),
      rules,
      clouds,
    );
    const { user, system } = process.cpuUsage(start);
    return { milliseconds: (user + system) / 1_000, result };
  };
  const runs = [run(), run(), run()];
  expect(runs[0]?.result.graph.nodes.length).toBe(5_000);
  const best = Math.min(...runs.map(({ milliseconds }) => milliseconds));
  console.log(
    `audit of 5,000 resources: ${best.toFixed(0)} ms of processor time, ${(text.length / 1e6).toFixed(1)} MB of JSON, ${rules.length} rules`,
  );
  // Processor time, because other tests share the machine; twice the figure to reach, as they slow memory down, too.
  expect(best).toBeLessThan(1_000);
  expect(process.memoryUsage().heapUsed / 1e6).toBeLessThan(300);
});
