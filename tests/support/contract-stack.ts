import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { expect } from "vitest";
import type { Cloud } from "../../constructs/capabilities/cloud.ts";
import type { Identity } from "../../constructs/capabilities/identity.ts";
import type { PlacementProps } from "../../constructs/capabilities/placement.ts";
import { collectProblems } from "../../constructs/capabilities/problems.ts";
import type { SecondSite } from "../../constructs/capabilities/second-site.ts";
import { loadPinnedProviders } from "../../modules/bindings/pinned.ts";
import { formatProblem } from "../../modules/problem/problem.ts";
import { breaches, undescribed } from "./invariants.ts";
import { checkAgainstSchemas } from "./schema-check.ts";

/** A cloud with what its contract tests need to know. */
export interface ContractCase {
  readonly cloud: Cloud;
  readonly placement: PlacementProps;
  /** Arguments that decide where a resource lives, with the values that the placement allows. */
  readonly residency: Readonly<Record<string, readonly string[]>>;
  /** Another zone, of the same region where it has several. */
  readonly otherZone: string;
  /** Where a second site is allowed, names of the place included, and a region that is refused under the same terms. */
  readonly secondSite: SecondSite & { readonly places: readonly string[]; readonly refused: string };
  /** Whether buckets can be opened to identities. */
  readonly identitiesReachBuckets: boolean;
  /** Whether the cloud itself runs commands on a schedule. */
  readonly runsCommands: boolean;
  /** Whether an identity's key can be made without its secret being shown in plans. */
  readonly issuesKeys: boolean;
  /** Lets an identity do something, whatever the cloud has to allow. */
  grant(identity: Identity, stack: TerraformStack): void;
  /** A machine without and one with a GPU in the placement's zone, with images that fit. */
  readonly cpu: { readonly offer: string; readonly image: string };
  readonly gpu: { readonly offer: string; readonly image: string };
}

type Config = Readonly<Record<string, unknown>>;

/** A synthesized stack, as Terraform reads it. */
export interface Synthesized {
  readonly json: Config;
  readonly text: string;
  /** Every resource of a type. */
  all(type: string): Config[];
  /** The only resource of a type. */
  the(type: string): Config;
}

type Setting = Pick<ContractCase, "cloud" | "placement" | "residency">;

/**
 * Builds one stack on the cloud and answers it synthesized, after the pinned schemas accepted it and what holds for
 * every resource was checked.
 */
export function synthesize(
  { cloud, placement, residency }: Setting,
  build: (stack: TerraformStack) => void,
  overrides: Partial<PlacementProps> = {},
): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), "contract-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "contract");
    cloud.configure(stack, { ...placement, ...overrides });
    build(stack);
    expect(collectProblems(app).map(formatProblem)).toEqual([]);
    app.synth();
    const text = readFileSync(join(outdir, "stacks", "contract", "cdk.tf.json"), "utf8");
    const json = JSON.parse(text);
    const providers = loadPinnedProviders();
    expect(checkAgainstSchemas(json, providers)).toEqual([]);
    expect(breaches(json, providers, residency)).toEqual([]);
    expect(undescribed(stack)).toEqual([]);
    return asSynthesized(json, text);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Builds one stack on the cloud; answers every problem that it has, one line each. Nothing is written. */
export function problemsOf(
  { cloud, placement }: Pick<Setting, "cloud" | "placement">,
  build: (stack: TerraformStack) => void,
  overrides: Partial<PlacementProps> = {},
): string[] {
  const app = new App({ outdir: join(tmpdir(), "never-written") });
  const stack = new TerraformStack(app, "contract");
  cloud.configure(stack, { ...placement, ...overrides });
  build(stack);
  return collectProblems(app).map(formatProblem);
}

function asSynthesized(json: Config, text: string): Synthesized {
  const all = (type: string) =>
    Object.values(((json.resource ?? {}) as Record<string, Record<string, Config>>)[type] ?? {});
  const the = (type: string) => {
    const found = all(type);
    expect({ type, count: found.length }).toEqual({ type, count: 1 });
    return found[0] ?? {};
  };
  return { json, text, all, the };
}
