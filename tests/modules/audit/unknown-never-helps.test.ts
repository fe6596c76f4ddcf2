import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../modules/audit/index.ts";
import { auditOf, planDocument } from "./plan-of.ts";

type Json = Record<string, unknown>;
interface Change {
  readonly address: string;
  readonly change: { after: Json | null; after_unknown: Json; actions: readonly string[] };
}
type Path = readonly (string | number)[];

const realPlan = (cloud: string) =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../../fixtures/real-plans", cloud, "plan.json"), "utf8"),
  ) as { resource_changes: Change[] };

/** Every place of a value that a provider might also have left open. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The plan as it would be if the provider decided this value during apply. */
function withUnknown<P extends { resource_changes: Change[] }>(plan: P, address: string, path: Path): P {
  const copy = structuredClone(plan);
  const change = copy.resource_changes.find((one) => one.address === address)?.change;
  if (change?.after == null) throw new Error(`${address} is not in the plan`);
  let [value, unknown] = [change.after, change.after_unknown] as [Json, Json];
  for (const [index, key] of path.entries()) {
    if (index === path.length - 1) {
      if (Array.isArray(value)) value[Number(key)] = null;
      else delete value[key];
      unknown[key] = true;
    } else {
      value = value[key] as Json;
      if (typeof unknown[key] !== "object") unknown[key] = Array.isArray(value) ? value.map(() => ({})) : {};
      unknown = unknown[key] as Json;
    }
  }
  return copy;
}

const outcomes = (plan: unknown): ReadonlyMap<string, Outcome> =>
  new Map(auditOf(plan).verdicts.map(({ rule, address, outcome }) => [`${rule} ${address}`, outcome]));

describe.each(["scaleway", "outscale"])("a real plan of %s of which a value is left open", (cloud) => {
  const plan = realPlan(cloud);
  const before = outcomes(plan);
  const places = plan.resource_changes.flatMap(({ address, change }) =>
    leaves(change.after).map((path) => ({ address, path })),
  );

  it("never passes where it failed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ address, path }) => {
        const after = outcomes(withUnknown(plan, address, path));
        const better = [...before].filter(([key, was]) => was === "fail" && after.get(key) === "pass");
        expect(better.map(([key]) => key)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe("user data of which a part is known only after apply", () => {
  const machine = (sensitive: boolean) =>
    planDocument([
      {
        address: "scaleway_instance_server.app",
        values: { type: "PLAY2-NANO", user_data: {}, zone: "fr-par-1" },
        unknown: { user_data: { "cloud-init": true } },
        sensitive: sensitive ? { user_data: { "cloud-init": true } } : {},
      },
    ]);
  const about = (plan: unknown, rule: string) => outcomes(plan).get(`${rule} scaleway_instance_server.app`);

  it.each(["no-secret-in-user-data", "endpoints-in-eea", "no-latest-image", "no-piped-download"])(
    "leaves %s unknown",
    (rule) => {
      expect(about(machine(false), rule)).toBe("unknown");
    },
  );

  it("holds a secret where Terraform marks that part sensitive", () => {
    expect(about(machine(true), "no-secret-in-user-data")).toBe("fail");
    expect(about(machine(true), "no-secret-in-state")).toBe("fail");
  });
});
