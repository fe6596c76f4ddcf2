import { audit, loadClouds, loadRules, type Outcome } from "../../../modules/audit/index.ts";
import { maskPlan, readPlan } from "../../../modules/plan/index.ts";

export const clouds = await loadClouds();
export const rules = await loadRules();
const secretAttributes = clouds.flatMap((cloud) => cloud.secretAttributes);

export interface TestResource {
  readonly address: string;
  readonly values?: Record<string, unknown>;
  /** Attributes known after apply. */
  readonly unknown?: Record<string, unknown>;
  readonly sensitive?: Record<string, unknown>;
  readonly before?: Record<string, unknown>;
  /** Attribute → references, as Terraform writes them. */
  readonly references?: Record<string, readonly string[]>;
  readonly actions?: readonly string[];
  readonly previousAddress?: string;
  readonly provider?: string;
}

/** The JSON that `terraform show -json` would print for these resources of the root module. */
export function planDocument(resources: readonly TestResource[], extra: Record<string, unknown> = {}) {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: resources.map((resource) => ({
      address: resource.address,
      ...(resource.previousAddress === undefined ? {} : { previous_address: resource.previousAddress }),
      mode: "managed",
      type: typeOf(resource.address),
      name: resource.address.split(".").at(-1),
      provider_name: resource.provider ?? "registry.terraform.io/scaleway/scaleway",
      change: {
        actions: resource.actions ?? ["create"],
        before: resource.before ?? null,
        after:
          resource.actions?.[0] === "delete" && resource.actions.length === 1
            ? null
            : (resource.values ?? {}),
        after_unknown: resource.unknown ?? {},
        before_sensitive: false,
        after_sensitive: resource.sensitive ?? {},
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map((resource) => ({
          address: resource.address.replace(/\[[^\]]*\]/g, ""),
          type: typeOf(resource.address),
          provider_config_key: "scaleway",
          expressions: {
            ...Object.fromEntries(
              Object.entries(resource.values ?? {}).map(([key, value]) => [key, { constant_value: value }]),
            ),
            ...Object.fromEntries(
              Object.entries(resource.references ?? {}).map(([key, references]) => [key, { references }]),
            ),
          },
        })),
      },
    },
    complete: true,
    errored: false,
    ...extra,
  };
}

export function auditOf(document: unknown) {
  return audit(maskPlan(readPlan(document), secretAttributes), rules, clouds);
}

/** The outcome of one rule for one resource. */
export function outcomeOf(document: unknown, rule: string, address: string): Outcome | undefined {
  return auditOf(document).verdicts.find((verdict) => verdict.rule === rule && verdict.address === address)
    ?.outcome;
}

function typeOf(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)+/, "").split(".")[0] ?? "";
}
