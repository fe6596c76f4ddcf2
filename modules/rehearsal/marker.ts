/**
 * The offline provider adds this to the schema version of every resource type and data source. Terraform writes that version beside
 * every resource of a plan and of a state, so a rehearsal can be told from a real run even where no value is known
 * yet, whoever ran terraform and however. It protects as well: a real provider refuses a rehearsed state as "created
 * by a newer provider version".
 *
 * Nothing has to be written into the rehearsed configuration for this.
 */
export const rehearsedSchemaVersion = 1_000_000_000;

/**
 * Whether a plan or state, as `terraform show -json` prints it, holds a resource served by the offline provider.
 *
 * A plan without any resource answers false: nothing in it was rehearsed.
 */
export function isRehearsed(planOrState: unknown): boolean {
  return someObject(
    planOrState,
    ["planned_values", "prior_state", "values"],
    (root) => holdsRehearsed(property(root, "root_module")) || isRehearsed(root),
  );
}

function holdsRehearsed(module: unknown): boolean {
  return (
    list(property(module, "resources")).some(
      (resource) => Number(property(resource, "schema_version") ?? 0) >= rehearsedSchemaVersion,
    ) || list(property(module, "child_modules")).some(holdsRehearsed)
  );
}

function someObject(value: unknown, keys: readonly string[], test: (value: unknown) => boolean): boolean {
  return keys.some((key) => {
    const child = property(value, key);
    return typeof child === "object" && child !== null && test(child);
  });
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
